import { useId } from 'react';
import { officialDay } from '../../../shared/calendar';

/** 材料日期 by the device's own wheel, shown in official words; empty where nobody says. */
export function DayField({ value, onChange }: { value: string; onChange: (day: string) => void }) {
  const id = useId();
  return (
    <div className="text-field">
      <label className="field-label" htmlFor={id}>
        材料日期（材料上写的日期，可不填）
      </label>
      <div className="input number__box date__box">
        <input
          id={id}
          type="date"
          className="number__input date__input date__input--wheel"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <span className={value ? 'date__words' : 'date__words muted'} aria-hidden="true">
          {value ? officialDay(value) : '请选择日期'}
        </span>
      </div>
    </div>
  );
}
