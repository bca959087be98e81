// What names are compared by, and what was said.
import { simplified } from '../../../shared/bot/traditional';

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

/** Names are compared without case, width, traditional characters, spaces, punctuation and the demo's mark. */
export const keyOf = (name: string): string =>
  simplified(name.normalize('NFKC').toLowerCase())
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

/** A year is taken out of what was said; where nothing else was said, the year is the name. */
export function wantedOf(said: string): Wanted {
  const year = YEAR.exec(said);
  const rest = year ? said.replace(YEAR, ' ') : said;
  const key = keyOf(rest);
  if (key === '') return { key: keyOf(said), words: [keyOf(said)], fiscalYear: null };
  return { key, words: rest.split(/\s+/u).map(keyOf).filter(Boolean), fiscalYear: year ? Number(year[1]) : null };
}
