// Who is told what when a task moves. Each message says the thing in its first twenty characters and carries what makes
// it new (project, date, round), since DingTalk silently drops a text it has already delivered to a person that day.
import { spokenDay } from '../../shared/calendar';
import type { Purpose } from '../../shared/delivery/deliveryState';
import { ASSUMED_LABEL, campaignLabel } from '../../shared/labels';
import { assignmentNotice } from '../../shared/launch/assignmentNotice';
import { minutesOf, type TaskBurden } from '../../shared/launch/burden';
import type { ActionContext } from '../context';
import { decidersOf } from '../identity/deciders';
import type { Campaign } from '../campaigns/entities';
import { enqueue, enqueueAll } from '../outbox/enqueue';
import type { OutboxPayload } from '../outbox/payloads';
import { IndicatorResult } from '../tasks/entities';
import type { LoadedTask } from '../tasks/queries';
import { sendReviewCard } from './reviewCards';
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
  await notify(ctx, place, task.fillerId, 'assigned', 'assigned', text);
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
export async function announceReview(ctx: ActionContext, place: LoadedTask, stepLabel: string): Promise<void> {
  const { task, project, unit, chain, unitPath, fillerName } = place;
  const step = { role: chain[task.step]!.role, unitPath, fillerId: task.fillerId };
  const assumptions = await assumptionLines(ctx, task.id);
  const title = `待您审核：${project.name}自评`;
  const score = `${task.total} 分，${task.grade}`;
  const byCard = (await reviewWay(ctx.db)) === 'card';
  const occasion = `review:${task.round}.${task.step}`;
  for (const { person: holder, forName } of await decidersOf(ctx.db, step, ctx.now)) {
    const inPlace = forName ? [`请您代${forName}审核`] : [];
    if (byCard)
      await sendReviewCard(ctx, place, holder.id, {
        // The notice's key: whoever was asked by either is not asked by the other.
        dedupeKey: noticeKey(task.id, occasion, holder.id),
        title,
        lines: [
          ['提交人', `${unit.name} ${fillerName}${again(task.round) && `，${again(task.round)}`}`],
          ['自评得分', score],
          ...[...inPlace, ...assumptions].map((line): [string, string] => ['说明', line]),
        ],
      });
    else
      await notify(ctx, place, holder.id, 'review', occasion, {
        title,
        lines: [
          `${unit.name} ${fillerName}${again(task.round) || '提交'}，请${stepLabel.replace(/中$/, '')}`,
          ...identityLines(place),
          `自评得分 ${score}`,
          ...inPlace,
          ...assumptions,
        ],
        buttonLabel: '去审核',
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
      ...(await assumptionLines(ctx, task.id)),
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
  });
}

/** A score that rests on assumed values says so wherever it is told. */
async function assumptionLines(ctx: ActionContext, taskId: string): Promise<string[]> {
  const assumed = await ctx.db.countBy(IndicatorResult, { taskId, assumed: true });
  return assumed > 0 ? [`其中 ${assumed} 项指标用了${ASSUMED_LABEL}`] : [];
}

const noticeKey = (taskId: string, occasion: string, recipientId: string) =>
  `notice:${taskId}:${occasion}:${recipientId}`;

async function notify(
  ctx: ActionContext,
  { task }: LoadedTask,
  recipientId: string,
  purpose: Purpose,
  occasion: string,
  text: { title: string; lines: string[]; buttonLabel: string },
): Promise<void> {
  await enqueue(ctx, {
    dedupeKey: noticeKey(task.id, occasion, recipientId),
    purpose,
    recipientId,
    taskId: task.id,
    message: { kind: 'notice', ...text, path: taskPath(task.id) },
  });
}
