// 办理记录 of one task: with whom, since when, what comes next, and of each step who was told and reached.
import { In } from 'typeorm';
import { dayOf, daysBetween } from '../../shared/calendar';
import type { TaskDelivery } from '../../shared/contracts/deliveries';
import type { TaskTimeline } from '../../shared/contracts/timeline';
import { latestTold, toldAt, toldPeople } from '../../shared/delivery/told';
import { positionLabel } from '../../shared/workflow/taskWorkflow';
import type { AuditEntry } from '../audit/entities';
import type { ActionContext } from '../context';
import { Person } from '../identity/entities';
import { nearestHolders } from '../identity/queries';
import { OutboxMessage } from '../outbox/entities';
import type { LoadedTask } from '../tasks/queries';
import { presentEntry, storyOf } from '../tasks/timelineEntries';
import { presentDeliveries, presentTaskDeliveries } from './present';

/** What gives a task to somebody else. */
const HANDED = [
  'task.assigned',
  'task.submitted',
  'task.withdrawn',
  'task.approved',
  'task.completed',
  'task.returned',
  'task.reassigned',
];

/** The whole story of a task. Whether the actor may see it is the caller's business. */
export async function presentTaskTimeline(ctx: ActionContext, place: LoadedTask): Promise<TaskTimeline> {
  const story = await storyOf(ctx, place.task.id);
  const { deliveries } = await presentTaskDeliveries(ctx, place.task.id);
  const together = await toldTogether(ctx, story);
  const holders = await holdersOf(ctx, place);
  const handed = handings(story).at(-1);
  return {
    now: holders && {
      label: positionLabel(place.task, place.chain),
      people: holders.map(({ id, name }) => ({ id, name, told: lastTold(id, [...deliveries, ...together]) })),
      since: (handed?.at ?? place.task.createdAt).toISOString(),
      dueDate: place.task.dueDate,
      daysLeft: daysBetween(dayOf(ctx.now), place.task.dueDate),
    },
    next: await nextOf(ctx, place),
    entries: story
      .map((entry) => ({
        ...presentEntry(entry, place.chain),
        told: toldPeople(toldAt([...deliveries, ...together.filter(isOf(entry))], entry.at.toISOString())),
      }))
      .toReversed(),
    at: ctx.now.toISOString(),
  };
}

/** Who has been given it, one after the other. A decision that was taken back gave it to nobody: it waits as it did. */
function handings(story: AuditEntry[]): AuditEntry[] {
  const given: AuditEntry[] = [];
  for (const entry of story)
    if (entry.action === 'task.decision-undone') given.pop();
    else if (HANDED.includes(entry.action)) given.push(entry);
  return given;
}

type TogetherDelivery = TaskDelivery & { dedupeKey: string };

const noticesOf = ({ after }: AuditEntry) => (after as { notices?: string[] } | null)?.notices ?? [];

const isOf =
  (entry: AuditEntry) =>
  ({ dedupeKey }: TogetherDelivery) =>
    noticesOf(entry).includes(dedupeKey);

/** Messages about several tasks at once, such as 催办, are found by the steps that name them. */
async function toldTogether(ctx: ActionContext, story: AuditEntry[]): Promise<TogetherDelivery[]> {
  const keys = story.flatMap(noticesOf);
  if (keys.length === 0) return [];
  const rows = (await ctx.db.findBy(OutboxMessage, { dedupeKey: In(keys) })).filter(({ taskId }) => taskId === null);
  const told = await presentDeliveries(ctx, rows);
  return told.map((one, at) => ({ ...one, followUps: [], dedupeKey: rows[at]!.dedupeKey }));
}

const lastTold = (personId: string, deliveries: TaskDelivery[]) =>
  toldPeople(latestTold(deliveries)).find((one) => one.personId === personId) ?? null;

/** Who has it; null once it is done. */
async function holdersOf(ctx: ActionContext, { task, chain, unitPath }: LoadedTask): Promise<Person[] | null> {
  if (task.state === 'completed') return null;
  const step = task.state === 'in-review' ? chain[task.step] : undefined;
  if (step) return nearestHolders(ctx.db, step.role, unitPath, task.fillerId);
  return [await ctx.db.findOneByOrFail(Person, { id: task.fillerId })];
}

async function nextOf(ctx: ActionContext, { task, chain, unitPath }: LoadedTask): Promise<TaskTimeline['next']> {
  if (task.state === 'completed') return null;
  const step = chain[task.state === 'in-review' ? task.step + 1 : 0];
  if (!step) return { label: '办结', people: [] };
  const people = await nearestHolders(ctx.db, step.role, unitPath, task.fillerId);
  return { label: step.label, people: people.map(({ name }) => name) };
}
