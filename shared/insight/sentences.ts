// The sentences that stand above the charts: what is to be seen, not what it is called.
import { compareDecimals } from '../decimal';
import type { FindingGroup } from './findings';
import type { ScoreBin } from './scores';

/** Over the chart of money against the calendar; `count` of projects. */
export function behindSentence(count: number): string {
  return count === 0 ? '没有项目的执行率落后于时间进度' : `执行率落后于时间进度的项目有 ${count} 个`;
}

/** @param late units with something open */
export function completionSentence({
  total,
  handedIn,
  late,
}: {
  total: number;
  handedIn: number;
  late: number;
}): string {
  return handedIn === total ? `${total} 项全部交齐` : `${total} 项中 ${handedIn} 项已交，${late} 个单位还没有交齐`;
}

/** Over the spread of scores (得分分布). 90 is where 优 begins in the usual profile [evaluation rules 2.4]. */
export function scoresSentence(bins: readonly ScoreBin[]): string {
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return '还没有提交上来的得分';
  const good = bins.filter(({ from }) => compareDecimals(from, '90') >= 0).reduce((sum, { count }) => sum + count, 0);
  return `已交的 ${all} 项中 ${good} 项得分在 90 分以上`;
}

/** Over the grades (等次) of what is completed; grades nobody got are not said. */
export function gradesSentence(grades: readonly { grade: string; count: number }[]): string {
  const all = grades.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return '还没有办结的项目';
  const parts = grades.filter(({ count }) => count > 0).map(({ grade, count }) => `${grade} ${count} 项`);
  return `已办结 ${all} 项：${parts.join('、')}`;
}

/** Over the list of problems, which stands the most frequent first. */
export function problemsSentence(problems: readonly FindingGroup[]): string {
  const first = problems[0];
  return first ? `最常见的问题是“${first.title}”，涉及 ${first.tasks} 项` : '已交的任务没有发现问题';
}
