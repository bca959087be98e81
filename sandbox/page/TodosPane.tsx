// To-dos (待办). They cannot be ticked here: the app closes them when the work is done.
import type { ReactNode } from 'react';
import type { Overview, PhoneView, TodoView } from './api';
import { dueIn, whenSaid } from './time';

interface Props {
  overview: Overview;
  phone: PhoneView;
  onOpen: (todo: TodoView) => void;
}

export function TodosPane({ overview, phone: { todos, more }, onOpen }: Props): ReactNode {
  const open = todos.filter(({ done }) => !done).sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
  const done = todos.filter((todo) => todo.done);
  if (todos.length === 0)
    return (
      <div className="empty">
        <p>应用交给您的待办会出现在这里。点开就是要填的那一页，办完后由应用打勾。</p>
      </div>
    );
  return (
    <div className="todos">
      {open.map((todo) => (
        <Todo key={todo.id} todo={todo} now={overview.now} onOpen={onOpen} />
      ))}
      {open.length === 0 && <p className="all-done">待办都办完了。</p>}
      {done.length > 0 && (
        <details>
          <summary>已完成 {done.length} 项</summary>
          {done.map((todo) => (
            <Todo key={todo.id} todo={todo} now={overview.now} onOpen={onOpen} />
          ))}
        </details>
      )}
      {more.todos > 0 && <p className="muted none">还有 {more.todos} 条</p>}
    </div>
  );
}

function Todo({ todo, now, onOpen }: { todo: TodoView; now: number; onOpen: Props['onOpen'] }): ReactNode {
  const due = todo.dueAt === null || todo.done ? null : dueIn(todo.dueAt, now);
  return (
    <button type="button" className={`todo ${todo.done ? 'done' : ''}`} onClick={() => onOpen(todo)}>
      <span className="tick" aria-hidden="true">
        {todo.done ? '✓' : ''}
      </span>
      <span className="todo-words">
        <strong>{todo.subject}</strong>
        {todo.fields.map(({ key, value }) => (
          <span key={key} className="todo-field">
            <span className="muted">{key}</span> {value}
          </span>
        ))}
        <span className="todo-foot">
          {due && <span className={due.pressing ? 'pressing' : ''}>{due.text}</span>}
          <span className="muted">{todo.done ? '已完成' : `${whenSaid(todo.createdAt, now)} 创建`}</span>
        </span>
      </span>
    </button>
  );
}
