import { useState } from 'react';
import type { TaskCard } from '../../../shared/contracts/tasks';
import { leftToDo } from '../../../shared/scoring/progress';
import { DaysLeft, DemoTag, GradeMark } from '../../components/marks';
import { useWide } from '../../components/useWide';
import { OVERDUE, type StateGroup } from './states';

/** The rows behind the numbers: a table on a wide screen, cards on the phone. */
export function BoardTasks({ tasks, filter }: { tasks: TaskCard[]; filter: StateGroup }) {
  const [words, setWords] = useState('');
  const wide = useWide();
  const shown = byNeed(tasks).filter((task) => filter.holds(task) && matches(task, words));
  return (
    <section className="card board__tasks">
      <header className="board__tools">
        <h2 className="card__title">
          {filter.label} <span className="num muted">{shown.length}</span>
        </h2>
        <label className="search">
          <span className="visually-hidden">按项目、单位或填报人查找</span>
          <input
            type="search"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            placeholder="项目、单位或填报人"
          />
        </label>
      </header>
      {shown.length === 0 && <p className="muted board__none">{words ? '没有找到，换个词试试。' : '这里没有任务。'}</p>}
      {shown.length > 0 && (wide ? <TaskTable tasks={shown} /> : <TaskList tasks={shown} />)}
    </section>
  );
}

/** What needs an act first: late ones, then returned, open, in review; finished ones last. */
function byNeed(tasks: TaskCard[]): TaskCard[] {
  return [...tasks].sort((one, other) => needOf(one) - needOf(other) || one.daysLeft - other.daysLeft);
}

function needOf(task: TaskCard): number {
  if (OVERDUE.holds(task)) return 0;
  return ['returned', 'assigned', 'drafting', 'in-review', 'completed'].indexOf(task.state) + 1;
}

/** Before it is handed in, a score is nobody's result. */
function hasResult(task: TaskCard): boolean {
  return task.total !== null && (task.state === 'in-review' || task.state === 'completed');
}

function matches(task: TaskCard, words: string): boolean {
  const text = `${task.projectName} ${task.unitName} ${task.fillerName}`;
  return words
    .trim()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function TaskTable({ tasks }: { tasks: TaskCard[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">填报人</th>
          <th scope="col">现在</th>
          <th scope="col">期限</th>
          <th scope="col" className="table__number">
            得分
          </th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.id}>
            <td>
              <a href={`#/tasks/${task.id}`} className="table__link">
                {task.projectName}
              </a>{' '}
              {task.isDemo && <DemoTag />}
              <p className="muted small">{task.unitName}</p>
            </td>
            <td className="table__short">{task.fillerName}</td>
            <td className="table__short">
              {task.stateLabel}
              <p className="muted small">{whoAndWhat(task)}</p>
            </td>
            <td>{task.state === 'completed' ? '—' : <DaysLeft daysLeft={task.daysLeft} />}</td>
            <td className="table__number">
              <Score task={task} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TaskList({ tasks }: { tasks: TaskCard[] }) {
  return (
    <ul>
      {tasks.map((task) => (
        <li key={task.id}>
          <a href={`#/tasks/${task.id}`} className="board-row">
            <span className="board-row__body">
              <b>{task.projectName}</b>
              <span className="muted small">
                {task.unitName} · {task.fillerName}
              </span>
              <span className="small">
                {task.stateLabel} <span className="muted">{whoAndWhat(task)}</span>
              </span>
            </span>
            <span className="board-row__end">
              {hasResult(task) ? <Score task={task} /> : <DaysLeft daysLeft={task.daysLeft} />}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Score({ task }: { task: TaskCard }) {
  if (!hasResult(task)) return '—';
  return (
    <>
      <span className="num">{task.total}</span> {task.grade && <GradeMark grade={task.grade} />}
    </>
  );
}

function whoAndWhat(task: TaskCard): string {
  if (task.state === 'in-review') return task.holders.join('、');
  return task.state === 'completed' ? '' : leftToDo(task);
}
