import { useLayoutEffect, useRef } from 'react';

interface TextFieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** an example of a good answer, never the label */
  example?: string;
  maxLength: number;
  disabled?: boolean;
}

/** Where the style sheet's `field-sizing` is understood. */
const GROWS_BY_ITSELF = CSS.supports('field-sizing', 'content');

/** A text that grows with what is written in it. */
export function TextField({ id, label, value, onChange, example, maxLength, disabled = false }: TextFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const { current } = area;
    if (!current || GROWS_BY_ITSELF) return;
    current.style.height = 'auto';
    // To measure an empty one would lay out the page for nothing.
    if (value) current.style.height = `${current.scrollHeight}px`;
  }, [value]);
  const left = maxLength - value.length;
  return (
    <div className="text-field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        ref={area}
        className="input text-field__area"
        rows={2}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder={example}
        maxLength={maxLength}
        disabled={disabled}
      />
      {left < maxLength / 5 && <p className="text-field__left num">还可以写 {left} 字</p>}
    </div>
  );
}
