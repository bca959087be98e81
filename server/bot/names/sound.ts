// How a name sounds, so that it is found by pinyin, initials and homophones. Every reading of a character counts: in a
// name 行 may be háng or xíng, and somebody types either.
import { blur, soundsOf } from '../../../shared/bot/sounds';

type Pinyin = typeof import('pinyin-pro').pinyin;

let pinyin: Pinyin | null = null;
const rare = new Map<string, string[]>();

/** Loads what knows rare characters, once: it takes a while, and only what looks for names needs it. */
export async function loadSounds(): Promise<void> {
  pinyin ??= (await import('pinyin-pro')).pinyin;
}

/** Toneless syllables of a character; none for letters and digits. */
export function syllablesOf(character: string): readonly string[] {
  const common = soundsOf(character);
  if (common.length > 0 || character < '\u3400') return common;
  let known = rare.get(character);
  if (!known) {
    known = pinyin ? pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true }) : [];
    rare.set(character, known);
  }
  return known;
}

/**
 * Whether the letters spell part of the name from `start` on: whole syllables, initials, or the two mixed.
 * @param toItsEnd nothing of the name may be left over
 */
export function isSpelledAt(name: string, start: number, letters: string, toItsEnd = false): boolean {
  if (letters === '') return !toItsEnd || start === name.length;
  const character = name[start];
  if (character === undefined) return false;
  if (character === letters[0] && isSpelledAt(name, start + 1, letters.slice(1), toItsEnd)) return true;
  return syllablesOf(character).some(
    (syllable) =>
      syllable[0] === letters[0] &&
      ((letters.startsWith(syllable) && isSpelledAt(name, start + 1, letters.slice(syllable.length), toItsEnd)) ||
        isSpelledAt(name, start + 1, letters.slice(1), toItsEnd) ||
        // The last syllable may be typed in part.
        (syllable.startsWith(letters) && (!toItsEnd || start + 1 === name.length))),
  );
}

const blurs = new Map<string, readonly string[]>();

/** What a character sounds like to whoever does not listen closely. */
export function blursOf(character: string): readonly string[] {
  let known = blurs.get(character);
  if (!known) {
    known = syllablesOf(character).map(blur);
    blurs.set(character, known);
  }
  return known;
}

/** Letters a character's spelling may begin with, in small letters. */
export const initialsOf = (character: string): string[] => [
  ...new Set(syllablesOf(character).flatMap((syllable) => syllable[0] ?? [])),
];

/** Tells which characters are taken for this one by ear. Each is thought about once: names have few different ones. */
export function earFor(character: string): (other: string) => boolean {
  const heard = new Set(blursOf(character));
  const known = new Map([[character, true]]);
  return (other) => {
    let alike = known.get(other);
    if (alike === undefined) {
      alike = blursOf(other).some((sound) => heard.has(sound));
      known.set(other, alike);
    }
    return alike;
  };
}
