// What was typed, spoken or pasted, without what does not change its meaning.
import { plainOrdinals } from './ordinals';
import { simplified } from './traditional';

/** A text made comparable. */
export interface Said {
  /** half-width, lower-case, simplified characters, single spaces, without mentions, emoji and hesitation; punctuation stands */
  words: string;
  /** whether it ends like a question */
  asks: boolean;
  /** nothing but an emoji that says yes or thank you */
  nods: boolean;
  /** nothing but question marks */
  wonders: boolean;
}

const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Mn}\p{Me}\ufe0f\ufffd]/gu;
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/gu;
const NODDING = /[👍👌🙏😊🌹❤🤝💪]/u;
/** The bot's own names. */
const MENTION_OF_BOT = /@\s?(绩效通|机器人|小绩)(机器人|助手)?[\s,:]*/gu;
const MENTION_FIRST = /^@\S{1,30}\s+(?=\S)/u;
/** Sounds between words, as a recogniser writes them down. */
const HESITATION = /[嗯呃唔哎诶欸]+[,.\s]*/gu;
const ENDS_ASKING = /[?吗么][\s.!~]*$/u;
/** Spaced out letter by letter: 我 的 任 务. */
const SPACED_OUT = /^(\S{1,2} )+\S{1,2}$/u;

/** @param text as it came; any length, any characters */
export function normalise(text: string): Said {
  const plain = simplified(text.normalize('NFKC').toLowerCase());
  const words = plain
    .replace(EMOJI, ' ')
    .replace(CONTROL, (found) => (/\s/.test(found) ? ' ' : ''))
    .replace(/[。．]/gu, '.')
    .replace(/、/gu, ',')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(MENTION_OF_BOT, '')
    .replace(MENTION_FIRST, '')
    .replace(/@/g, '')
    .replace(HESITATION, '')
    .replace(/^[\s,.!;:~?]+|[\s,.!;:~?]+$/gu, '');
  const together = /[\u4e00-\u9fff]/u.test(words) && SPACED_OUT.test(words) ? words.replaceAll(' ', '') : words;
  return {
    words: plainOrdinals(together),
    asks: ENDS_ASKING.test(plain.trim()),
    nods: words === '' && (NODDING.test(text) || /[嗯]/u.test(text)),
    wonders: /^[?\s]+$/.test(plain),
  };
}

/** The same without punctuation and quotes: what patterns of questions are tried on. */
export const flatten = (words: string): string =>
  words
    .replace(/[《》<>“”"'‘’「」『』]+/gu, '')
    .replace(/[,.!?;:~()[\]{}【】…]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
