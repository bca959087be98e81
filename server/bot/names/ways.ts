// The ways in which a name is looked for, tried one after another until one finds something: which names need be compared at
// all, and how far each is from what was said.
import { isNameLike } from '../../../shared/bot/likeness';
import type { Letters } from './letters';
import { shortOf, type NameEntry, type Wanted } from './match';
import { FAR, NEAR, wrongPart } from './slips';
import { earFor, isSpelledAt } from './sound';

export interface Way {
  /** all that may fit, and perhaps more; the same name may come twice */
  among(letters: Letters, wanted: Wanted): readonly NameEntry[];
  /** how far a name is from what was said, 0 being the name itself; null: it does not fit */
  fits(wanted: Wanted): (entry: NameEntry) => number | null;
}

/** The distance of a name that is only a part of what was said. */
export const WITHIN = 4;
/** People are called by initials of two letters, too, and a whole name is likelier than a part of another: wl, zhangwei. */
const SPELLED_WHOLE = 9;
/** From this distance on, it is only heard as it was said. */
export const HEARD = 20;
/** From this distance on, what was said is taken for a slip. */
export const SLIP = 30;
/** … where what was said is rather the name of something else: 市财政局 in 市财政局项目支出绩效自评. */
const OF_ANOTHER = 35;
/** … and where only a part of it is a name. */
const PART_OF_IT = 40;

/** A name that is a part of what was said, or of which what was said is a part. */
const toTheLetter: Way = {
  among: (letters, { key, words }) => [
    ...new Set([
      ...letters.with(shortOf(key)),
      ...letters.madeOf(key),
      ...(words.length > 1 ? words.flatMap((word) => letters.with(word)) : []),
    ]),
  ],
  fits: (wanted) => {
    const short = shortOf(wanted.key);
    return (entry) => (inYear(entry, wanted) ? byLetters(entry, wanted, short) : null);
  },
};

const spelled: Way = {
  among: (letters, { key }) => (/^[a-z]+$/u.test(key) ? letters.spelledFrom(key[0]!) : []),
  fits: ({ key }) => {
    if (!/^[a-z]{2,}$/u.test(key)) return () => null;
    return ({ kind, key: name }) => {
      if (isSpelledAt(name, 0, key, true)) return kind === 'person' || key.length > 2 ? SPELLED_WHOLE : null;
      return key.length > 2 ? bySpelling(name, key) : null;
    };
  },
};

const heard: Way = {
  among: (letters, { key }) => letters.soundingLike(key),
  fits: (wanted) => {
    const ears = [...wanted.key].map(earFor);
    return (entry) => (inYear(entry, wanted) ? byEar(entry.key, ears) : null);
  },
};

const slipped: Way = {
  among: (letters, { key }) => letters.with(key, key.length * NEAR),
  fits: (wanted) => {
    const near = slipDistance(wanted.key, NEAR);
    return (entry) => (inYear(entry, wanted) ? near(entry.key) : null);
  },
};

/** To the letter or the ear. */
export const sureWays: readonly Way[] = [toTheLetter, spelled, heard];

/** The last one takes what was said for a slip. */
export const ways: readonly Way[] = [...sureWays, slipped];

/** What comes near enough to be offered, and what is a part of it: 市教育局办公室 comes near to 市教育局. */
export const farOff: Way = {
  among: (letters, { key }) => [...new Set([...letters.with(key, key.length * FAR), ...letters.madeOf(key)])],
  fits: ({ key }) => {
    const far = slipDistance(key, FAR);
    return ({ key: name }) => far(name) ?? (name.length > 2 && key.includes(name) ? PART_OF_IT : null);
  },
};

/** A year in the name counts as well: 2024年度市直部门自评. */
const inYear = ({ fiscalYear, key }: NameEntry, wanted: Wanted): boolean =>
  wanted.fiscalYear === null ||
  fiscalYear === null ||
  fiscalYear === wanted.fiscalYear ||
  key.includes(String(wanted.fiscalYear));

function byLetters({ kind, key: name, unitKey, fiscalYear }: NameEntry, wanted: Wanted, short: string): number | null {
  const { key, words } = wanted;
  if (name === key || (wanted.fiscalYear !== null && name.replace(/20\d\d年?度?/u, '') === key)) return 0;
  if (key.length < 2) return null;
  if (name === short) return 0.5;
  if (name.startsWith(key) || name.startsWith(short)) return 1;
  if (name.includes(key)) return 2;
  if (short.length > 1 && name.includes(short)) return 2.5;
  if (words.length > 1) {
    const around = `${name} ${unitKey} ${fiscalYear ?? ''}`;
    if (words.some((word) => name.includes(word)) && words.every((word) => around.includes(word)))
      return words.includes(name) ? 0.7 : 3;
  }
  if (name.length > 3 && key.includes(name)) return within(key, name, unitKey);
  return kind === 'unit' && isShortFor(key, name) ? 3.5 : null;
}

/** So much more than the name is no chatter. */
const WORDS_MORE = 4;

function within(key: string, name: string, unitKey: string): number {
  const rest = key.replace(name, '');
  if (isAround(rest, unitKey)) return 0.7;
  return rest.length >= WORDS_MORE && isNameLike(key) ? OF_ANOTHER : WITHIN;
}

const isAround = (rest: string, unitKey: string): boolean => rest !== '' && unitKey.includes(rest.replace(/的$/u, ''));

/** 卫健委 for 卫生健康委员会: its characters in their order, the first near the beginning. */
function isShortFor(short: string, name: string): boolean {
  if (short.length < 2 || name.indexOf(short[0]!) > 1) return false;
  let at = -1;
  for (const character of short) {
    at = name.indexOf(character, at + 1);
    if (at < 0) return false;
  }
  return true;
}

function bySpelling(name: string, letters: string): number | null {
  for (let start = 0; start < name.length; start += 1)
    if (isSpelledAt(name, start, letters)) return start === 0 ? 10 : 11;
  return null;
}

/** The same by ear, character by character. */
function byEar(name: string, ears: ((character: string) => boolean)[]): number | null {
  if (ears.length < 2) return null;
  for (let start = 0; start + ears.length <= name.length; start += 1)
    if (ears.every((hears, at) => hears(name[start + at]!))) return HEARD;
  return null;
}

/** The distance of a name by how much of `key` is wrong. */
function slipDistance(key: string, most: number): (name: string) => number | null {
  const wrongIn = wrongPart(key, most);
  return (name) => {
    const wrong = wrongIn(name);
    return wrong === null ? null : SLIP + wrong;
  };
}
