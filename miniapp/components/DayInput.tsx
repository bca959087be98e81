import type { InputHTMLAttributes } from 'react';
import { officialDay } from '../../shared/calendar';
import './dayInput.css';

interface DayInputProps extends Pick<InputHTMLAttributes<HTMLInputElement>, 'id' | 'min' | 'max'> {
  /** ISO day, or empty */
  value: string;
  onChange: (day: string) => void;
}

/** A day by the device's own wheel, shown in official words: how the wheel writes it follows the browser's language. */
export function DayInput({ value, onChange, ...field }: DayInputProps) {
  return (
    <span className="day-input">
      <input
        {...field}
        className="input day-input__wheel"
        type="date"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <span className={value ? 'day-input__words' : 'day-input__words muted'} aria-hidden="true">
        {value ? officialDay(value) : '请选择日期'}
      </span>
    </span>
  );
}
