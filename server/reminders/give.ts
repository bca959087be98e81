// Telling a handful of people: the row that says it was told, the message and the trail are written together, once.
import { In } from 'typeorm';
import { digestOf } from '../../shared/reminders/digest';
import type { Digest } from '../../shared/reminders/facts';
import { recordAudits } from '../audit/recordAudits';
import type { ActionContext } from '../context';
import { checkpoint } from '../checkpoint';
import { breathe } from '../database/breathe';
import { newId } from '../database/ids';
import { inChunks } from '../database/inChunks';
import { insertAll, ROWS_AT_ONCE } from '../database/insertAll';
import { enqueueAll } from '../outbox/enqueue';
import { compose, type Composed } from './compose';
import type { ComposeDeps } from './deps';
import { DigestCampaign, Reminder, ReminderDigest } from './entities';
import type { ToldRung } from './stories';
import type { Wanted } from './wanted';

/** Where everybody chooses their hour and what they do without. */
const SETTINGS = { label: '提醒设置', path: '#/reminders' };
/** More reasons than this are counted. */
const MOST_REASONS = 20;

interface Planned {
  composed: Composed;
  digest: Digest;
  row: ReminderDigest;
}

/** What is told to somebody in the day's one message, or, once that has gone, because it is due today. */
export const slotOf = (today: string, isLateDue: boolean): string => `${isLateDue ? 'due' : 'digest'}@${today}`;

/**
 * @param ownIds what those who fill have open
 * @returns how many people were told; another process may have told some of them meanwhile
 */
export async function give(ctx: ActionContext, people: Wanted[], ownIds: string[], deps: ComposeDeps): Promise<number> {
  const composed = await compose(ctx.db, people, ownIds, deps);
  await breathe();
  await checkpoint('reminders.composed');
  const planned = composed.flatMap((one) => plan(ctx, one, deps));
  if (planned.length === 0) return 0;
  const given = await claim(ctx, planned);
  await breathe();
  await insertAll(ctx.db, DigestCampaign, given.flatMap(campaignRows));
  await noteRungs(ctx, given.flatMap(rungRows(ctx)));
  await enqueueAll(
    ctx,
    given.map(({ composed: { personId, taskId, holds }, digest, row }) => ({
      dedupeKey: row.messageKey,
      purpose: 'reminder' as const,
      recipientId: personId,
      taskId,
      message: {
        kind: 'notice' as const,
        title: digest.title,
        lines: digest.lines,
        buttonLabel: digest.buttonLabel,
        path: digest.path,
        footer: SETTINGS,
        holds: { ...holds, saidOn: row.day, digest: true as const },
      },
    })),
  );
  await recordTold(ctx, given, 'task.reminded', ({ rungs }) => rungs);
  await recordTold(ctx, given, 'task.review-late', ({ waits }) => waits);
  await checkpoint('reminders.written');
  return given.length;
}

function plan(ctx: ActionContext, composed: Composed, { today }: ComposeDeps): Planned[] {
  const digest = digestOf(composed.facts);
  if (!digest) return [];
  const id = newId();
  const kinds = new Set(digest.reasons.map(({ kind }) => kind));
  const row: ReminderDigest = {
    id,
    personId: composed.personId,
    slot: slotOf(today, composed.onlyDue),
    day: today,
    kinds: `,${[...kinds].join(',')},`,
    reasons: digest.reasons.slice(0, MOST_REASONS),
    missing: Object.fromEntries(composed.facts.fills.map(({ taskId, missingCount }) => [taskId, missingCount])),
    messageKey: `reminder:${id}`,
    about: digest.about,
    createdAt: ctx.now,
  };
  return [{ composed, digest, row }];
}

/** Takes the slots; those that another process has taken are left to it. */
async function claim(ctx: ActionContext, planned: Planned[]): Promise<Planned[]> {
  await ctx.db
    .createQueryBuilder()
    .insert()
    .into(ReminderDigest)
    .values(planned.map(({ row }) => row))
    .orIgnore()
    .updateEntity(false)
    .execute();
  const mine = await ctx.db.find(ReminderDigest, {
    select: { id: true },
    where: { id: In(planned.map(({ row }) => row.id)) },
  });
  const ids = new Set(mine.map(({ id }) => id));
  return planned.filter(({ row }) => ids.has(row.id));
}

const campaignRows = ({ composed, row }: Planned) =>
  composed.campaignIds.map((campaignId) => ({ campaignId, digestId: row.id }));

const rungRows =
  (ctx: ActionContext) =>
  ({ composed, row }: Planned) =>
    [...composed.rungs, ...composed.waits].map(({ taskId, rung }) => ({
      id: newId(),
      taskId,
      personId: row.personId,
      rung,
      remindedAt: ctx.now,
      digestId: row.id,
    }));

/** What a clock that stood wrong has told before its day is told now. */
async function noteRungs({ db }: ActionContext, rows: Reminder[]): Promise<void> {
  for (const some of inChunks(rows, ROWS_AT_ONCE))
    await db
      .createQueryBuilder()
      .insert()
      .into(Reminder)
      .values(some)
      .orUpdate(['remindedAt', 'digestId'], ['taskId', 'personId', 'rung'])
      .updateEntity(false)
      .execute();
}

/** One entry for each task, with everybody who was told of it. */
async function recordTold(
  ctx: ActionContext,
  given: Planned[],
  action: 'task.reminded' | 'task.review-late',
  toldOf: (composed: Composed) => ToldRung[],
): Promise<void> {
  const byTask = new Map<string, { personIds: Set<string>; rungs: Set<string>; notices: Set<string> }>();
  for (const { composed, row } of given)
    for (const { taskId, rung } of toldOf(composed)) {
      const known = byTask.get(taskId) ?? { personIds: new Set(), rungs: new Set(), notices: new Set() };
      known.personIds.add(row.personId);
      known.rungs.add(rung);
      known.notices.add(row.messageKey);
      byTask.set(taskId, known);
    }
  await recordAudits(
    ctx,
    [...byTask].map(([subjectId, { personIds, rungs, notices }]) => ({
      subject: 'task' as const,
      subjectId,
      action,
      after: { personIds: [...personIds], rungs: [...rungs], notices: [...notices] },
    })),
  );
}
