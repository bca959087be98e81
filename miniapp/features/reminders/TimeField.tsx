import { spokenTime } from '../../../shared/reminders/policy';

interface TimeFieldProps {
  label: string;
  /** what may be chosen, `'09:00'` */
  times: readonly string[];
  value: string;
  onChange: (time: string) => void;
}

export function TimeField({ label, times, value, onChange }: TimeFieldProps) {
  return (
    <label>
      <span className="field-label">{label}</span>
      <select className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        {times.map((time) => (
          <option key={time} value={time}>
            {spokenTime(time)}
          </option>
        ))}
      </select>
    </label>
  );
}
