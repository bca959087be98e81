import type { KeyboardEvent } from 'react';
import { formatActual } from '../../../../shared/indicators/officialText';
import { readActual } from '../../../../shared/indicators/readActual';
import type { TaskIndicator } from '../../../../shared/contracts/tasks';
import { AssumedTag } from '../../../components/marks';
import { fieldId } from '../formModel';
import { greyValue } from './KnownFacts';
import { NumberAsk } from './NumberAsk';
import type { EditRow } from '../../../drafts/fields';

/** Typed or pasted with its unit: not to be read as 98.5% %. */
const SAYS_UNIT = /[^\d.,．，\s０-９]\s*$/;

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
  const grey = greyValue(row);
  const next = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onNext();
  };
  return (
    <div className="number">
      <label className="field-label" htmlFor={id}>
        实际完成值 {row.assumed && <AssumedTag />}
        {grey !== undefined && <span className="tag">待确认</span>}
      </label>
      <div className={bad ? 'input input--bad number__box' : 'input number__box'}>
        <input
          id={id}
          className="number__input"
          value={row.actual ?? ''}
          onChange={(event) => editRow({ actual: event.target.value || null, assumed: false })}
          placeholder={grey}
          onKeyDown={next}
          inputMode="decimal"
          enterKeyHint="next"
          autoComplete="off"
          maxLength={200}
          disabled={row.locked}
          aria-label={`${row.name}，实际完成值${row.unit ? `，单位${row.unit}` : ''}`}
          aria-invalid={bad}
        />
        {row.unit && !SAYS_UNIT.test(row.actual ?? '') && <span className="number__unit">{row.unit}</span>}
      </div>
      <ReadAs row={row} />
      <NumberAsk row={row} editRow={editRow} />
    </div>
  );
}

function ReadAs({ row }: { row: TaskIndicator }) {
  if (!row.actual) return null;
  const read = readActual(row.actual, row.unit);
  if (!('value' in read) || read.value === row.actual.trim()) return null;
  return <p className="number__read">按 {formatActual(row)} 计分</p>;
}
