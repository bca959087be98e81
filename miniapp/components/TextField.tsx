import { TextArea } from 'antd-mobile';

interface TextFieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** an example of a good answer, never the label */
  example?: string;
  maxLength: number;
  disabled?: boolean;
  error?: string;
}

/** A text that grows with what is written in it. */
export function TextField({ id, label, value, onChange, example, maxLength, disabled = false, error }: TextFieldProps) {
  const nearlyFull = value.length > maxLength * 0.8;
  return (
    <div className="text-field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className={error ? 'input input--bad' : 'input'}>
        <TextArea
          id={id}
          value={value}
          onChange={onChange}
          placeholder={example}
          autoSize={{ minRows: 2, maxRows: 12 }}
          maxLength={maxLength}
          disabled={disabled}
          showCount={nearlyFull}
        />
      </div>
      {error && <p className="field-error">{error}</p>}
    </div>
  );
}
