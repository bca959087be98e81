import { In, type EntityManager } from 'typeorm';
import type { Delivery, TaskDeliveries } from '../../shared/contracts/deliveries';
import { deliveryStateOf } from '../../shared/delivery/deliveryState';
import { whyOf } from '../../shared/delivery/deliveryWords';
import { channelOf, titleOfMessage } from '../../shared/delivery/messageKinds';
import { campaignLabel } from '../../shared/labels';
import type { ActionContext } from '../context';
import { OrgUnit, Person } from '../identity/entities';
import { OutboxMessage } from '../outbox/entities';
import { titlesOfReminders } from '../reminders/visible';
import { Task } from '../tasks/entities';
import { withSurroundings, type LoadedTask } from '../tasks/queries';
import { mayAct } from './scope';

/** What is shown around messages, each asked for once. */
interface Surroundings {
  people: Map<string, Person>;
  units: Map<string, OrgUnit>;
  tasks: Map<string, LoadedTask>;
}

/** Rows as the board shows them, in the same order. */
export async function presentDeliveries(ctx: ActionContext, rows: OutboxMessage[]): Promise<Delivery[]> {
  const around = await surroundingsOf(ctx.db, rows);
  const cut = await titlesOfReminders(ctx, rows);
  return rows.map((row) => present(ctx, row, around, cut));
}

/** What was told about a task, oldest first; what was sent because something did not arrive stands under it. */
export async function presentTaskDeliveries(ctx: ActionContext, taskId: string): Promise<TaskDeliveries> {
  const rows = await ctx.db.find(OutboxMessage, { where: { taskId }, order: { id: 'ASC' } });
  const told = await presentDeliveries(
    ctx,
    rows.filter(({ kind }) => channelOf(kind) !== 'upkeep'),
  );
  const byId = new Map(told.map((one) => [one.id, one]));
  const rootOf = (one: Delivery): string => {
    const followed = one.followsId ? byId.get(one.followsId) : undefined;
    return followed ? rootOf(followed) : one.id;
  };
  const roots = told.filter((one) => rootOf(one) === one.id);
  return {
    at: ctx.now.toISOString(),
    deliveries: roots.map((root) => ({
      ...root,
      followUps: told.filter((one) => one !== root && rootOf(one) === root.id),
    })),
  };
}

async function surroundingsOf(db: EntityManager, rows: OutboxMessage[]): Promise<Surroundings> {
  const ids = (pick: (row: OutboxMessage) => string | null) => [
    ...new Set(rows.map(pick).filter((id): id is string => id !== null)),
  ];
  const personIds = [...new Set([...ids((row) => row.recipientId), ...ids((row) => row.toldById)])];
  const people = await db.findBy(Person, { id: In(personIds) });
  const units = await db.findBy(OrgUnit, { id: In([...new Set(people.map((person) => person.unitId))]) });
  const tasks = await db.findBy(Task, { id: In(ids((row) => row.taskId)) });
  return {
    people: new Map(people.map((person) => [person.id, person])),
    units: new Map(units.map((unit) => [unit.id, unit])),
    tasks: new Map((await withSurroundings(db, tasks)).map((place) => [place.task.id, place])),
  };
}

function present(
  ctx: ActionContext,
  row: OutboxMessage,
  { people, units, tasks }: Surroundings,
  cut: Map<string, string>,
): Delivery {
  const state = deliveryStateOf(row);
  const recipient = row.recipientId ? people.get(row.recipientId) : undefined;
  const unit = recipient && units.get(recipient.unitId);
  const place = row.taskId ? tasks.get(row.taskId) : undefined;
  const toldBy = (row.toldById && people.get(row.toldById)?.name) || null;
  // What stands in for another message is that one's business.
  const acts =
    row.followsId === null &&
    state === 'missed' &&
    toldBy === null &&
    mayAct(ctx.actor, place?.unitPath ?? unit?.path ?? null);
  return {
    id: row.id,
    state,
    purpose: row.purpose,
    way: channelOf(row.kind),
    title: cut.get(row.dedupeKey) ?? titleOfMessage(row.kind, row.payload),
    recipient: recipient
      ? { id: recipient.id, name: recipient.name, unitName: unit?.name ?? null, active: recipient.active }
      : null,
    task: place
      ? { id: place.task.id, projectName: place.project.name, campaignName: campaignLabel(place.campaign) }
      : null,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.status === 'sent' || row.status === 'unknown' ? instant(row.finishedAt) : null,
    reachedAt: instant(row.reachedAt),
    readAt: instant(row.readAt),
    why: whyOf(
      {
        state,
        channel: channelOf(row.kind),
        reason: row.missedReason ?? row.reason,
        dueAt: row.dueAt,
        checkDueAt: row.checkDueAt,
        nextWay: row.nextWay,
        toldBy,
      },
      ctx.now,
    ),
    nextWay: row.nextWay,
    followsId: row.followsId,
    toldBy,
    can: { sendAgain: acts && recipient?.active === true, markTold: acts },
  };
}

const instant = (at: Date | null) => at?.toISOString() ?? null;
