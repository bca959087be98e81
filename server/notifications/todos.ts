// The to-dos (待办) of a task: what they say, and that they go on saying it when the task changes. The due day is DingTalk's
// own field and is in no line, since lines cannot be changed later. Reminding is ours: DingTalk's would double it.
import { campaignLabel } from '../../shared/labels';
import { assignmentTodo } from '../../shared/launch/assignmentNotice';
import type { ActionContext } from '../context';
import type { OpenTodoMessage } from '../dingtalk/port';
import { openTodosOf } from '../outbox/endTodos';
import { enqueue } from '../outbox/enqueue';
import { OutboxMessage } from '../outbox/entities';
import { loadTask, type LoadedTask } from '../tasks/queries';
import { reviewTodo } from './reviewRequest';
import { dueInstant, taskPath } from './words';

type Todo = Omit<OpenTodoMessage, 'sourceId' | 'unionId'>;

/** One to-do for the filler; a later one of the same task gets a key of its own. */
export async function openFillingTodo(ctx: ActionContext, place: LoadedTask): Promise<void> {
  const { task } = place;
  await enqueue(ctx, {
    dedupeKey: `todo:${task.id}:fill:v${task.version}`,
    purpose: task.state === 'returned' ? 'returned' : 'assigned',
    recipientId: task.fillerId,
    taskId: task.id,
    message: fillingTodo(place),
  });
}

/** One to-do for somebody who holds the current step. */
export async function openReviewTodo(ctx: ActionContext, place: LoadedTask, holderId: string): Promise<void> {
  const { task } = place;
  await enqueue(ctx, {
    dedupeKey: `todo:${task.id}:review:${task.round}.${task.step}:${holderId}`,
    purpose: 'review',
    recipientId: holderId,
    taskId: task.id,
    message: reviewTodo(place),
  });
}

/**
 * Lets every open to-do of a task say what holds now. To be called, in the same transaction, by whatever changes the
 * task's due day or its project's name.
 */
export async function updateTodosOf(ctx: ActionContext, taskId: string): Promise<void> {
  const place = await loadTask(ctx.db, taskId);
  const updates = await ctx.db.find(OutboxMessage, {
    where: { taskId, kind: 'todo.update' },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
  for (const row of await openTodosOf(ctx, taskId)) {
    const wanted = row.purpose === 'review' ? reviewTodo(place) : fillingTodo(place);
    const earlier = updates.filter(({ payload }) => (payload as { opened: string }).opened === row.id);
    const said = (earlier.at(-1)?.payload ?? row.payload) as Pick<Todo, 'subject' | 'dueAt'>;
    if (said.subject === wanted.subject && said.dueAt === wanted.dueAt) continue;
    await enqueue(ctx, {
      dedupeKey: `update:${row.id}:${earlier.length + 1}`,
      purpose: row.purpose,
      recipientId: row.recipientId,
      taskId,
      message: { kind: 'todo.update', opened: row.id, subject: wanted.subject, dueAt: wanted.dueAt },
    });
  }
}

function fillingTodo({ task, project, campaign }: LoadedTask): Todo {
  return {
    kind: 'todo.open',
    subject: task.state === 'returned' ? `修改后重新提交：${project.name}绩效自评` : assignmentTodo(project.name),
    lines: [['评价批次', campaignLabel(campaign)]],
    dueAt: dueInstant(task.dueDate),
    path: taskPath(task.id),
  };
}
