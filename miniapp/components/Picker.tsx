import { useId, useState } from 'react';
import { useSettled } from './useSettled';

export interface Choice {
  id: string;
  name: string;
  hint?: string;
}

interface PickerProps {
  label: string;
  example: string;
  chosen: Choice | null;
  onPick: (choice: Choice) => void;
  /** what the server finds for the words */
  useFound: (words: string) => Choice[] | undefined;
}

/** One of many, found by typing a part of its name. */
export function Picker({ label, example, chosen, onPick, useFound }: PickerProps) {
  const id = useId();
  const [words, setWords] = useState<string | null>(null);
  return (
    <div className="picker">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        type="search"
        autoComplete="off"
        maxLength={64}
        placeholder={example}
        value={words ?? chosen?.name ?? ''}
        onChange={(event) => setWords(event.target.value)}
      />
      {words !== null && (
        <Found
          words={words}
          useFound={useFound}
          onPick={(choice) => {
            onPick(choice);
            setWords(null);
          }}
        />
      )}
    </div>
  );
}

function Found({ words, useFound, onPick }: Pick<PickerProps, 'useFound' | 'onPick'> & { words: string }) {
  const found = useFound(useSettled(words.trim()));
  if (!found) return <p className="muted small">正在查找……</p>;
  if (found.length === 0) return <p className="muted small">没有找到，换个词试试。</p>;
  return (
    <ul className="picker__found">
      {found.map((choice) => (
        <li key={choice.id}>
          <button type="button" className="picker__one" onClick={() => onPick(choice)}>
            {choice.name}
            {choice.hint && <span className="muted small picker__hint">{choice.hint}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
