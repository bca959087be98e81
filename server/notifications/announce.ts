// Who is told what when a task moves. Each message says the thing in its first twenty characters and carries what makes
// it new (project, date, round), since DingTalk silently drops a text it has already delivered to a person that day.
import { spokenDay } from '../../shared/calendar';
import type { Purpose } from '../../shared/delivery/deliveryState';
import { campaignLabel } from '../../shared/labels';
import { assignmentNotice } from '../../shared/launch/assignmentNotice';
import { minutesOf, type TaskBurden } from '../../shared/launch/burden';
import type { ActionContext } from '../context';
import { decidersOf } from '../identity/deciders';
import type { Campaign } from '../campaigns/entities';
import { enqueue, enqueueAll } from '../outbox/enqueue';
import type { OutboxPayload } from '../outbox/payloads';
import type { LoadedTask } from '../tasks/queries';
import type { Holds } from './holds';
import { assumptionLines, reviewCard, reviewNotice } from './reviewRequest';
import { reviewWay } from './reviewWay';
import { openFillingTodo, openReviewTodo } from './todos';
import { again, identityLines, taskPath } from './words';

/** 新任务: the filler gets a notice, with how many questions and minutes it takes, and a to-do. */
export async function announceAssignment(ctx: ActionContext, place: LoadedTask, burden: TaskBurden): Promise<void> {
  const { task, project } = place;
  const text = assignmentNotice({
    projectName: project.name,
    dueDate: task.dueDate,
    identity: identityLines(place),
    asks: burden.asks,
    minutes: minutesOf(burden.seconds),
  });
  const holds: Holds = { as: 'filler', states: ['assigned', 'drafting'], namesDay: task.dueDate };
  await notify(ctx, place, task.fillerId, 'assigned', 'assigned', { ...text, holds });
  await openFillingTodo(ctx, place);
}

/**
 * 新任务, told in one notice for all tasks of a person. No project is named, so that a hundred people share one call; the
 * to-dos name them.
 */
export async function announceTogether(ctx: ActionContext, campaign: Campaign, fillerIds: string[]): Promise<void> {
  const message: OutboxPayload = {
    kind: 'notice',
    title: `您有新的自评任务，请于${spokenDay(campaign.dueDate)}前完成填报`,
    lines: [`批次：${campaignLabel(campaign)}`, '任务清单见“我的任务”和钉钉待办'],
    buttonLabel: '查看我的任务',
    path: '#/',
  };
  await enqueueAll(
    ctx,
    [...new Set(fillerIds)].map((recipientId) => ({
      dedupeKey: `notice:together:${campaign.id}:${recipientId}`,
      purpose: 'assigned' as const,
      recipientId,
      taskId: null,
      message,
    })),
  );
}

/** 待审核: everybody who holds the step gets a to-do, and a notice or, where cards are in use, a card. */
export async function announceReview(ctx: ActionContext, place: LoadedTask): Promise<void> {
  const { task, chain, unitPath } = place;
  const step = { role: chain[task.step]!.role, unitPath, fillerId: task.fillerId };
  const assumptions = await assumptionLines(ctx.db, task.id);
  const byCard = (await reviewWay(ctx.db)) === 'card';
  for (const { person: holder, forName } of await decidersOf(ctx.db, step, ctx.now)) {
    const request = { place, forName, assumptions };
    await enqueue(ctx, {
      // One key for both ways: whoever was asked by either is not asked by the other.
      dedupeKey: noticeKey(task.id, `review:${task.round}.${task.step}`, holder.id),
      purpose: 'review',
      recipientId: holder.id,
      taskId: task.id,
      message: byCard ? reviewCard(request) : reviewNotice(request),
    });
    await openReviewTodo(ctx, place, holder.id);
  }
}

/** The filler hears that one step is done and who has it now. */
export async function announceProgress(
  ctx: ActionContext,
  place: LoadedTask,
  doneLabel: string,
  nowLabel: string,
): Promise<void> {
  await notify(ctx, place, place.task.fillerId, 'progress', `progress:${place.task.round}.${place.task.step}`, {
    title: `${doneLabel}已通过：${place.project.name}自评`,
    lines: [`${ctx.actor.name}已通过${again(place.task.round)}，现在${nowLabel}`, ...identityLines(place)],
    buttonLabel: '查看进展',
    holds: { as: 'filler', states: ['in-review'], round: place.task.round, step: place.task.step },
  });
}

/** 办结: the filler hears the result. */
export async function announceCompletion(ctx: ActionContext, place: LoadedTask): Promise<void> {
  const { task, project } = place;
  await notify(ctx, place, task.fillerId, 'completed', `completed:${task.round}`, {
    title: `已办结：${project.name}自评 ${task.total} 分，${task.grade}`,
    lines: [
      `${ctx.actor.name}已通过复核`,
      ...identityLines(place),
      '可以查看得分说明并下载报告',
      ...(await assumptionLines(ctx.db, task.id)),
    ],
    buttonLabel: '查看结果',
  });
}

/** 退回: the filler hears which rows came back, and why. */
export async function announceReturn(
  ctx: ActionContext,
  place: LoadedTask,
  indicators: { name: string; reason: string }[],
): Promise<void> {
  await notify(ctx, place, place.task.fillerId, 'returned', `returned:${place.task.round}`, {
    title: `请修改：${place.project.name}自评被退回`,
    lines: [
      ...(place.task.round > 1 ? [`${again(place.task.round)}被退回`] : []),
      ...identityLines(place),
      `${ctx.actor.name}：${place.task.returnReason}`,
      ...indicators.slice(0, 5).map(({ name, reason }) => `${name}：${reason}`),
      ...(indicators.length > 5 ? [`还有 ${indicators.length - 5} 项`] : []),
    ],
    buttonLabel: '去修改',
    holds: { as: 'filler', states: ['returned'], round: place.task.round },
  });
}

const noticeKey = (taskId: string, occasion: string, recipientId: string) =>
  `notice:${taskId}:${occasion}:${recipientId}`;

async function notify(
  ctx: ActionContext,
  { task }: LoadedTask,
  recipientId: string,
  purpose: Purpose,
  occasion: string,
  text: { title: string; lines: string[]; buttonLabel: string; holds?: Holds },
): Promise<void> {
  await enqueue(ctx, {
    dedupeKey: noticeKey(task.id, occasion, recipientId),
    purpose,
    recipientId,
    taskId: task.id,
    message: { kind: 'notice', ...text, path: taskPath(task.id) },
  });
}
