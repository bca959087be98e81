import type { Phrase } from '../../../../shared/phrases/fillPhrases';
import { PhraseChips } from '../../../components/PhraseChips';
import { TextField } from '../../../components/TextField';

interface PhraseFieldProps {
  id: string;
  label: string;
  value: string | null;
  onChange: (text: string | null) => void;
  phrases: Phrase[];
  maxLength?: number;
  example?: string;
  disabled?: boolean;
}

/** A text with sentences to start from. */
export function PhraseField({ value, onChange, phrases, maxLength = 1000, ...field }: PhraseFieldProps) {
  const change = (text: string) => onChange(text || null);
  return (
    <>
      <TextField {...field} value={value ?? ''} onChange={change} maxLength={maxLength} />
      {!field.disabled && <PhraseChips phrases={phrases} value={value ?? ''} onChange={change} />}
    </>
  );
}
