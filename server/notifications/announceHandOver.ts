// 改派: who fills a task from now on, and who does not any more.
import { spokenDay } from '../../shared/calendar';
import type { ActionContext } from '../context';
import { enqueue } from '../outbox/enqueue';
import type { LoadedTask } from '../tasks/queries';
import { FILLING } from './holds';
import { identityLines, taskPath } from './words';

/** The new filler hears whose task it was, why it comes to them, and by when. */
export async function announceReassignment(
  ctx: ActionContext,
  place: LoadedTask,
  { fromName, why }: { fromName: string; why: string },
): Promise<void> {
  const { task, project } = place;
  const waits = task.state !== 'in-review';
  await enqueue(ctx, {
    dedupeKey: `notice:${task.id}:reassigned:v${task.version}:${task.fillerId}`,
    purpose: 'reassigned',
    recipientId: task.fillerId,
    taskId: task.id,
    message: {
      kind: 'notice',
      title: waits
        ? `转给您填报：${project.name}自评，${spokenDay(task.dueDate)}前`
        : `转给您负责：${project.name}自评正在审核`,
      lines: [
        ...identityLines(place),
        `原填报人：${fromName}`,
        `原因：${why}`,
        waits ? '已填的内容都在，可以接着填' : '现在不用办；如被退回，由您修改后重新提交',
      ],
      buttonLabel: waits ? '接着填报' : '查看任务',
      path: taskPath(task.id),
      holds: { as: 'filler', ...(waits ? { states: FILLING, namesDay: task.dueDate } : { states: ['in-review'] }) },
    },
  });
}

/** Somebody still at work who lost a task hears that, too: it is gone from their list. */
export async function announceRelease(
  ctx: ActionContext,
  place: LoadedTask,
  { fromId, why }: { fromId: string; why: string },
): Promise<void> {
  const { task, project, fillerName } = place;
  await enqueue(ctx, {
    dedupeKey: `notice:${task.id}:released:v${task.version}:${fromId}`,
    purpose: 'reassigned',
    recipientId: fromId,
    taskId: task.id,
    message: {
      kind: 'notice',
      title: `不用再填：${project.name}自评已转给${fillerName}`,
      lines: [...identityLines(place), `原因：${why}`, '您填过的内容已一并转交'],
      buttonLabel: '我的任务',
      path: '#/',
      holds: { as: 'released' },
    },
  });
}
