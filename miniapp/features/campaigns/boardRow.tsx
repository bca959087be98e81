// What a row says, on the phone, in the table and in the panel alike.
import { hasResult } from '../../../shared/boardWords';
import { spokenInstant } from '../../../shared/calendar';
import type { BoardTask } from '../../../shared/contracts/board';
import { leftToDo } from '../../../shared/scoring/progress';
import { GradeMark } from '../../components/marks';

export function Score({ task }: { task: BoardTask }) {
  if (!hasResult(task)) return '—';
  return (
    <>
      <span className="num">{task.total}</span> {task.grade && <GradeMark grade={task.grade} />}
    </>
  );
}

export function whoAndWhat(task: BoardTask): string {
  if (task.state === 'in-review') return task.holders.join('、');
  return task.state === 'completed' ? '' : leftToDo(task);
}

/** Who was not reached, and when somebody urged last. */
export function RowNotes({ task }: { task: BoardTask }) {
  return (
    <>
      {task.missed.map(({ name, why }) => (
        <span key={name} className="small board-note board-note--missed">
          未送达：{name}，{why}
        </span>
      ))}
      {task.lastUrge && (
        <span className="muted small board-note">
          {task.lastUrge.byName} {spokenInstant(new Date(task.lastUrge.at))} 催办过
        </span>
      )}
    </>
  );
}
