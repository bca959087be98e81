import type { ReactNode } from 'react';
import { spokenInstant } from '../../../shared/calendar';
import type { RowDeduction } from '../../../shared/contracts/deductions';
import { plainDecimal } from '../../../shared/decimal';
import { deductionCost } from '../../../shared/scoring/deductions';
import './deductions.css';

interface DeductionNotesProps {
  /** undefined in what a device kept from before there were any */
  deductions: RowDeduction[] | undefined;
  /** what can be done about one */
  act?: (one: RowDeduction) => ReactNode;
}

/** 扣分 of a row, as filler and reviewers alike see them: under which line, what was found, what shows it, who. */
export function DeductionNotes({ deductions = [], act }: DeductionNotesProps) {
  if (deductions.length === 0) return null;
  return (
    <ul className="deductions">
      {deductions.map((one) => (
        <li key={one.id} className="deductions__one">
          <p>
            <b>
              扣 <span className="num">{plainDecimal(deductionCost(one))}</span> 分
            </b>
            {one.times > 1 && (
              <span className="muted">
                （{plainDecimal(one.points)} 分 × {one.times} 次）
              </span>
            )}
            ：{one.line}
          </p>
          <p>{one.fact}</p>
          <p className="muted small">
            依据：{one.basis}　{one.byName} {spokenInstant(new Date(one.at))}
          </p>
          {act?.(one)}
        </li>
      ))}
    </ul>
  );
}
