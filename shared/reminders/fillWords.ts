// What fillers (填报人) are told: what is due, what is missing, what has changed, who will be told next.
import { addDays, daysBetween, spokenDay, spokenDaysLeft } from '../calendar';
import { leftToDo } from '../scoring/progress';
import type { DigestFacts, FillItem, LastTold, Line, Reason } from './facts';
import { levelLabels } from './kinds';
import { listed, plain } from './lines';
import { requestWords, UNANSWERED } from './requestWords';
import { groupBy } from '../groupBy';

/** 产品默认规则: what is due later than this, and not told for itself today, is only counted. */
const NEAR_DAYS = 7;

type Told = Pick<DigestFacts, 'today' | 'isWorkday'>;

/**
 * 明天截止：财政网络运维服务费自评还差 3 项; of several 今天截止 2 项，还差 7 项内容. Where more time was asked for, that
 * comes first: 延期申请待答复：财政网络运维服务费自评明天截止
 */
export function fillTitle(fills: FillItem[], told: Told): string {
  const near = nearOnes(fills, told);
  const [first] = near;
  if (near.length === 1)
    return first!.request
      ? `${UNANSWERED}：${first!.projectName}自评${urgencyOf(first!, told)}`
      : `${urgencyOf(first!, told)}：${first!.projectName}自评${leftToDo(first!)}`;
  const named = [...groupBy(near, (item) => groupOf(item, told))]
    .slice(0, 2)
    .map(([urgency, items]) => `${urgency} ${items.length} 项`);
  return `${named.join('、')}，${missingIn(near)}`;
}

/** The task that the title names; null: it counts several. */
export function fillTitleAbout(fills: FillItem[], told: Told): string | null {
  const near = nearOnes(fills, told);
  return near.length === 1 ? near[0]!.taskId : null;
}

/** As {@link urgencyOf}, of several: 已逾期, 今天截止, 11 天后截止. */
function groupOf(item: FillItem, told: Told): string {
  const left = daysBetween(told.today, item.dueDate);
  if (left < 0) return '已逾期';
  return left > 1 ? `${left} 天后截止` : urgencyOf(item, told);
}

function missingIn(items: FillItem[]): string {
  const missing = items.reduce((sum, { missingCount }) => sum + missingCount, 0);
  return missing > 0 ? `还差 ${missing} 项内容` : '都填好了，待提交';
}

/** How near the due date is; before a holiday that it falls into, that this is the last day on which offices work. */
function urgencyOf({ dueDate }: FillItem, { today, isWorkday }: Told): string {
  const left = daysBetween(today, dueDate);
  const days = Array.from({ length: Math.max(0, Math.min(left, NEAR_DAYS * 2)) }, (_, at) => addDays(today, at + 1));
  if (left > 0 && days.at(-1) === dueDate && !days.some(isWorkday)) return '截止前最后一个工作日';
  return spokenDaysLeft(left);
}

/** The lines below the title. */
export function fillLines(fills: FillItem[], last: LastTold | null, told: Told): Line[] {
  const near = nearOnes(fills, told);
  const [first] = near;
  const besides = (item: FillItem) => (item.request ? `，${UNANSWERED}` : '');
  const own =
    near.length === 1
      ? aloneLines(first!)
      : listed(near, (item) => `${item.projectName}：${leftToDo(item)}，${urgencyOf(item, told)}${besides(item)}`);
  return [...own, ...[...laterLine(fills, near), ...changeLine(fills, last), ...warningLines(near, told)].map(plain)];
}

function aloneLines({ taskId, dueDate, campaignLabel, unitName, request, ...item }: FillItem): Line[] {
  const texts = request
    ? [requestWords(request), `答复之前仍按 ${spokenDay(dueDate)}截止，${leftToDo(item)}`]
    : [`截止日期 ${spokenDay(dueDate)}`];
  return [...texts, `批次：${campaignLabel}，${unitName}`].map((text) => ({ text, about: taskId }));
}

/** Those told today, and those due soon; the most urgent first. */
function nearOnes(fills: FillItem[], { today }: Told): FillItem[] {
  const near = fills.filter(
    ({ rung, warnings, dueDate }) => rung !== null || warnings.length > 0 || daysBetween(today, dueDate) <= NEAR_DAYS,
  );
  return near.toSorted((one, other) => (one.dueDate < other.dueDate ? -1 : one.dueDate > other.dueDate ? 1 : 0));
}

function laterLine(fills: FillItem[], near: FillItem[]): string[] {
  const later = fills.filter((item) => !near.includes(item)).map(({ dueDate }) => dueDate);
  if (later.length === 0) return [];
  const first = later.reduce((one, other) => (one < other ? one : other));
  return [`另有 ${later.length} 项待填，最早 ${spokenDay(first)}截止`];
}

/** What has happened since the last digest; nothing is said when nothing has. */
function changeLine(fills: FillItem[], last: LastTold | null): string[] {
  if (last === null) return [];
  const open = new Map(fills.map(({ taskId, missingCount }) => [taskId, missingCount]));
  const before = Object.entries(last.missing);
  const handedIn = before.filter(([taskId]) => !open.has(taskId)).length;
  const filled = before.reduce(
    (sum, [taskId, missing]) => sum + Math.max(0, missing - (open.get(taskId) ?? missing)),
    0,
  );
  const added = fills.filter(({ taskId }) => !(taskId in last.missing)).length;
  const changes = [
    handedIn > 0 && `办完 ${handedIn} 项任务`,
    filled > 0 && `填好 ${filled} 项内容`,
    added > 0 && `新增 ${added} 项任务`,
  ].filter((change) => change !== false);
  return changes.length > 0 ? [`${spokenDay(last.day)}提醒以来：${changes.join('，')}`] : [];
}

/** 明天将告知本单位负责人 */
function warningLines(near: FillItem[], { today }: Told): string[] {
  const groups = new Map<string, number>();
  for (const { warnings } of near)
    for (const { level, day } of warnings) {
      const when = day === addDays(today, 1) ? '明天' : spokenDay(day);
      const what = `${when}将告知${levelLabels[level]}`;
      groups.set(what, (groups.get(what) ?? 0) + 1);
    }
  return [...groups].map(([what, count]) =>
    near.length === 1 ? `如仍未提交，${what}` : `其中 ${count} 项如仍未提交，${what}`,
  );
}

/** Why a filler was reminded, for each task that made it necessary. */
export function fillReasons(fills: FillItem[]): Reason[] {
  return fills.flatMap(({ taskId, rung, warnings, projectName, dueDate }): Reason[] => {
    const task = `${projectName}自评（${spokenDay(dueDate)}截止）`;
    if (rung?.kind === 'before') return [{ kind: 'before', why: `截止前 ${rung.days} 天还没提交：${task}`, taskId }];
    if (rung?.kind === 'due') return [{ kind: 'due', why: `到截止当天还没提交：${task}`, taskId }];
    if (rung) return [{ kind: 'overdue', why: `逾期 ${rung.days} 个工作日还没提交：${task}`, taskId }];
    return warnings.length > 0 ? [{ kind: 'overdue', why: `告知他人之前先告知您：${task}`, taskId }] : [];
  });
}
