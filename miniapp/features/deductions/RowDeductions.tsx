import { lazy, Suspense, useState } from 'react';
import type { TaskDetail, TaskIndicator } from '../../../shared/contracts/tasks';
import { Sheet } from '../../components/Sheet';
import { CardsSkeleton } from '../../components/Skeleton';
import { Trouble } from '../../components/Trouble';
import { DeductionNotes } from './DeductionNotes';
import { useWithdrawDeduction } from './queries';

// Few record one: whoever fills or reads a result does not download it.
const DeductForm = lazy(() => import('./DeductForm'));

/** 扣分 of a row with what the reader may do: record one, take one back. */
export function RowDeductions({ detail, row }: { detail: TaskDetail; row: TaskIndicator }) {
  const [deducting, setDeducting] = useState(false);
  const withdrawal = useWithdrawDeduction(detail.id);
  const close = () => setDeducting(false);
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
      {detail.can.deduct && (
        <button type="button" className="text-button" onClick={() => setDeducting(true)}>
          记扣分<span className="visually-hidden">：{row.name}</span>
        </button>
      )}
      <Sheet title="记扣分" open={deducting} onClose={close}>
        <Suspense fallback={<CardsSkeleton cards={1} />}>
          <DeductForm detail={detail} row={row} onDone={close} />
        </Suspense>
      </Sheet>
    </>
  );
}
