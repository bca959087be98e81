// A reason is read from words made comparable; others see it as it was typed: with its capitals and Chinese punctuation.
import { simplified } from './traditional';

interface Letters {
  comparable: string;
  /** where in the text each of them stands */
  places: number[];
}

/**
 * What `text` writes for the words `read`, which were taken from it half-width, simplified and in small letters.
 * @returns `read` itself where the text has it otherwise, with an emoji between, say
 */
export function asTyped(text: string, read: string): string {
  const { comparable, places } = lettersOf(text);
  const wanted = lettersOf(read).comparable;
  const at = wanted === '' ? -1 : comparable.lastIndexOf(wanted);
  return at < 0 ? read : text.slice(places[at], places[at + wanted.length] ?? text.length).trim();
}

/** Letter by letter, so that each keeps its place; what normalising makes one sign of (。 、) is one here too. */
function lettersOf(text: string): Letters {
  const letters: Letters = { comparable: '', places: [] };
  let at = 0;
  for (const letter of text) {
    const plain = simplified(letter.normalize('NFKC').toLowerCase())
      .replace(/[。．]/u, '.')
      .replace(/、/u, ',');
    if (!/^\s*$/u.test(plain)) for (let more = 0; more < plain.length; more += 1) letters.places.push(at);
    letters.comparable += plain.trim();
    at += letter.length;
  }
  return letters;
}
