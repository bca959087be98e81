import { timeOf } from '../../shared/calendar';
import type { BoardSelection, UrgePlan } from '../../shared/contracts/board';
import { URGE_COOL_DOWN_HOURS } from '../../shared/urging';
import { problems } from '../../shared/problems';
import { recordAudit } from '../audit/recordAudit';
import { selectOpen } from '../campaigns/boardTasks';
import { loadInOrder } from '../tasks/queries';
import type { ActionContext } from '../context';
import { breathe } from '../database/breathe';
import { holdRows } from '../database/holdRows';
import { newId } from '../database/ids';
import { insertAll } from '../database/insertAll';
import { urgeMessage } from '../notifications/urgeMessage';
import { enqueueAll } from '../outbox/enqueue';
import { Task } from '../tasks/entities';
import { Urge } from './entities';
import { planUrges, presentUrges, type Holder, type PlannedUrges, type UrgeSelection } from './plan';

/** Whom an urge would reach; nothing is written. */
export async function previewUrge(
  ctx: ActionContext,
  campaignId: string,
  selection: BoardSelection,
): Promise<UrgePlan> {
  return presentUrges(ctx, await planUrges(ctx, campaignId, selection));
}

/**
 * 催办: everybody who holds one of the selected open tasks gets one message about all of theirs. Who was urged about a task
 * within the cool-down, or reminded of it by today's digest, is not urged again about it.
 *
 * @returns what was done
 * @throws Problem 409 when there is nobody to urge now
 */
export async function urgeTasks(ctx: ActionContext, campaignId: string, selection: UrgeSelection): Promise<UrgePlan> {
  const { places } = await selectOpen(ctx, campaignId, selection);
  // Two who urge at once: the second finds what the first has done.
  await holdRows(
    ctx.db,
    Task,
    places.map(({ task }) => task.id),
  );
  const planned = await planUrges(ctx, campaignId, selection);
  if (planned.reaches.length === 0) throw problems.nobodyToUrge({ reason: reasonOf(planned) });
  const runId = newId();
  const told = planned.reaches.flatMap(({ places: held }) => held.map(({ task }) => task.id));
  const loaded = new Map((await loadInOrder(ctx.db, [...new Set(told)])).map((place) => [place.task.id, place]));
  await enqueueAll(
    ctx,
    planned.reaches.map(({ person, places: held }) => ({
      dedupeKey: keyOf(runId, person.id),
      purpose: 'urged' as const,
      recipientId: person.id,
      taskId: held.length === 1 ? held[0]!.task.id : null,
      message: urgeMessage(
        ctx,
        held.map(({ task }) => loaded.get(task.id)!),
      ),
    })),
  );
  await noteUrges(ctx, planned.reaches);
  await recordUrges(ctx, runId, planned.reaches);
  return presentUrges(ctx, planned);
}

const keyOf = (runId: string, personId: string) => `notice:urge:${runId}:${personId}`;

/** Why nobody is urged. */
export function reasonOf({ cooling, cannot, reminded }: PlannedUrges): string {
  if (reminded.length > 0) return `今天 ${timeOf(reminded[0]!.at)} 已提醒过同样的内容，今天不再重复。`;
  if (cooling.length > 0) return `${URGE_COOL_DOWN_HOURS} 小时内已经催办过。`;
  return cannot.length > 0 ? '办理人已不在通讯录中，请先改派。' : '选中的任务都已办结，或不归您催办。';
}

async function noteUrges(ctx: ActionContext, reaches: Holder[]): Promise<void> {
  const rows = reaches.flatMap(({ person, places }) =>
    places.map(({ task }) => ({
      id: newId(),
      taskId: task.id,
      personId: person.id,
      urgedById: ctx.actor.personId,
      urgedAt: ctx.now,
    })),
  );
  await insertAll(ctx.db, Urge, rows);
}

async function recordUrges(ctx: ActionContext, runId: string, reaches: Holder[]): Promise<void> {
  const byTask = new Map<string, Holder['person'][]>();
  for (const { person, places } of reaches)
    for (const { task } of places) byTask.set(task.id, [...(byTask.get(task.id) ?? []), person]);
  for (const [taskId, people] of byTask) {
    await recordAudit(ctx, {
      subject: 'task',
      subjectId: taskId,
      action: 'task.urged',
      after: { personIds: people.map(({ id }) => id), notices: people.map(({ id }) => keyOf(runId, id)) },
      comment: `提醒${people.map(({ name }) => name).join('、')}尽快办理`,
    });
    await breathe();
  }
}
