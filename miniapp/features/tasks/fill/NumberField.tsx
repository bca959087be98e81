import type { KeyboardEvent } from 'react';
import { formatActual } from '../../../../shared/indicators/officialText';
import { readActual } from '../../../../shared/indicators/readActual';
import type { TaskIndicator } from '../../../../shared/contracts/tasks';
import { AssumedTag } from '../../../components/marks';
import { fieldId } from '../formModel';
import type { EditRow } from '../../../drafts/fields';

interface NumberFieldProps {
  row: TaskIndicator;
  editRow: EditRow;
  onNext: () => void;
  /** the rules cannot use what stands here */
  bad: boolean;
}

/** 实际完成值: kept exactly as typed or pasted; below it, what the rules read when that is not the same. */
export function NumberField({ row, editRow, onNext, bad }: NumberFieldProps) {
  const id = fieldId(row.id, 'actual');
  const next = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onNext();
  };
  return (
    <div className="number">
      <label className="field-label" htmlFor={id}>
        实际完成值 {row.assumed && <AssumedTag />}
      </label>
      <div className={bad ? 'input input--bad number__box' : 'input number__box'}>
        <input
          id={id}
          className="number__input"
          value={row.actual ?? ''}
          onChange={(event) => editRow({ actual: event.target.value || null, assumed: false })}
          onKeyDown={next}
          inputMode="decimal"
          enterKeyHint="next"
          autoComplete="off"
          maxLength={200}
          disabled={row.locked}
          aria-label={`${row.name}，实际完成值${row.unit ? `，单位${row.unit}` : ''}`}
          aria-invalid={bad}
        />
        {row.unit && <span className="number__unit">{row.unit}</span>}
      </div>
      <ReadAs row={row} />
    </div>
  );
}

function ReadAs({ row }: { row: TaskIndicator }) {
  if (!row.actual) return null;
  const read = readActual(row.actual, row.unit);
  if (!('value' in read) || read.value === row.actual.trim()) return null;
  return <p className="number__read">按 {formatActual(row)} 计分</p>;
}
