// Which names a way of fitting need be tried on, one narrowing beside each way of match.ts.
import type { Letters } from './letters';
import { FAR, NEAR, shortOf, type NameEntry, type Wanted } from './match';

/** All that may fit, and perhaps more; the same name may come twice. */
type Narrow = (letters: Letters, wanted: Wanted) => readonly NameEntry[];

/** A name that is a part of what was said, or of which what was said is a part. */
const byLetters: Narrow = (letters, { key, words }) => [
  ...new Set([
    ...letters.with(shortOf(key)),
    ...letters.madeOf(key),
    ...(words.length > 1 ? words.flatMap((word) => letters.with(word)) : []),
  ]),
];

const spelled: Narrow = (letters, { key }) => (/^[a-z]+$/u.test(key) ? letters.spelledFrom(key[0]!) : []);

const byEar: Narrow = (letters, { key }) => letters.soundingLike(key);

const near: Narrow = (letters, { key }) => letters.with(key, key.length * NEAR);

/** In the order of the ways. */
export const narrowings: readonly Narrow[] = [byLetters, spelled, byEar, near];

/** What comes near enough to be offered. */
export const narrowFar: Narrow = (letters, { key }) => [
  ...new Set([...letters.with(key, key.length * FAR), ...letters.madeOf(key)]),
];
