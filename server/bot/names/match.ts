// How well a name fits what was said. Cheap ways first, over all names; the dear ones only when those found nothing.
import { isNameLike } from '../../../shared/bot/likeness';
import { earFor, isSpelledAt } from './sound';

/** A name that can be found. */
export interface NameEntry {
  kind: 'project' | 'unit' | 'person' | 'system' | 'campaign';
  id: string;
  /** the name as `keyOf` makes it */
  key: string;
  /** of its unit, as `keyOf` makes it; '' for campaigns */
  unitKey: string;
  /** the unit's path; null for campaigns */
  path: string | null;
  fiscalYear: number | null;
}

/** An entry with how far it is from what was said: 0 is the name itself. */
export interface Match {
  entry: NameEntry;
  distance: number;
}

/** Names are compared without case, width, spaces, punctuation and the demo's mark. */
export const keyOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(演示\)$/u, '')
    .replace(/[\s\p{P}\p{S}]+/gu, '');

/** What was said, taken apart. */
export interface Wanted {
  key: string;
  /** the parts between spaces */
  words: string[];
  fiscalYear: number | null;
}

const YEAR = /(20\d\d)\s*年?度?/u;
/** Said behind a name by habit. */
const TAIL = /(?:这个|该)?(?:项目|系统|单位|批次)$/u;

/** What was said without it. */
export const shortOf = (key: string): string => key.replace(TAIL, '');

export function wantedOf(said: string): Wanted {
  const year = YEAR.exec(said);
  const rest = year ? said.replace(YEAR, ' ') : said;
  const key = keyOf(rest);
  if (key === '') return { key: keyOf(said), words: [keyOf(said)], fiscalYear: null };
  return { key, words: rest.split(/\s+/u).map(keyOf).filter(Boolean), fiscalYear: year ? Number(year[1]) : null };
}

type Way = (wanted: Wanted) => (entry: NameEntry) => number | null;

/** The distance of a name that is only a part of what was said. */
export const WITHIN = 4;
/** … where what was said is rather the name of something else: 市财政局 in 市财政局项目支出绩效自评. */
const OF_ANOTHER = 35;
/** So much more than the name is no chatter. */
const WORDS_MORE = 4;

/** Ways of fitting to the letter or the ear, tried one after another until one finds something. */
export const sureWays: Way[] = [
  (wanted) => {
    const short = shortOf(wanted.key);
    return (entry) => (inYear(entry, wanted) ? byLetters(entry, wanted, short) : null);
  },
  ({ key }) => {
    if (!/^[a-z]{2,}$/u.test(key)) return () => null;
    return ({ kind, key: name }) => {
      if (isSpelledAt(name, 0, key, true)) return kind === 'person' || key.length > 2 ? SPELLED_WHOLE : null;
      return key.length > 2 ? bySpelling(name, key) : null;
    };
  },
  (wanted) => {
    const ears = [...wanted.key].map(earFor);
    return (entry) => (inYear(entry, wanted) ? byEar(entry.key, ears) : null);
  },
];

/** The last one takes what was said for a slip. */
export const ways: Way[] = [
  ...sureWays,
  (wanted) => {
    const near = nearness(wanted.key, NEAR);
    return (entry) => (inYear(entry, wanted) ? near(entry.key) : null);
  },
];

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

/** People are called by initials of two letters, too, and a whole name is likelier than a part of another: wl, zhangwei. */
const SPELLED_WHOLE = 9;

function bySpelling(name: string, letters: string): number | null {
  for (let start = 0; start < name.length; start += 1)
    if (isSpelledAt(name, start, letters)) return start === 0 ? 10 : 11;
  return null;
}

/** The same by ear, character by character. */
function byEar(name: string, ears: ((character: string) => boolean)[]): number | null {
  if (ears.length < 2) return null;
  for (let start = 0; start + ears.length <= name.length; start += 1)
    if (ears.every((hears, at) => hears(name[start + at]!))) return 20;
  return null;
}

/** How much of what was said may be wrong: of four characters one. */
export const NEAR = 0.25;
/** For names that are only offered. */
export const FAR = 0.5;

/** A numeral is never a slip: 一期 is not 二期. */
const NUMERALS = /[\d一二三四五六七八九十甲乙丙]/gu;

/** The distance of a name to `key`, as the part of `key` that is wrong; null when more than `most` is. */
export function nearness(key: string, most: number): (name: string) => number | null {
  const characters = new Map<string, number>();
  for (const character of key) characters.set(character, (characters.get(character) ?? 0) + 1);
  const numerals = key.match(NUMERALS) ?? [];
  const allowed = key.length * most;
  return (name) => {
    if (key.length < 3) return null;
    // What the name has not, or not so often, is wrong anyway: comparing takes a hundred times as long.
    let lacking = 0;
    for (const [character, count] of characters) lacking += lackingIn(name, character, count);
    if (lacking > allowed || numerals.some((numeral) => !name.includes(numeral))) return null;
    const wrong = slips(key, name, allowed);
    return wrong <= allowed ? 30 + wrong / key.length : null;
  };
}

/** How many of `count` times the character is missing. */
function lackingIn(name: string, character: string, count: number): number {
  let left = count;
  for (let at = name.indexOf(character); at >= 0 && left > 0; at = name.indexOf(character, at + 1)) left -= 1;
  return left;
}

/** The fewest characters to put in, leave out or exchange to find `key` somewhere in `name`; counted no further than `most`. */
function slips(key: string, name: string, most: number): number {
  let row = new Uint16Array(name.length + 1);
  let next = new Uint16Array(name.length + 1);
  for (let at = 1; at <= key.length; at += 1) {
    next[0] = at;
    let least = at;
    for (let to = 1; to <= name.length; to += 1) {
      const exchanged = row[to - 1]! + (key[at - 1] === name[to - 1] ? 0 : 1);
      const put = (row[to]! < next[to - 1]! ? row[to]! : next[to - 1]!) + 1;
      const fewest = exchanged < put ? exchanged : put;
      next[to] = fewest;
      if (fewest < least) least = fewest;
    }
    if (least > most) return least;
    [row, next] = [next, row];
  }
  return Math.min(...row);
}
