// Who holds a task and was not reached about it, as the messages tell: what failed and was made good by no other way, and
// people who have left.
import { In, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { TOLD_TOGETHER } from '../../shared/delivery/deliveryState';
import { isBeingFilled } from '../../shared/workflow/taskWorkflow';
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
 * The open tasks of a campaign whose holders were not reached, in six statements however many there are. What was sent
 * before the launch is about other campaigns.
 */
export async function missedOf(db: EntityManager, campaignId: string): Promise<Map<string, Missed[]>> {
  const tasks = await db
    .createQueryBuilder(Task, 'task')
    .select(['task.id', 'task.state', 'task.fillerId'])
    .where("task.campaignId = :campaignId AND task.state <> 'completed'", { campaignId })
    .getMany();
  const campaign = await db.findOne(Campaign, { select: { id: true, launchedAt: true }, where: { id: campaignId } });
  if (!campaign || tasks.length === 0) return new Map();
  const failed = await failedOf(db, tasks, campaign);
  const made = await madeGood(db, failed, campaign);
  const left = await leftOf(db, tasks);
  const found = new Map<string, Missed[]>();
  for (const task of tasks) {
    const missed = missedAbout(task, failed, made);
    if (isBeingFilled(task) && left.has(task.fillerId) && missed.length === 0)
      missed.push({ personId: task.fillerId, why: LEFT });
    if (missed.length > 0) found.set(task.id, missed);
  }
  return found;
}

async function failedOf(db: EntityManager, tasks: Holding[], { id, launchedAt }: Launched): Promise<Failed[]> {
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
    .andWhere('message.recipientId IN (:...people)', { people: tasks.map(({ fillerId }) => fillerId).concat('') })
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

async function leftOf(db: EntityManager, tasks: Holding[]): Promise<Set<string>> {
  const fillers = [...new Set(tasks.map(({ fillerId }) => fillerId))];
  const left = await db.find(Person, { select: { id: true }, where: { id: In(fillers), active: false } });
  return new Set(left.map(({ id }) => id));
}
