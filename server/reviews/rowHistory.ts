// 修改记录 of one row: who, when, old, new, why, read from the audit, which keeps every single saving.
import { In } from 'typeorm';
import { z } from 'zod';
import { idSchema, type Band } from '../../shared/contracts/common';
import type { RowEvent, RowHistory } from '../../shared/contracts/reviews';
import { fieldLabels } from '../../shared/draftFields';
import { bandLabels } from '../../shared/labels';
import { problems } from '../../shared/problems';
import { headNames } from '../../shared/reviews/differences';
import { joinSavings } from '../../shared/reviews/joinSavings';
import { actLabel, type AuditAction } from '../audit/recordAudit';
import { AuditEntry } from '../audit/entities';
import type { ActionContext } from '../context';
import { IndicatorResult } from '../tasks/entities';
import type { LoadedTask } from '../tasks/queries';
import type { Review } from './entities';

export const historyParams = z.object({ id: idSchema, place: z.union([idSchema, z.enum(['goal', 'funds'])]) });

const MARKING: AuditAction[] = [
  'task.submitted',
  'task.withdrawn',
  'task.returned',
  'task.approved',
  'task.completed',
  'task.decision-undone',
];

/** Savings read at most; what is older is in the audit itself. */
const LATEST = 500;

const HEAD_FIELDS = { goal: ['goalActual'], funds: ['executionReason', 'executionMeasure'] } as const;

/** Newest first. @throws Problem 404 for a row the task does not have */
export async function presentRowHistory(ctx: ActionContext, { task }: LoadedTask, place: string): Promise<RowHistory> {
  const name = await nameOf(ctx, task.id, place);
  const about = { subject: 'task', subjectId: task.id };
  const marking = await ctx.db.find(AuditEntry, {
    where: { ...about, action: In(MARKING) },
    order: { sequence: 'DESC' },
    take: LATEST,
  });
  const savings = await savingsOf(ctx, task.id, place);
  const events = [
    ...marking.flatMap((entry) => markingEvent(entry, place).map((event) => ({ event, at: entry.sequence }))),
    ...savings.flatMap((entry) => savingEvents(entry, place).map((event) => ({ event, at: entry.sequence }))),
  ].sort((one, other) => one.at - other.at);
  return { name, events: joinSavings(events.map(({ event }) => event)).toReversed() };
}

async function nameOf({ db }: ActionContext, taskId: string, place: string): Promise<string> {
  if (isHead(place)) return headNames[place];
  const row = await db.findOneBy(IndicatorResult, { id: place, taskId });
  if (!row) throw problems.notFound({ what: '这个指标' });
  return row.name;
}

const isHead = (place: string): place is 'goal' | 'funds' => place === 'goal' || place === 'funds';

/** Savings that changed the place: their keys begin with it. */
function savingsOf({ db }: ActionContext, taskId: string, place: string): Promise<AuditEntry[]> {
  const keys = isHead(place) ? HEAD_FIELDS[place].map((field) => `%"${field}"%`) : [`%"${place}.%`];
  const query = db
    .createQueryBuilder(AuditEntry, 'entry')
    .where("entry.subjectId = :taskId AND entry.action = 'task.draft-saved'", { taskId })
    .andWhere(`(${keys.map((_, index) => `entry.after LIKE :key${index}`).join(' OR ')})`)
    .setParameters(Object.fromEntries(keys.map((key, index) => [`key${index}`, key])));
  return query.orderBy('entry.sequence', 'DESC').limit(LATEST).getMany();
}

function savingEvents(entry: AuditEntry, place: string): RowEvent[] {
  const before = entry.before ?? {};
  const after = entry.after ?? {};
  const fieldOf = (key: string): string | null => {
    if (!isHead(place)) return key.startsWith(`${place}.`) ? key.slice(place.length + 1) : null;
    return HEAD_FIELDS[place].some((field) => field === key) ? key : null;
  };
  return Object.keys(after).flatMap((key) => {
    const field = fieldOf(key);
    if (field === null) return [];
    const label = (fieldLabels as Record<string, string>)[field] ?? '填报内容';
    const values = { before: words(field, before[key]), after: words(field, after[key]) };
    return [{ ...headOf(entry, '填写'), label, ...values, reason: null }];
  });
}

/** A return says its reason at the rows it named, and that the others stay accepted. */
function markingEvent(entry: AuditEntry, place: string): RowEvent[] {
  const nothing = { label: null, before: null, after: null };
  if (entry.action !== 'task.returned')
    return [{ ...headOf(entry, actLabel(entry)), ...nothing, reason: entry.comment }];
  const { indicators = [] } = (entry.after ?? {}) as { indicators?: Review['indicators'] };
  const named = indicators.find(({ indicatorId }) => indicatorId === place);
  if (named) return [{ ...headOf(entry, '退回这一项'), ...nothing, before: named.was ?? null, reason: named.reason }];
  const what = indicators.length > 0 ? '退回其他项，这一项认可' : '整张表退回';
  return [{ ...headOf(entry, what), ...nothing, reason: entry.comment }];
}

const headOf = ({ at, actorName }: AuditEntry, what: string) => ({ at: at.toISOString(), actorName, what });

function words(field: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return field === 'band' ? (bandLabels[value as Band] ?? String(value)) : String(value);
}
