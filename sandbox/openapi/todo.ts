// To-dos (待办), new API. People are named by unionId.
import { z } from 'zod';
import { OpenApiRefusal, readParameters } from '../http/refusals';
import type { ApiCall, ApiRoute } from '../http/routes';
import { requestId } from '../state/ids';
import { isDone, type Todo, type TodoFacts } from '../state/todos';

const LONGEST_SUBJECT = 1024;
const LONGEST_DESCRIPTION = 4096;
const LONGEST_URL_BYTES = 1024;
const MOST_EXECUTORS = 1000;

const refuse = (verb: 'Create' | 'Update' | 'Query') => (message: string) =>
  new OpenApiRefusal(400, `todo.task${verb}.paramError`, message);

const factsSchema = z.object({
  subject: z.string().min(1, 'subject is blank').max(LONGEST_SUBJECT, 'subject is oversize').optional(),
  description: z.string().max(LONGEST_DESCRIPTION, 'description is oversize').optional(),
  dueTime: z.number('dueTime is invalid').int().positive('dueTime is invalid').optional(),
  executorIds: z.array(z.string()).max(MOST_EXECUTORS, 'executors is oversize').optional(),
  participantIds: z.array(z.string()).max(MOST_EXECUTORS, 'participants is oversize').optional(),
  contentFieldList: z.array(z.object({ fieldKey: z.string(), fieldValue: z.string() })).optional(),
});

const createSchema = factsSchema.extend({
  sourceId: z.string().optional(),
  subject: z.string('subject is blank').min(1, 'subject is blank').max(LONGEST_SUBJECT, 'subject is oversize'),
  creatorId: z.string().optional(),
  detailUrl: z.object(
    { appUrl: z.string().optional(), pcUrl: z.string().optional() },
    'detailUrl is required for an organisation to-do',
  ),
  isOnlyShowExecutor: z.boolean().default(false),
  priority: z.number().default(20),
  notifyConfigs: z.record(z.string(), z.string()).default({}),
});

const WRITE = 'Todo.Todo.Write';
const READ = 'Todo.Todo.Read';

export const todoRoutes: ApiRoute[] = [
  { method: 'POST', path: '/v1.0/todo/users/:unionId/tasks', scope: WRITE, answer: create },
  { method: 'GET', path: '/v1.0/todo/users/:unionId/tasks/sources/:sourceId', scope: READ, answer: bySource },
  {
    method: 'GET',
    path: '/v1.0/todo/users/:unionId/tasks/:taskId',
    scope: READ,
    answer: (call) => wireOf(taskOf(call, 'Query')),
  },
  { method: 'PUT', path: '/v1.0/todo/users/:unionId/tasks/:taskId', scope: WRITE, answer: update },
  { method: 'PUT', path: '/v1.0/todo/users/:unionId/tasks/:taskId/executorStatus', scope: WRITE, answer: setExecutors },
  { method: 'DELETE', path: '/v1.0/todo/users/:unionId/tasks/:taskId', scope: WRITE, answer: remove },
  { method: 'POST', path: '/v1.0/todo/users/:unionId/org/tasks/query', scope: READ, answer: list },
];

function create(call: ApiCall): object {
  const { world, params, query, fields } = call;
  const refuseCreate = refuse('Create');
  const {
    sourceId,
    creatorId = params.unionId ?? '',
    detailUrl,
    ...facts
  } = readParameters(createSchema, fields, refuseCreate);
  if (!world.directory.byUnionId(creatorId)) throw refuseCreate('creatorId is invalid');
  const strangers = (facts.executorIds ?? []).filter((id) => !world.directory.byUnionId(id));
  if (strangers.length > 0) throw refuseCreate('executorIds is invalid');
  const { appUrl = '', pcUrl = '' } = detailUrl;
  if ([appUrl, pcUrl].some((url) => Buffer.byteLength(url) > LONGEST_URL_BYTES))
    throw refuseCreate('detailUrl is oversize');
  const todo = world.todos.create(creatorId, query.operatorId ?? creatorId, sourceId ?? null, {
    ...facts,
    description: facts.description ?? null,
    dueTime: facts.dueTime ?? null,
    executorIds: facts.executorIds ?? [],
    participantIds: facts.participantIds ?? [],
    contentFieldList: facts.contentFieldList ?? [],
    detailUrl: { appUrl, pcUrl },
  });
  if (!todo) throw refuseCreate('task exist');
  return wireOf(todo);
}

function bySource({ world, params }: ApiCall): object {
  const todo = world.todos.bySource(params.sourceId ?? '');
  if (!todo) throw refuse('Query')('task not exist');
  return wireOf(todo);
}

function update(call: ApiCall): object {
  const todo = taskOf(call, 'Update');
  const { done, ...facts } = readParameters(
    factsSchema.extend({ done: z.boolean().optional() }),
    call.fields,
    refuse('Update'),
  );
  call.world.todos.change(todo, operatorOf(call), withoutAbsent(facts), done);
  return { result: true, requestId: requestId() };
}

const executorsSchema = z.object({ executorStatusList: z.array(z.object({ id: z.string(), isDone: z.boolean() })) });

function setExecutors(call: ApiCall): object {
  const todo = taskOf(call, 'Update');
  const { executorStatusList } = readParameters(executorsSchema, call.fields, refuse('Update'));
  const strangers = executorStatusList.filter(({ id }) => !todo.executorIds.includes(id));
  if (strangers.length > 0) throw refuse('Update')('executor not exist');
  for (const { id, isDone: done } of executorStatusList) call.world.todos.setExecutor(todo, operatorOf(call), id, done);
  return { result: true, requestId: requestId() };
}

function remove(call: ApiCall): object {
  call.world.todos.remove(taskOf(call, 'Update'));
  return { result: true, requestId: requestId() };
}

const PAGE_SIZE = 20;
const listSchema = z.object({ nextToken: z.string().optional(), isDone: z.boolean().optional() });

function list({ world, params, fields }: ApiCall): object {
  const { nextToken = '0', isDone: wanted } = readParameters(listSchema, fields, refuse('Query'));
  const from = Number.parseInt(nextToken, 10) || 0;
  const found = world.todos.of(params.unionId ?? '').filter((todo) => wanted === undefined || isDone(todo) === wanted);
  const until = from + PAGE_SIZE;
  return {
    ...(until < found.length ? { nextToken: String(until) } : {}),
    todoCards: found.slice(from, until).map((todo) => ({
      taskId: todo.id,
      subject: todo.subject,
      dueTime: todo.dueTime,
      detailUrl: todo.detailUrl,
      priority: todo.priority,
      createdTime: todo.createdTime,
      modifiedTime: todo.modifiedTime,
      creatorId: todo.creatorId,
      sourceId: todo.sourceId,
      bizTag: 'teambition',
      isDone: isDone(todo),
      todoType: 'TODO',
    })),
  };
}

function taskOf({ world, params }: ApiCall, verb: 'Update' | 'Query'): Todo {
  const todo = world.todos.todo(params.taskId ?? '');
  if (!todo) throw refuse(verb)('task not exist');
  return todo;
}

const operatorOf = ({ query, params }: ApiCall): string => query.operatorId ?? params.unionId ?? '';

function withoutAbsent(facts: Partial<TodoFacts>): Partial<TodoFacts> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

function wireOf(todo: Todo): object {
  const { id, subject, description, dueTime, finishTime, executorIds, participantIds, detailUrl } = todo;
  return {
    id,
    subject,
    description,
    startTime: todo.createdTime,
    dueTime,
    finishTime,
    done: isDone(todo),
    executorIds,
    participantIds,
    detailUrl,
    source: 'isv_sandbox',
    sourceId: todo.sourceId,
    createdTime: todo.createdTime,
    modifiedTime: todo.modifiedTime,
    creatorId: todo.creatorId,
    modifierId: todo.modifierId,
    bizTag: 'teambition',
    requestId: requestId(),
    contentFieldList: todo.contentFieldList,
    isOnlyShowExecutor: todo.isOnlyShowExecutor,
    priority: todo.priority,
    notifyConfigs: todo.notifyConfigs,
  };
}
