import { useLocation } from 'wouter';
import type { TaskDetail } from '../../../shared/contracts/tasks';
import { Trouble } from '../../components/Trouble';
import { useTaskDecision } from '../tasks/useTaskDecision';

/** 撤回: while nobody has decided yet, the filler may take the sheet back and mend it. */
export function Withdraw({ detail }: { detail: TaskDetail }) {
  const [, navigate] = useLocation();
  const withdrawal = useTaskDecision(detail.id, 'withdrawal', () => navigate(`/tasks/${detail.id}`, { replace: true }));
  if (!detail.can.withdraw) return null;
  return (
    <>
      <button
        type="button"
        className="button button--block withdraw"
        disabled={withdrawal.isPending}
        onClick={() => withdrawal.mutate({ version: detail.version })}
      >
        {withdrawal.isPending ? '正在撤回……' : '撤回修改'}
      </button>
      {withdrawal.isError && <Trouble failure={withdrawal.error} />}
    </>
  );
}
