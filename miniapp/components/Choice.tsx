interface ChoiceProps<Value extends string | number> {
  label: string;
  /** what choosing none of them is called; one must be chosen when absent */
  none?: string;
  options: { value: Value; label: string }[];
  value: Value | null;
  onChange: (value: Value | null) => void;
}

/** One of a few, with its label. */
export function Choice<Value extends string | number>({ label, none, options, value, onChange }: ChoiceProps<Value>) {
  return (
    <label>
      <span className="field-label">{label}</span>
      <select
        className="input"
        value={value ?? ''}
        onChange={({ target }) => onChange(options.find((one) => String(one.value) === target.value)?.value ?? null)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  );
}
