import { useState, type ChangeEvent } from 'react';
import { officialDay } from '../../../../shared/calendar';
import type { TaskIndicator } from '../../../../shared/contracts/tasks';
import { isDay } from '../../../../shared/indicators/officialDates';
import { readOfficial } from '../../../../shared/indicators/readOfficial';
import { AssumedTag } from '../../../components/marks';
import type { EditRow } from '../../../drafts/fields';
import { fieldId } from '../formModel';

const EXAMPLE = '例如：2024年6月底';

interface DateFieldProps {
  row: TaskIndicator;
  editRow: EditRow;
  /** the rules cannot use what stands here */
  bad: boolean;
}

/**
 * 实际完成值 of an indicator whose target is a day: the phone's own date wheel, or words such as 2024年6月底 where only
 * those are known. Kept as an ISO day, or exactly as typed.
 */
export function DateField({ row, editRow, bad }: DateFieldProps) {
  const typed = row.actual ?? '';
  const isInWords = typed !== '' && !isDay(typed);
  const [wantsWords, setWantsWords] = useState(isInWords);
  const asWords = wantsWords || isInWords;
  const id = fieldId(row.id, 'actual');
  const set = (actual: string) => editRow({ actual: actual || null, assumed: false });
  const change = () => {
    // The wheel cannot show words, so the day they are read as is taken along.
    if (isInWords) set(dayIn(typed) ?? '');
    setWantsWords(!asWords);
  };
  const field = {
    id,
    value: typed,
    onChange: (event: ChangeEvent<HTMLInputElement>) => set(event.target.value),
    autoComplete: 'off',
    disabled: row.locked,
    'aria-label': `${row.name}，实际完成日期`,
    'aria-invalid': bad,
  };
  return (
    <div className="number">
      <label className="field-label" htmlFor={id}>
        实际完成日期 {row.assumed && <AssumedTag />}
      </label>
      <div className={bad ? 'input input--bad number__box date__box' : 'input number__box date__box'}>
        {asWords ? (
          <input {...field} type="text" className="number__input date__input" maxLength={200} placeholder={EXAMPLE} />
        ) : (
          <>
            <input {...field} type="date" className="number__input date__input date__input--wheel" />
            <span className={typed ? 'date__words' : 'date__words muted'} aria-hidden="true">
              {typed ? officialDay(typed) : '请选择日期'}
            </span>
          </>
        )}
      </div>
      <div className="date__foot">
        {!row.locked && (
          <button type="button" className="text-button" onClick={change}>
            {asWords ? '改为选日期' : '改为文字填写'}
          </button>
        )}
        {isInWords && <span className="number__read">{readAs(typed)}</span>}
      </div>
    </div>
  );
}

/** The day that words are read as; null where they say none. */
function dayIn(typed: string): string | null {
  const read = readOfficial(typed);
  return read.kind === 'date' ? read.day : null;
}

function readAs(typed: string): string {
  const day = dayIn(typed);
  return day === null ? '' : `按 ${officialDay(day)} 计分`;
}
