import { useState } from 'react';
import type { TaskDetail, TaskIndicator } from '../../../shared/contracts/tasks';
import { Sheet } from '../../components/Sheet';
import { DeductForm } from './DeductForm';

/** 记扣分 for whoever reviews the row. */
export function DeductButton({ detail, row }: { detail: TaskDetail; row: TaskIndicator }) {
  const [deducting, setDeducting] = useState(false);
  const close = () => setDeducting(false);
  if (!detail.can.deduct) return null;
  return (
    <>
      <button type="button" className="text-button" onClick={() => setDeducting(true)}>
        记扣分<span className="visually-hidden">：{row.name}</span>
      </button>
      <Sheet title="记扣分" open={deducting} onClose={close}>
        <DeductForm detail={detail} row={row} onDone={close} />
      </Sheet>
    </>
  );
}
