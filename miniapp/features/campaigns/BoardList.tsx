import { hasResult } from '../../../shared/boardWords';
import { DaysLeft, DemoTag } from '../../components/marks';
import { RowNotes, Score, whoAndWhat } from './boardRow';
import type { BoardRowsProps } from './boardRows';

/** On the phone: a card opens the task, its button what can be done about it. */
export function BoardList({ tasks, onAct }: BoardRowsProps) {
  return (
    <ul>
      {tasks.map((task) => (
        <li key={task.id} className="board-card">
          <a href={`#/tasks/${task.id}`} className="board-row">
            <span className="board-row__body">
              <b>
                {task.projectName} {task.isDemo && <DemoTag />}
              </b>
              <span className="muted small">
                {task.unitName} · {task.fillerName}
              </span>
              <span className="small">
                {task.stateLabel} <span className="muted">{whoAndWhat(task)}</span>
              </span>
              <RowNotes task={task} />
            </span>
            <span className="board-row__end">
              {hasResult(task) ? <Score task={task} /> : <DaysLeft daysLeft={task.daysLeft} />}
            </span>
          </a>
          {(task.can.urge || task.can.extend || task.can.reassign) && (
            <button
              type="button"
              className="text-button board-card__acts"
              aria-label={`办理：${task.projectName}`}
              onClick={() => onAct({ kind: 'choose', task })}
            >
              办理
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
