import { spokenTime } from '../../shared/reminders/policy';
import { Choice } from './Choice';

interface TimeFieldProps {
  label: string;
  /** what may be chosen, `'09:00'` */
  times: readonly string[];
  value: string;
  onChange: (time: string) => void;
}

export function TimeField({ label, times, value, onChange }: TimeFieldProps) {
  return (
    <Choice
      label={label}
      options={times.map((time) => ({ value: time, label: spokenTime(time) }))}
      value={value}
      onChange={(time) => onChange(time ?? value)}
    />
  );
}
