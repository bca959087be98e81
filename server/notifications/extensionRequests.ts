// 延期申请: who is told that more time is asked for, and whoever asked what came of it.
import { spokenDay } from '../../shared/calendar';
import type { ActionContext } from '../context';
import { nearestHolders } from '../identity/queries';
import { enqueue } from '../outbox/enqueue';
import type { LoadedTask } from '../tasks/queries';
import { identityLines, taskPath } from './words';

/** What is told of a request. */
interface Request {
  id: string;
  askedById: string;
  wantedDay: string;
  reason: string;
  answer: string | null;
}

/** The admins nearest to the task are asked to answer, on the board of the campaign. */
export async function announceExtensionAsked(ctx: ActionContext, place: LoadedTask, request: Request): Promise<void> {
  const path = `#/campaigns/${place.campaign.id}`;
  for (const { id } of await nearestHolders(ctx.db, 'admin', place.unitPath, ctx.actor.personId))
    await tell(ctx, place, request, id, {
      title: `申请延至${spokenDay(request.wantedDay)}：${place.project.name}自评`,
      lines: [
        `${ctx.actor.name}：${request.reason}`,
        `现在 ${spokenDay(place.task.dueDate)} 截止`,
        ...identityLines(place),
      ],
      buttonLabel: '去答复',
      path,
    });
}

/** For a lead who asked; the filler hears of the extension itself. */
export async function announceExtensionGranted(ctx: ActionContext, place: LoadedTask, request: Request): Promise<void> {
  await tell(ctx, place, request, request.askedById, {
    title: `已同意延至${spokenDay(request.wantedDay)}：${place.project.name}自评`,
    lines: [`${ctx.actor.name}同意了您的延期申请`, ...identityLines(place)],
    buttonLabel: '打开任务',
    path: taskPath(place.task.id),
  });
}

/** 未同意延期: tells whoever asked why, and that the due date stands. */
export async function announceExtensionRefused(ctx: ActionContext, place: LoadedTask, request: Request): Promise<void> {
  await tell(ctx, place, request, request.askedById, {
    title: `未同意延期：${place.project.name}自评`,
    lines: [
      `${ctx.actor.name}：${request.answer ?? ''}`,
      `仍是 ${spokenDay(place.task.dueDate)} 截止，您申请的是 ${spokenDay(request.wantedDay)}`,
      ...identityLines(place),
    ],
    buttonLabel: '打开任务',
    path: taskPath(place.task.id),
  });
}

async function tell(
  ctx: ActionContext,
  { task }: LoadedTask,
  { id }: Request,
  recipientId: string,
  text: { title: string; lines: string[]; buttonLabel: string; path: string },
): Promise<void> {
  await enqueue(ctx, {
    dedupeKey: `notice:extension:${id}:${recipientId}`,
    purpose: 'extended',
    recipientId,
    taskId: task.id,
    message: { kind: 'notice', ...text },
  });
}
