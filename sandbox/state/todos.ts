// To-dos (待办). People cannot tick them off themselves: the app that made them says when they are done.
import { createGrouped } from './grouped';
import { opaque } from './ids';
import type { Live } from './live';

export interface TodoFacts {
  subject: string;
  description: string | null;
  dueTime: number | null;
  executorIds: string[];
  participantIds: string[];
  detailUrl: { appUrl: string; pcUrl: string };
  contentFieldList: { fieldKey: string; fieldValue: string }[];
  isOnlyShowExecutor: boolean;
  priority: number;
  notifyConfigs: Record<string, string>;
}

export interface Todo extends TodoFacts {
  id: string;
  sourceId: string | null;
  creatorId: string;
  modifierId: string;
  createdTime: number;
  modifiedTime: number;
  finishTime: number | null;
  /** unionIds of executors who are through */
  doneBy: Set<string>;
  /** closed for everybody, whoever is through */
  closed: boolean;
}

export function createTodos(now: () => number, live: Live) {
  const todos = new Map<string, Todo>();
  /** A sourceId is never free again, even when its to-do is deleted. */
  const usedSources = new Set<string>();
  const bySource = new Map<string, Todo>();
  const perPerson = createGrouped<Todo>();

  function enter(todo: Todo): void {
    todos.set(todo.id, todo);
    if (todo.sourceId !== null) bySource.set(todo.sourceId, todo);
    for (const unionId of peopleOf(todo)) perPerson.add(unionId, todo);
  }
  function strike(todo: Todo): void {
    todos.delete(todo.id);
    if (todo.sourceId !== null) bySource.delete(todo.sourceId);
    for (const unionId of peopleOf(todo)) perPerson.remove(unionId, todo);
  }

  function changed(todo: Todo, operatorId: string): void {
    todo.modifierId = operatorId;
    todo.modifiedTime = now();
    todo.finishTime = isDone(todo) ? (todo.finishTime ?? now()) : null;
    live.tell('todo');
  }

  return {
    /** @returns null when the sourceId has been used before */
    create(creatorId: string, operatorId: string, sourceId: string | null, facts: TodoFacts): Todo | null {
      if (sourceId !== null && usedSources.has(sourceId)) return null;
      if (sourceId !== null) usedSources.add(sourceId);
      const todo: Todo = {
        ...facts,
        id: `task${opaque(12)}`,
        sourceId,
        creatorId,
        modifierId: operatorId,
        createdTime: now(),
        modifiedTime: now(),
        finishTime: null,
        doneBy: new Set(),
        closed: false,
      };
      enter(todo);
      live.tell('todo');
      return todo;
    },
    todo: (id: string): Todo | undefined => todos.get(id),
    bySource: (sourceId: string): Todo | undefined => bySource.get(sourceId),
    /** what a person sees in the list, newest first */
    of: (unionId: string): Todo[] =>
      [...perPerson.of(unionId)]
        .filter((todo) => concerns(todo, unionId))
        .sort((a, b) => b.createdTime - a.createdTime),
    change(todo: Todo, operatorId: string, facts: Partial<TodoFacts>, closed?: boolean): void {
      strike(todo);
      Object.assign(todo, facts);
      enter(todo);
      if (closed !== undefined) todo.closed = closed;
      if (closed === false) todo.doneBy.clear();
      changed(todo, operatorId);
    },
    setExecutor(todo: Todo, operatorId: string, unionId: string, done: boolean): void {
      if (done) todo.doneBy.add(unionId);
      else {
        todo.doneBy.delete(unionId);
        todo.closed = false;
      }
      changed(todo, operatorId);
    },
    remove(todo: Todo): void {
      strike(todo);
      live.tell('todo');
    },
    save: () => ({ todos, usedSources }),
    load(saved: { todos: Map<string, Todo>; usedSources: Set<string> }): void {
      for (const todo of saved.todos.values()) enter(todo);
      for (const source of saved.usedSources) usedSources.add(source);
    },
  };
}

export function isDone(todo: Todo): boolean {
  return todo.closed || (todo.executorIds.length > 0 && todo.executorIds.every((id) => todo.doneBy.has(id)));
}

export function isDoneFor(todo: Todo, unionId: string): boolean {
  return todo.closed || todo.doneBy.has(unionId) || isDone(todo);
}

const peopleOf = ({ creatorId, executorIds, participantIds }: Todo): Set<string> =>
  new Set([creatorId, ...executorIds, ...participantIds]);

function concerns(todo: Todo, unionId: string): boolean {
  if (todo.executorIds.includes(unionId)) return true;
  if (todo.isOnlyShowExecutor) return false;
  return todo.creatorId === unionId || todo.participantIds.includes(unionId);
}
