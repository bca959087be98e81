import type { ReactNode } from 'react';
import { offeredValues } from '../../../../shared/indicators/offeredValues';
import { formatActual } from '../../../../shared/indicators/officialText';
import { readActual, saysNotApplicable } from '../../../../shared/indicators/readActual';
import type { TaskIndicator } from '../../../../shared/contracts/tasks';
import type { EditRow } from '../../../drafts/fields';

interface NumberAskProps {
  row: TaskIndicator;
  editRow: EditRow;
}

/** An unclear value is asked about where it stands: `约 98%` may mean 98%, `不适用` is a state and no value. */
export function NumberAsk({ row, editRow }: NumberAskProps) {
  const typed = row.actual ?? '';
  if (row.locked || typed === '') return null;
  if (saysNotApplicable(typed))
    return (
      <Ask>
        <button
          type="button"
          className="button button--quiet"
          onClick={() => editRow({ actual: null, dataState: 'not-applicable' })}
        >
          这项指标不适用
        </button>
      </Ask>
    );
  const offered = offeredValues(typed, row.unit, row.target);
  if (offered.length === 0) return null;
  return (
    <Ask>
      {offered.map((value) => (
        <button
          key={value}
          type="button"
          className="button button--quiet"
          onClick={() => editRow({ actual: plainValue(value, row.unit), assumed: false })}
        >
          填 {formatActual({ ...row, actual: value })}
        </button>
      ))}
    </Ask>
  );
}

/** The unit stands beside the field already. */
function plainValue(offered: string, unit: string | null): string {
  const read = readActual(offered, unit);
  return 'value' in read ? read.value : offered;
}

function Ask({ children }: { children: ReactNode }) {
  return (
    <div className="number__ask" role="group" aria-label="请选确切的数">
      <span className="muted">是不是想填：</span>
      {children}
    </div>
  );
}
