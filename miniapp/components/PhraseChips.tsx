import './phraseChips.css';

interface PhraseChipsProps {
  phrases: { short: string; sentence: string }[];
  value: string;
  onChange: (value: string) => void;
}

/** 常用写法: one tap puts a whole sentence in, behind what is written already; it can be changed like any other text. */
export function PhraseChips({ phrases, value, onChange }: PhraseChipsProps) {
  const left = phrases.filter(({ sentence }) => !value.includes(sentence));
  if (left.length === 0) return null;
  return (
    <div className="phrase-chips" role="group" aria-label="常用写法">
      {left.map(({ short, sentence }) => (
        <button
          key={short}
          type="button"
          className="phrase-chips__one"
          onClick={() => onChange(joined(value, sentence))}
        >
          {short}
        </button>
      ))}
    </div>
  );
}

function joined(text: string, sentence: string): string {
  const before = text.trimEnd();
  if (before === '') return sentence;
  return /[。！？；]$/.test(before) ? before + sentence : `${before}。${sentence}`;
}
