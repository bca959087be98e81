import type { TaskDetail, TaskIndicator } from '../../../shared/contracts/tasks';
import { Trouble } from '../../components/Trouble';
import { DeductionNotes } from './DeductionNotes';
import { useWithdrawDeduction } from './queries';

/** 扣分 of a row, each to be taken back by whoever may. */
export function RowDeductions({ detail, row }: { detail: TaskDetail; row: TaskIndicator }) {
  const withdrawal = useWithdrawDeduction(detail.id);
  return (
    <>
      <DeductionNotes
        deductions={row.deductions}
        act={(one) =>
          one.can.withdraw && (
            <button
              type="button"
              className="text-button"
              disabled={withdrawal.isPending}
              onClick={() => withdrawal.mutate({ deductionId: one.id, version: detail.version })}
            >
              {withdrawal.isPending ? '正在撤回……' : '撤回这笔扣分'}
              <span className="visually-hidden">：{row.name}</span>
            </button>
          )
        }
      />
      {withdrawal.isError && <Trouble failure={withdrawal.error} />}
    </>
  );
}
