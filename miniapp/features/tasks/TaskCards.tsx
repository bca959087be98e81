import type { ReactNode } from 'react';
import type { TaskCard } from '../../../shared/contracts/tasks';
import { leftToDo } from '../../../shared/scoring/progress';
import { DaysLeft, DemoTag, GradeMark, Ring } from '../../components/marks';

interface CardProps {
  task: TaskCard;
}

export function FillCard({ task }: CardProps) {
  const returned = task.state === 'returned';
  const open = Math.max(task.missingCount, task.returnedRows.length);
  const done = task.rowCount - open;
  return (
    <TaskLink
      task={task}
      mark={<Ring done={done} of={task.rowCount} label={`已填好 ${done} 项，共 ${task.rowCount} 项`} />}
    >
      <p className="task__line">
        {returned && <span className="tag tag--bad">已退回</span>}
        <span>{leftToDo(task)}</span>
        <DaysLeft daysLeft={task.daysLeft} />
      </p>
      {returned && <WhyReturned task={task} />}
    </TaskLink>
  );
}

const ROWS_SHOWN = 3;

/** The reason in view: row by row where rows came back. */
function WhyReturned({ task: { returnReason, returnedRows } }: CardProps) {
  const more = returnedRows.length - ROWS_SHOWN;
  return (
    <div className="task__reason">
      {returnReason && <p>退回原因：{returnReason}</p>}
      {returnedRows.slice(0, ROWS_SHOWN).map(({ name, reason }) => (
        <p key={name}>
          {name}：{reason}
        </p>
      ))}
      {more > 0 && <p>还有 {more} 项，打开查看。</p>}
    </div>
  );
}

export function ReviewCard({ task }: CardProps) {
  return (
    <TaskLink task={task} mark={<Score task={task} />}>
      <p className="task__line">
        <span>{task.fillerName}填报</span>
        <DaysLeft daysLeft={task.daysLeft} />
      </p>
    </TaskLink>
  );
}

export function DoneCard({ task }: CardProps) {
  return (
    <TaskLink task={task} mark={<Score task={task} />}>
      <p className="task__line muted">
        {task.stateLabel}
        {task.holders.length > 0 && `，现在由${task.holders.join('、')}办理`}
      </p>
    </TaskLink>
  );
}

function TaskLink({ task, mark, children }: CardProps & { mark: ReactNode; children: ReactNode }) {
  return (
    <a className="task" href={`#/tasks/${task.id}`}>
      <div className="task__body">
        <h3 className="task__name">
          {task.projectName} {task.isDemo && <DemoTag />}
        </h3>
        <p className="task__meta">
          {task.unitName} · {task.campaignName}
        </p>
        {children}
      </div>
      <div className="task__mark">{mark}</div>
    </a>
  );
}

function Score({ task }: CardProps) {
  if (!task.total) return null;
  return (
    <div className="task__score">
      <span className="num">{task.total}</span>
      {task.grade && <GradeMark grade={task.grade} />}
    </div>
  );
}
