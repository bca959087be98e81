// What leads and leaders are told: what is overdue in their care, how a campaign stands. Facts only: no ranking of persons,
// no blame.
import { spokenDay } from '../calendar';
import type { LateItem, Line, Reason, WeekItem } from './facts';
import { listed, plain } from './lines';

/** 逾期 3 个工作日：财政网络运维服务费自评还没提交, or how many and how long at most. */
export function lateTitle(late: LateItem[]): string {
  const [first] = byLateness(late);
  return late.length === 1
    ? `逾期 ${first!.lateWorkdays} 个工作日：${first!.projectName}自评还没提交`
    : `${late.length} 项自评逾期未提交，最久 ${first!.lateWorkdays} 个工作日`;
}

/** The longest overdue first, and that those who fill them were told before. */
export function lateLines(late: LateItem[]): Line[] {
  return [...listed(byLateness(late), lateText), plain(warnedText(late))];
}

function lateText({ projectName, unitName, fillerName, dueDate, missingCount, warnedOn, request }: LateItem): string {
  return [
    `${projectName}：${unitName} ${warnedOn === null ? `无人负责（${fillerName}已离开）` : fillerName}`,
    `${spokenDay(dueDate)}截止`,
    missingCount > 0 ? `还差 ${missingCount} 项` : '待提交',
    ...(request ? [`${spokenDay(request.askedOn)}申请过延期，还没有答复`] : []),
  ].join('，');
}

/** Who fills them knows of it already; where nobody does, what is to be done. */
function warnedText(late: LateItem[]): string {
  const days = late.flatMap(({ warnedOn }) => warnedOn ?? []);
  if (days.length === 0) return '请与绩效管理员商定由谁填报，改派之后不再提醒您';
  const isOneDay = new Set(days).size === 1 && days.length === late.length;
  return isOneDay ? `已于${spokenDay(days[0]!)}先告知填报人` : '有填报人的，此前已分别告知';
}

/** Why they were told, one for each task. */
export function lateReasons(late: LateItem[]): Reason[] {
  return late.map(({ taskId, level, projectName, unitName, lateWorkdays, warnedOn }) => ({
    kind: level,
    why: `逾期 ${lateWorkdays} 个工作日还没提交${warnedOn === null ? '，无人负责' : ''}：${unitName}，${projectName}自评`,
    taskId,
  }));
}

const byLateness = (late: LateItem[]) => late.toSorted((one, other) => other.lateWorkdays - one.lateWorkdays);

/** 已交 12/30 项，逾期 2 项：2024年度市直部门自评, or the sum over several campaigns. */
export function weekTitle(week: WeekItem[]): string {
  const sum = (count: (item: WeekItem) => number) => week.reduce((total, item) => total + count(item), 0);
  const late = sum((item) => item.late);
  const standing = `已交 ${sum((item) => item.handedIn)}/${sum((item) => item.total)} 项${late > 0 ? `，逾期 ${late} 项` : ''}`;
  return week.length === 1 ? `${standing}：${week[0]!.campaignLabel}` : `${week.length} 个评价批次${standing}`;
}

/** Totals name no task. */
export function weekLines(week: WeekItem[]): Line[] {
  const text = ({ campaignLabel, total, handedIn, late, dueDate }: WeekItem) => {
    const overdue = late > 0 ? `，逾期 ${late} 项` : '';
    return `${campaignLabel}：已交 ${handedIn}/${total} 项${overdue}，${spokenDay(dueDate)}截止`;
  };
  return listed(week, text);
}
