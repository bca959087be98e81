import { In, Not } from 'typeorm';
import { dayOf, officialDay } from '../../shared/calendar';
import type { ExtendTasksInput, ExtensionDay, ExtensionPlan } from '../../shared/contracts/board';
import { groupBy } from '../../shared/groupBy';
import { problems } from '../../shared/problems';
import { isBeingFilled } from '../../shared/workflow/taskWorkflow';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { breathe } from '../database/breathe';
import { holdRows } from '../database/holdRows';
import { newId } from '../database/ids';
import { extensionMessage } from '../notifications/extensionMessage';
import { updateTodosOf } from '../notifications/todos';
import { enqueueAll } from '../outbox/enqueue';
import { Task } from '../tasks/entities';
import { mayManage } from '../tasks/policy';
import type { LoadedTask } from '../tasks/queries';
import { selectTasks } from './boardTasks';
import { Campaign } from './entities';

interface PlannedExtension {
  extended: LoadedTask[];
  later: number;
}

/** What an extension would do. @throws Problem as {@link extendTasks}, but for tasks that are later already */
export async function previewExtension(
  ctx: ActionContext,
  campaignId: string,
  input: ExtensionDay,
): Promise<ExtensionPlan> {
  return presentPlan(await planExtension(ctx, campaignId, input), input.dueDate);
}

/**
 * 延期: the selected open tasks are due later. Fillers are told once each; to-dos, reminders and overdue counts follow.
 *
 * @throws Problem 403 unless the actor is an admin of one of them; 422 for a day that is over, or when no task gets more time
 */
export async function extendTasks(
  ctx: ActionContext,
  campaignId: string,
  input: ExtendTasksInput,
): Promise<ExtensionPlan> {
  const { places } = await selectTasks(ctx, campaignId, input);
  await holdRows(
    ctx.db,
    Task,
    places.map(({ task }) => task.id),
  );
  const planned = await planExtension(ctx, campaignId, input);
  if (planned.extended.length === 0)
    throw problems.extensionUnfit({ reason: '选中的任务在这一天或以后才截止，没有需要延期的。' });
  const { dueDate, reason } = input;
  const runId = newId();
  // No new version: nobody's form holds the due date, and whoever is typing must not meet a conflict over it.
  await ctx.db.update(
    Task,
    { id: In(planned.extended.map(({ task }) => task.id)), state: Not('completed') },
    { dueDate, updatedAt: ctx.now },
  );
  await tellFillers(ctx, runId, planned.extended, input);
  for (const { task } of planned.extended) {
    await recordAudit(ctx, {
      subject: 'task',
      subjectId: task.id,
      action: 'task.extended',
      before: { dueDate: task.dueDate },
      after: { dueDate, notices: isBeingFilled(task) ? [keyOf(runId, task.fillerId)] : [] },
      comment: `由${officialDay(task.dueDate)}延至${officialDay(dueDate)}：${reason}`,
    });
    await updateTodosOf(ctx, task.id);
    await breathe();
  }
  await moveCampaign(ctx, campaignId, input);
  return presentPlan(planned, dueDate);
}

const keyOf = (runId: string, personId: string) => `notice:extended:${runId}:${personId}`;

async function planExtension(ctx: ActionContext, campaignId: string, input: ExtensionDay): Promise<PlannedExtension> {
  if (input.dueDate <= dayOf(ctx.now)) throw problems.extensionUnfit({ reason: '新的截止日期要晚于今天。' });
  const { places } = await selectTasks(ctx, campaignId, input);
  if (places.length === 0) throw problems.notFound({ what: '可以延期的任务' });
  const own = places.filter((place) => mayManage(ctx.actor, place));
  if (own.length === 0) {
    if (places.every(({ task }) => task.state === 'completed'))
      throw problems.extensionUnfit({ reason: '选中的任务都已办结。' });
    throw problems.notAllowed({ what: '延期', who: '绩效管理员' });
  }
  const extended = own.filter(({ task }) => task.dueDate < input.dueDate);
  return { extended, later: own.length - extended.length };
}

const presentPlan = ({ extended, later }: PlannedExtension, dueDate: string): ExtensionPlan => ({
  tasks: extended.length,
  people: new Set(extended.flatMap(({ task }) => (isBeingFilled(task) ? task.fillerId : []))).size,
  later,
  dueDate,
});

/** Who has handed in waits for others, whose to-dos say the new day. */
async function tellFillers(
  ctx: ActionContext,
  runId: string,
  extended: LoadedTask[],
  { dueDate, reason }: ExtendTasksInput,
): Promise<void> {
  const filling = extended.filter(({ task }) => isBeingFilled(task));
  const byFiller = groupBy(filling, ({ task }) => task.fillerId);
  await enqueueAll(
    ctx,
    [...byFiller].map(([fillerId, places]) => ({
      dedupeKey: keyOf(runId, fillerId),
      purpose: 'extended' as const,
      recipientId: fillerId,
      taskId: places.length === 1 ? places[0]!.task.id : null,
      message: extensionMessage(ctx, places, { dueDate, reason }),
    })),
  );
}

/** Once no open task is due before it, the day is the campaign's own. */
async function moveCampaign(
  ctx: ActionContext,
  campaignId: string,
  { dueDate, reason }: ExtendTasksInput,
): Promise<void> {
  const campaign = await ctx.db.findOneByOrFail(Campaign, { id: campaignId });
  if (campaign.dueDate >= dueDate) return;
  const earlier = await ctx.db
    .createQueryBuilder(Task, 'task')
    .where("task.campaignId = :campaignId AND task.state <> 'completed'", { campaignId })
    .andWhere('task.dueDate < :dueDate', { dueDate })
    .getCount();
  if (earlier > 0) return;
  await ctx.db.update(Campaign, { id: campaignId }, { dueDate });
  await recordAudit(ctx, {
    subject: 'campaign',
    subjectId: campaignId,
    action: 'campaign.extended',
    before: { dueDate: campaign.dueDate },
    after: { dueDate },
    comment: reason,
  });
}
