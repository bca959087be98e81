import { useState } from 'react';
import type { TaskDetail } from '../../../shared/contracts/tasks';
import { Picker, type Choice } from '../../components/Picker';
import { Sheet } from '../../components/Sheet';
import { TextField } from '../../components/TextField';
import { Trouble } from '../../components/Trouble';
import { useColleagues } from '../people/queries';
import { useTaskDecision } from '../tasks/useTaskDecision';

/** 改派: an admin gives the task to somebody else; the button says to whom, and what happens then. */
export function Reassign({ detail }: { detail: TaskDetail }) {
  const [open, setOpen] = useState(false);
  if (!detail.can.reassign) return null;
  return (
    <>
      <button type="button" className="button button--block withdraw" onClick={() => setOpen(true)}>
        改派
      </button>
      <Sheet title="改派" open={open} onClose={() => setOpen(false)}>
        <ReassignForm
          task={{
            id: detail.id,
            version: detail.version,
            projectName: detail.project.name,
            fillerName: detail.filler.name,
          }}
          onDone={() => setOpen(false)}
        />
      </Sheet>
    </>
  );
}

interface ReassignFormProps {
  task: { id: string; version: number; projectName: string; fillerName: string };
  onDone: () => void;
}

/** Whom a task goes to and why; also opened from a row of the board. */
export function ReassignForm({ task, onDone }: ReassignFormProps) {
  const [to, setTo] = useState<Choice | null>(null);
  const [reason, setReason] = useState('');
  const reassignment = useTaskDecision(task.id, 'reassignment', onDone);
  const said = reason.trim();
  const missing = !to ? '请先选择转给谁' : !said ? '请写明改派原因' : null;
  return (
    <>
      <p>
        {task.projectName}，现在由{task.fillerName}填报。
      </p>
      <p className="muted small">已填的内容一并转交，两个人都会收到通知。</p>
      <Picker label="转给谁" example="姓名、职务或单位" chosen={to} onPick={setTo} useFound={useColleagues} />
      <TextField id="reassign-reason" label="改派原因" value={reason} onChange={setReason} maxLength={1000} />
      <button
        type="button"
        className="button button--primary button--block withdraw"
        disabled={missing !== null || reassignment.isPending}
        onClick={() => to && reassignment.mutate({ version: task.version, toId: to.id, reason: said })}
      >
        {missing ?? (reassignment.isPending ? '正在改派……' : `转给${to!.name}`)}
      </button>
      {reassignment.isError && <Trouble failure={reassignment.error} />}
    </>
  );
}
