interface SegmentsProps<Value extends string> {
  /** what is chosen here, for those who do not see it */
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: { value: Value; label: string; count: number }[];
}

/** One of a few views, each with how much is in it. */
export function Segments<Value extends string>({ label, value, onChange, options }: SegmentsProps<Value>) {
  return (
    <div className="segments" role="group" aria-label={label}>
      {options.map((one) => (
        <button
          key={one.value}
          type="button"
          className="segments__one"
          aria-pressed={one.value === value}
          onClick={() => onChange(one.value)}
        >
          {one.label} <span className="num">{one.count}</span>
        </button>
      ))}
    </div>
  );
}
