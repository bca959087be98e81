// To-dos (待办). `sourceId` is DingTalk's key against repeats, so opening and closing may both be repeated safely.
// The person is creator and executor: the address of a to-do names its creator, and closing it then needs nobody else.
import { present } from './answers';
import type { Calls } from './calls';
import { DingTalkRefused } from './errors';
import { appLink, sidePanelLink } from './links';
import { shortened } from './markdown';
import type { CancelTodoMessage, CloseTodoMessage, DingTalkConfig, OpenTodoMessage, UpdateTodoMessage } from './port';
import { loadTodo, pathId, type SdkKit } from './sdk';

type TodoKit = SdkKit<Awaited<ReturnType<typeof loadTodo>>>;

const LONGEST_SUBJECT = 1024;
const ORDINARY_PRIORITY = 20;

const api = (name: string) => ({ name: `todo.${name}`, load: loadTodo });

/**
 * Opens a to-do; one that is there already counts as opened.
 * @returns the to-do's id, null when one that was there already has been deleted since
 */
export async function openTodo(config: DingTalkConfig, calls: Calls, message: OpenTodoMessage): Promise<string | null> {
  const link = appLink(config.publicBaseUrl, message.path);
  try {
    return await calls.sdk(api('create'), (kit, token) => createTask(kit, token, message, link));
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
    return findTask(calls, message);
  }
}

/**
 * Marks the to-do done for its person. One that does not exist needs no closing.
 * @returns the to-do's id, null when there is none
 */
export function closeTodo(calls: Calls, message: CloseTodoMessage): Promise<string | null> {
  return changeTask(calls, 'executorStatus', message, ({ module, client, runtime }, token, path) => {
    const request = new module.UpdateTodoTaskExecutorStatusRequest({
      operatorId: message.unionId,
      executorStatusList: [{ id: message.unionId, isDone: true }],
    });
    const headers = new module.UpdateTodoTaskExecutorStatusHeaders({ xAcsDingtalkAccessToken: token });
    return client.updateTodoTaskExecutorStatusWithOptions(...path, request, headers, runtime);
  });
}

/** Changes what the to-do says. @returns as {@link closeTodo} */
export function updateTodo(calls: Calls, message: UpdateTodoMessage): Promise<string | null> {
  return changeTask(calls, 'update', message, ({ module, client, runtime }, token, path) => {
    const request = new module.UpdateTodoTaskRequest({
      operatorId: message.unionId,
      subject: shortened(message.subject, LONGEST_SUBJECT),
      dueTime: message.dueAt,
    });
    const headers = new module.UpdateTodoTaskHeaders({ xAcsDingtalkAccessToken: token });
    return client.updateTodoTaskWithOptions(...path, request, headers, runtime);
  });
}

/** Takes the to-do away. @returns as {@link closeTodo} */
export function cancelTodo(calls: Calls, message: CancelTodoMessage): Promise<string | null> {
  return changeTask(calls, 'delete', message, ({ module, client, runtime }, token, path) => {
    const request = new module.DeleteTodoTaskRequest({ operatorId: message.unionId });
    const headers = new module.DeleteTodoTaskHeaders({ xAcsDingtalkAccessToken: token });
    return client.deleteTodoTaskWithOptions(...path, request, headers, runtime);
  });
}

type Change = (
  kit: TodoKit,
  token: string,
  path: readonly [unionId: string, todoId: string],
) => Promise<{ body?: { result?: boolean } }>;

/** One change of a to-do that is named by its id or, when that is not known, by its key. */
async function changeTask(
  calls: Calls,
  name: string,
  message: { unionId: string; sourceId: string; todoId: string | null },
  change: Change,
): Promise<string | null> {
  const todoId = message.todoId ?? (await findTask(calls, message));
  if (todoId === null) return null;
  const path = [pathId(message.unionId), pathId(todoId)] as const;
  try {
    await calls.sdk(api(name), async (kit, token) => present((await change(kit, token, path)).body?.result));
    return todoId;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

async function createTask({ module, client, runtime }: TodoKit, token: string, message: OpenTodoMessage, link: string) {
  const { unionId, sourceId, dueAt } = message;
  const request = new module.CreateTodoTaskRequest({
    sourceId,
    subject: shortened(message.subject, LONGEST_SUBJECT),
    creatorId: unionId,
    operatorId: unionId,
    executorIds: [unionId],
    isOnlyShowExecutor: true,
    dueTime: dueAt,
    priority: ORDINARY_PRIORITY,
    detailUrl: { appUrl: link, pcUrl: sidePanelLink(link) },
    contentFieldList: message.lines.map(([fieldKey, fieldValue]) => ({ fieldKey, fieldValue })),
    // DING and the assistant's chat stay off: the work notification that goes with a to-do has rung already.
    notifyConfigs: { sendTodoApn: 'true' },
  });
  const headers = new module.CreateTodoTaskHeaders({ xAcsDingtalkAccessToken: token });
  const { body } = await client.createTodoTaskWithOptions(pathId(unionId), request, headers, runtime);
  return present(body?.id);
}

async function findTask(calls: Calls, { unionId, sourceId }: { unionId: string; sourceId: string }) {
  try {
    return await calls.sdk(api('bySource'), async ({ module, client, runtime }, token) => {
      const headers = new module.GetTodoTaskBySourceIdHeaders({ xAcsDingtalkAccessToken: token });
      const path = [pathId(unionId), pathId(sourceId)] as const;
      const { body } = await client.getTodoTaskBySourceIdWithOptions(...path, headers, runtime);
      return present(body?.id);
    });
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** DingTalk gives every bad parameter of a to-do the same code; only the words differ. */
function isAlreadyThere(error: unknown): boolean {
  return error instanceof DingTalkRefused && error.code.startsWith('todo.') && /\btask exist/i.test(error.detail);
}

function isGone(error: unknown): boolean {
  return error instanceof DingTalkRefused && error.code.startsWith('todo.') && /task not exist/i.test(error.detail);
}
