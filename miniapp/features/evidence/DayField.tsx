import { useId } from 'react';
import { DayInput } from '../../components/DayInput';

/** 材料日期 by the device's own wheel, shown in official words; empty where nobody says. */
export function DayField({ value, onChange }: { value: string; onChange: (day: string) => void }) {
  const id = useId();
  return (
    <div className="text-field">
      <label className="field-label" htmlFor={id}>
        材料日期（材料上写的日期，可不填）
      </label>
      <DayInput id={id} value={value} onChange={onChange} />
    </div>
  );
}
