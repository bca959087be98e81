// Who holds a task and was not reached about it, as the messages tell: what failed and was made good by no other way, and
// people who have left.
import { In, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { TOLD_TOGETHER } from '../../shared/delivery/deliveryState';
import { isBeingFilled } from '../../shared/workflow/taskWorkflow';
import { inChunks } from '../database/inChunks';
import { Person } from '../identity/entities';
import { OutboxMessage } from '../outbox/entities';
import { Task } from '../tasks/entities';
import { Campaign } from './entities';

export interface Missed {
  personId: string;
  why: string;
}

const KINDS = ['notice', 'todo.open', 'card', 'robot'];
const LEFT = '已不在通讯录中';

type Launched = Pick<Campaign, 'id' | 'launchedAt'>;
type Holding = Pick<Task, 'id' | 'state' | 'fillerId'>;
type Failed = Pick<OutboxMessage, 'taskId' | 'purpose' | 'missedReason' | 'reason' | 'createdAt'> & {
  recipientId: string;
};

/**
 * The open tasks of a campaign whose holders were not reached, in a few statements however many there are: what was missed
 * is looked for first, and only the tasks it concerns are read. What was sent before the launch is about other campaigns.
 */
export async function missedOf(db: EntityManager, campaignId: string): Promise<Map<string, Missed[]>> {
  const campaign = await db.findOne(Campaign, { select: { id: true, launchedAt: true }, where: { id: campaignId } });
  if (!campaign) return new Map();
  const failed = await failedOf(db, campaign);
  const left = await leftOf(db, campaignId);
  const tasks = await concerned(db, campaignId, failed, left);
  const made = await madeGood(db, failed, campaign);
  const found = new Map<string, Missed[]>();
  for (const task of tasks) {
    const missed = missedAbout(task, failed, made);
    if (isBeingFilled(task) && left.has(task.fillerId) && missed.length === 0)
      missed.push({ personId: task.fillerId, why: LEFT });
    if (missed.length > 0) found.set(task.id, missed);
  }
  return found;
}

/** Open tasks of the campaign that something was missed about, or whose filler was or has left. */
async function concerned(
  db: EntityManager,
  campaignId: string,
  failed: readonly Failed[],
  left: ReadonlySet<string>,
): Promise<Holding[]> {
  const found = new Map<string, Holding>();
  const about = async (condition: string, values: (string | null)[]) => {
    for (const some of inChunks([...new Set(values)].flatMap((value) => value ?? []))) {
      const rows = await db
        .createQueryBuilder(Task, 'task')
        .select(['task.id AS id', 'task.state AS state', 'task.fillerId AS fillerId'])
        .where("task.campaignId = :campaignId AND task.state <> 'completed'", { campaignId })
        .andWhere(`${condition} IN (:...some)`, { some })
        .getRawMany<Holding>();
      for (const row of rows) found.set(row.id, row);
    }
  };
  await about(
    'task.id',
    failed.map(({ taskId }) => taskId),
  );
  const together = failed.filter(({ taskId }) => taskId === null);
  await about('task.fillerId', [...together.map(({ recipientId }) => recipientId), ...left]);
  return [...found.values()];
}

/** An open task of the campaign `:id` that this person fills. */
const openOf = (person: string): string =>
  `SELECT 1 FROM tasks open WHERE open.campaignId = :id AND open.fillerId = ${person} AND open.state <> 'completed'`;

async function failedOf(db: EntityManager, { id, launchedAt }: Launched): Promise<Failed[]> {
  const query = () =>
    db
      .createQueryBuilder(OutboxMessage, 'message')
      .select(['message.id', 'message.taskId', 'message.recipientId', 'message.purpose', 'message.missedReason'])
      .addSelect(['message.reason', 'message.createdAt'])
      .where('message.kind IN (:...kinds) AND message.toldById IS NULL AND message.followsId IS NULL', { kinds: KINDS })
      .andWhere('message.createdAt >= :launchedAt', { launchedAt })
      .andWhere("(message.nextWay IS NULL OR message.nextWay = 'phone') AND message.recipientId IS NOT NULL")
      .andWhere("(message.delivery = 'missed' OR (message.status = 'failed' AND message.delivery IS NULL))");
  const single = await query()
    .innerJoin(Task, 'task', "task.id = message.taskId AND task.state <> 'completed'")
    .andWhere('task.campaignId = :id', { id })
    .getMany();
  // One message about several tasks names none of them.
  const together = await query()
    .andWhere('message.taskId IS NULL AND message.purpose IN (:...together)', { together: TOLD_TOGETHER })
    .andWhere(`EXISTS (${openOf('message.recipientId')})`, { id })
    .getMany();
  return [...single, ...together] as Failed[];
}

/** When each person was last known to be reached about a task: `task person` → instant; without a task about several. */
async function madeGood(db: EntityManager, failed: Failed[], { launchedAt }: Launched): Promise<Map<string, number>> {
  if (failed.length === 0) return new Map();
  const reached = await db.find(OutboxMessage, {
    select: { taskId: true, recipientId: true, reachedAt: true, readAt: true },
    where: {
      recipientId: In([...new Set(failed.map(({ recipientId }) => recipientId))]),
      delivery: In(['reached', 'read']),
      createdAt: MoreThanOrEqual(launchedAt),
    },
  });
  const latest = new Map<string, number>();
  for (const { taskId, recipientId, reachedAt, readAt } of reached) {
    const key = `${taskId} ${recipientId}`;
    latest.set(key, Math.max(latest.get(key) ?? 0, readAt?.getTime() ?? 0, reachedAt?.getTime() ?? 0));
  }
  return latest;
}

function missedAbout(task: Holding, failed: Failed[], made: Map<string, number>): Missed[] {
  const missed = new Map<string, Missed>();
  for (const one of failed) {
    const concerns = one.taskId === task.id || (one.taskId === null && one.recipientId === task.fillerId);
    const holds = isBeingFilled(task) ? one.recipientId === task.fillerId : one.recipientId !== task.fillerId;
    const reachedAt = Math.max(
      made.get(`${task.id} ${one.recipientId}`) ?? 0,
      made.get(`null ${one.recipientId}`) ?? 0,
    );
    if (!concerns || !holds || reachedAt >= one.createdAt.getTime()) continue;
    const why = (one.missedReason ?? one.reason ?? '通知未送达').replace(/[。，；\s]+$/, '');
    missed.set(one.recipientId, { personId: one.recipientId, why });
  }
  return [...missed.values()];
}

/** Who has left and still fills something of the campaign. */
async function leftOf(db: EntityManager, campaignId: string): Promise<Set<string>> {
  const left = await db
    .createQueryBuilder(Person, 'person')
    .select('person.id', 'id')
    .where('person.active = :no', { no: false })
    .andWhere(`EXISTS (${openOf('person.id')})`, { id: campaignId })
    .getRawMany<{ id: string }>();
  return new Set(left.map(({ id }) => id));
}
