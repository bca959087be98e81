import type { BoardSelection, BoardTask } from '../../../shared/contracts/board';
import { Sheet } from '../../components/Sheet';
import { ReassignForm } from '../results/Reassign';
import { ExtendForm, type Due } from './ExtendForm';
import { UrgeForm } from './UrgeForm';

/** What is being done from the board; `what` names the tasks in words. */
export type BoardAct =
  | { kind: 'urge'; selection: BoardSelection; what: string }
  | { kind: 'extend'; selection: BoardSelection; what: string; due: Due }
  | { kind: 'reassign'; task: BoardTask }
  /** on the phone: which of them */
  | { kind: 'choose'; task: BoardTask };

const TITLES = { urge: '催办', extend: '延期', reassign: '改派', choose: '办理' };

interface BoardActSheetProps {
  campaignId: string;
  act: BoardAct | null;
  onAct: (act: BoardAct | null) => void;
}

/** One sheet for whatever is done: choosing an act turns it into that act's. */
export function BoardActSheet({ campaignId, act, onAct }: BoardActSheetProps) {
  if (!act) return null;
  const close = () => onAct(null);
  return (
    <Sheet title={TITLES[act.kind]} open onClose={close}>
      {act.kind === 'urge' && (
        <UrgeForm campaignId={campaignId} selection={act.selection} what={act.what} onDone={close} />
      )}
      {act.kind === 'extend' && (
        <ExtendForm campaignId={campaignId} selection={act.selection} what={act.what} due={act.due} onDone={close} />
      )}
      {act.kind === 'reassign' && <ReassignForm task={act.task} onDone={close} />}
      {act.kind === 'choose' && (
        <div className="board-choose">
          <p>{act.task.projectName}</p>
          <TaskActButtons task={act.task} onAct={onAct} className="button button--block" />
        </div>
      )}
    </Sheet>
  );
}

/** The acts that are open to the reader for one task. */
export function TaskActButtons(props: { task: BoardTask; onAct: (act: BoardAct) => void; className: string }) {
  const { task, onAct, className } = props;
  const one = { selection: { taskId: task.id }, what: task.projectName };
  const button = (label: string, act: BoardAct) => (
    <button type="button" className={className} aria-label={`${label}：${task.projectName}`} onClick={() => onAct(act)}>
      {label}
    </button>
  );
  return (
    <>
      {task.can.urge && button('催办', { kind: 'urge', ...one })}
      {task.can.extend && button('延期', { kind: 'extend', ...one, due: task })}
      {task.can.reassign && button('改派', { kind: 'reassign', task })}
    </>
  );
}
