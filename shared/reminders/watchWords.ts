// What leads, reviewers and leaders are told: what waits for them, what is overdue in their care, how a campaign stands.
// Facts only: no ranking of persons, no blame.
import { spokenDay } from '../calendar';
import { listed } from './fillWords';
import type { LateItem, ReviewItem, WeekItem } from './facts';

/** @param count how many wait in all, of which `reviews` are those that wait longest */
export function reviewTitle(reviews: ReviewItem[], count: number): string {
  const [first] = byWaiting(reviews);
  const waited = `${count > 1 ? '最久的' : ''}等了 ${first!.waitedWorkdays} 个工作日`;
  return count === 1 ? `待您审核：${first!.projectName}自评，${waited}` : `待您审核 ${count} 项自评，${waited}`;
}

export function reviewLines(reviews: ReviewItem[], count: number): string[] {
  const line = ({ projectName, unitName, fillerName, waitedWorkdays }: ReviewItem) =>
    `${projectName}：${unitName} ${fillerName}提交，已等 ${waitedWorkdays} 个工作日`;
  return listed(byWaiting(reviews), line, count);
}

const byWaiting = (reviews: ReviewItem[]) =>
  reviews.toSorted((one, other) => other.waitedWorkdays - one.waitedWorkdays);

export function lateTitle(late: LateItem[]): string {
  const [first] = byLateness(late);
  return late.length === 1
    ? `逾期 ${first!.lateWorkdays} 个工作日：${first!.projectName}自评还没提交`
    : `${late.length} 项自评逾期未提交，最久 ${first!.lateWorkdays} 个工作日`;
}

export function lateLines(late: LateItem[]): string[] {
  const [first] = late;
  const told = late.every(({ warnedOn }) => warnedOn === first!.warnedOn)
    ? `已于${spokenDay(first!.warnedOn)}先告知填报人`
    : '此前已分别告知填报人';
  return [
    ...listed(
      byLateness(late),
      ({ projectName, unitName, fillerName, dueDate, missingCount }) =>
        `${projectName}：${unitName} ${fillerName}，${spokenDay(dueDate)}截止，${missingCount > 0 ? `还差 ${missingCount} 项` : '待提交'}`,
    ),
    told,
  ];
}

const byLateness = (late: LateItem[]) => late.toSorted((one, other) => other.lateWorkdays - one.lateWorkdays);

export function weekTitle(week: WeekItem[]): string {
  const sum = (count: (item: WeekItem) => number) => week.reduce((total, item) => total + count(item), 0);
  const late = sum((item) => item.late);
  const standing = `已交 ${sum((item) => item.handedIn)}/${sum((item) => item.total)} 项${late > 0 ? `，逾期 ${late} 项` : ''}`;
  return week.length === 1 ? `${standing}：${week[0]!.campaignLabel}` : `${week.length} 个评价批次${standing}`;
}

export function weekLines(week: WeekItem[]): string[] {
  return listed(week, ({ campaignLabel, total, handedIn, late, dueDate }) => {
    const overdue = late > 0 ? `，逾期 ${late} 项` : '';
    return `${campaignLabel}：已交 ${handedIn}/${total} 项${overdue}，${spokenDay(dueDate)}截止`;
  });
}
