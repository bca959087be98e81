// What reviewers are told of what waits for them, and whoever is above them of what waits too long. Facts only: no ranking
// of persons, no blame.
import { spokenDay } from '../calendar';
import type { Line, Reason, ReviewItem, StuckItem } from './facts';
import { listed } from './lines';
import { levelLabels } from './kinds';

/** @param count how many wait in all, of which `reviews` are those that wait longest */
export function reviewTitle(reviews: ReviewItem[], count: number): string {
  const [first] = byWaiting(reviews);
  const waited = `${count > 1 ? '最久的' : ''}等了 ${first!.waitedWorkdays} 个工作日`;
  return count === 1 ? `待您审核：${first!.projectName}自评，${waited}` : `待您审核 ${count} 项自评，${waited}`;
}

/** Those that wait longest, and whom it will be told if nothing happens. @param count how many wait in all */
export function reviewLines(reviews: ReviewItem[], count: number): Line[] {
  const text = ({ projectName, unitName, fillerName, waitedWorkdays }: ReviewItem) =>
    `${projectName}：${unitName} ${fillerName}提交，已等 ${waitedWorkdays} 个工作日`;
  return [...listed(byWaiting(reviews), text, count), ...nextLines(reviews, count)];
}

/** 如仍未审核，3月21日 周五将告知主管部门 */
function nextLines(reviews: ReviewItem[], count: number): Line[] {
  const late = reviews.flatMap(({ next }) => next ?? []).toSorted((one, other) => (one.day < other.day ? -1 : 1));
  const [first] = late;
  if (!first) return [];
  const what = `如仍未审核，${spokenDay(first.day)}${late.length > 1 ? '起' : ''}将告知${levelLabels[first.level]}`;
  return [{ text: late.length === count ? what : `其中 ${late.length} 项${what}`, about: null }];
}

/** Why the reviewer was told, one for each task that is named. */
export function reviewReasons(reviews: ReviewItem[]): Reason[] {
  return reviews.map(({ taskId, projectName, unitName, waitedWorkdays, isNewlyLate }) => ({
    kind: isNewlyLate ? 'slow' : 'review',
    why: `等您审核已 ${waitedWorkdays} 个工作日：${unitName}，${projectName}自评`,
    taskId,
  }));
}

const byWaiting = <Item extends { waitedWorkdays: number }>(items: Item[]) =>
  items.toSorted((one, other) => other.waitedWorkdays - one.waitedWorkdays);

/** For the one above: 等待审核 8 个工作日：财政网络运维服务费自评, or how many and how long at most. */
export function stuckTitle(stuck: StuckItem[]): string {
  const [first] = byWaiting(stuck);
  return stuck.length === 1
    ? `等待审核 ${first!.waitedWorkdays} 个工作日：${first!.projectName}自评`
    : `${stuck.length} 项自评等待审核，最久 ${first!.waitedWorkdays} 个工作日`;
}

/** At which step each waits, and that the reviewer was told first. */
export function stuckLines(stuck: StuckItem[]): Line[] {
  const text = ({ projectName, unitName, stepLabel, waitedWorkdays }: StuckItem) =>
    `${projectName}：${unitName}，在“${stepLabel}”已等 ${waitedWorkdays} 个工作日`;
  const days = new Set(stuck.map(({ warnedOn }) => warnedOn));
  const told = days.size === 1 ? `已于${spokenDay(stuck[0]!.warnedOn)}先提醒审核人` : '此前已分别提醒审核人';
  return [...listed(byWaiting(stuck), text), { text: told, about: null }];
}

/** Why the one above was told, one for each task. */
export function stuckReasons(stuck: StuckItem[]): Reason[] {
  return stuck.map(({ taskId, projectName, unitName, stepLabel, waitedWorkdays }) => ({
    kind: 'above',
    why: `在“${stepLabel}”已等 ${waitedWorkdays} 个工作日：${unitName}，${projectName}自评`,
    taskId,
  }));
}
