// To-dos (待办). `sourceId` is DingTalk's key against repeats, so opening and closing may both be repeated safely.
// The person is creator and executor: the address of a to-do names its creator, and closing it then needs nobody else.
import { present, type Calls } from './calls';
import { DingTalkRefused } from './errors';
import { appLink } from './links';
import type { CloseTodoMessage, DingTalkConfig, OpenTodoMessage } from './port';
import { clientOf, pathId, type SdkSettings } from './sdk';

const LONGEST_SUBJECT = 1024;
const ORDINARY_PRIORITY = 20;

/**
 * Opens a to-do; one that is there already counts as opened.
 * @returns the to-do's id
 */
export async function openTodo(config: DingTalkConfig, calls: Calls, message: OpenTodoMessage): Promise<string> {
  const link = appLink(config.publicBaseUrl, message.path);
  try {
    return await calls.sdk((token, settings) => createTask(settings, token, message, link));
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
    return present(await findTask(calls, message));
  }
}

/**
 * Marks the to-do done for its person. One that does not exist needs no closing.
 * @returns the to-do's id, null when there is none
 */
export async function closeTodo(calls: Calls, message: CloseTodoMessage): Promise<string | null> {
  const todoId = message.todoId ?? (await findTask(calls, message));
  if (todoId === null) return null;
  try {
    await calls.sdk((token, settings) => markDone(settings, token, message.unionId, todoId));
    return todoId;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

async function createTask(settings: SdkSettings, token: string, message: OpenTodoMessage, link: string) {
  const { todo, client } = await todoClient(settings);
  const { unionId, sourceId, dueAt } = message;
  const request = new todo.CreateTodoTaskRequest({
    sourceId,
    subject: message.subject.slice(0, LONGEST_SUBJECT),
    creatorId: unionId,
    operatorId: unionId,
    executorIds: [unionId],
    isOnlyShowExecutor: true,
    dueTime: dueAt,
    priority: ORDINARY_PRIORITY,
    detailUrl: { appUrl: link, pcUrl: link },
    contentFieldList: message.lines.map(([fieldKey, fieldValue]) => ({ fieldKey, fieldValue })),
    // DING and the assistant's chat stay off: the work notification that goes with a to-do has rung already.
    notifyConfigs: { sendTodoApn: 'true' },
  });
  const headers = new todo.CreateTodoTaskHeaders({ xAcsDingtalkAccessToken: token });
  const { body } = await client.createTodoTaskWithOptions(pathId(unionId), request, headers, settings.runtime);
  return present(body?.id);
}

async function markDone(settings: SdkSettings, token: string, unionId: string, todoId: string): Promise<void> {
  const { todo, client } = await todoClient(settings);
  const request = new todo.UpdateTodoTaskExecutorStatusRequest({
    operatorId: unionId,
    executorStatusList: [{ id: unionId, isDone: true }],
  });
  const headers = new todo.UpdateTodoTaskExecutorStatusHeaders({ xAcsDingtalkAccessToken: token });
  const path = [pathId(unionId), pathId(todoId)] as const;
  const { body } = await client.updateTodoTaskExecutorStatusWithOptions(...path, request, headers, settings.runtime);
  present(body?.result);
}

async function findTask(calls: Calls, { unionId, sourceId }: { unionId: string; sourceId: string }) {
  try {
    return await calls.sdk(async (token, settings) => {
      const { todo, client } = await todoClient(settings);
      const headers = new todo.GetTodoTaskBySourceIdHeaders({ xAcsDingtalkAccessToken: token });
      const path = [pathId(unionId), pathId(sourceId)] as const;
      const { body } = await client.getTodoTaskBySourceIdWithOptions(...path, headers, settings.runtime);
      return present(body?.id);
    });
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

async function todoClient(settings: SdkSettings) {
  const todo = await import('@alicloud/dingtalk/dist/todo_1_0/client.js');
  return { todo, client: new (clientOf(todo))(settings.config) };
}

/** DingTalk gives every bad parameter of a to-do the same code; only the words differ. */
function isAlreadyThere(error: unknown): boolean {
  return error instanceof DingTalkRefused && error.code.startsWith('todo.') && /\btask exist/i.test(error.detail);
}

function isGone(error: unknown): boolean {
  return error instanceof DingTalkRefused && error.code.startsWith('todo.') && /task not exist/i.test(error.detail);
}
