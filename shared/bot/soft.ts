// Reads a question nobody has written a pattern for: by the words that give it away (signs.ts), and by what is left for a
// name when every known word around it is taken away. Acts are never read so.
import { isClearName, isQuestionedName } from './clear';
import { readingOf, type Intent, type Reading } from './intents';
import { isCampaignLike, isNameLike, isProjectLike, isUnitLike } from './likeness';
import { mendQuestion } from './mend';
import { around, decoys, foreign, nameable, signs, strength, things } from './signs';
import { nameIn } from './trim';
import { leading, leadingOne, nobody, nodding, trailing } from './words';

const list = (words: string) => words.split(' ');
const LINES = signs.map(([intent, ...groups]) => ({ intent, groups: groups.map(list) }));
const SIGNS = new Set(LINES.flatMap(({ groups }) => groups.flat()));
/** Signs of two characters and more, with the intents that they are signs of. */
const LONG_SIGNS = new Map<string, Set<Intent>>();
for (const { intent, groups } of LINES)
  for (const word of groups.flat())
    if (word.length > 1 && !/^[没未还要该得待等]/u.test(word))
      LONG_SIGNS.set(word, (LONG_SIGNS.get(word) ?? new Set<Intent>()).add(intent));
const FILLERS = new Set([around, leading, trailing, nodding, nobody, ...Object.keys(leadingOne)].flatMap(list));
const THINGS = new Set(list(things));
const LONGEST_WORD = 10;
const DECOYS = new RegExp(
  list(decoys)
    .sort((one, other) => other.length - one.length)
    .join('|'),
  'gu',
);
const DECOY_WORDS = new Set(list(decoys));
const FOREIGN = list(foreign);
const NAMEABLE = new Set<Intent>(nameable);
/** Longer than any question somebody types who wants an answer. */
const LONGEST = 80;

/** Characters that no known word covers weigh against a reading, and so does a name, the longer the more. */
const PER_STRANGER = 0.45;
const PER_NAME = 0.5;
const PER_LETTER = 0.06;
const NAME_LIKE = 0.6;
/** It holds words of many questions: 市直部门项目支出绩效自评. */
const CAMPAIGN_LIKE = 5;
/** A sign right before the name is rather its beginning: 预算管理系统. */
const PER_SIGN_BEFORE_NAME = 1;
const PER_GROUP = 0.5;
/** These mean the same wherever they stand. */
const SMALL_WORDS = new Set('没未我谁哪几');
const PER_FOREIGN = 5;
const MOST_STRANGERS = 8;
const ENOUGH = 1.5;
/** By so much the best must be better than any other intent. */
const CLEARLY = 0.3;

interface Span {
  start: number;
  end: number;
}

/** A line's groups with where each of its words stands. */
interface Hit {
  intent: Intent;
  groups: Span[][];
}

/** The question that the words of `flat` give away, or null when none clearly wins. @param flat as `flatten` gives it */
export function readSoftly(flat: string, asks: boolean): Reading | null {
  if (flat.length > LONGEST) return null;
  return readSigns(flat, asks) ?? (foreignIn(flat) > 0 ? null : readSigns(mendQuestion(flat), asks));
}

function readSigns(flat: string, asks: boolean): Reading | null {
  const hits = hitsIn(
    flat.replace(DECOYS, (decoy) => ' '.repeat(decoy.length)),
    flat,
  );
  if (hits.length === 0) return null;
  const best = new Map<Intent, { score: number; name: string }>();
  const weigh = (span: Span, penalty: number, name: string) => {
    for (const { intent, groups } of hits) {
      if (name !== '' && !NAMEABLE.has(intent)) continue;
      const score = scoreOf(groups, span) + (strength[intent] ?? 0) - penalty;
      if (score > (best.get(intent)?.score ?? -Infinity) && mayBeAsked(intent, flat, span, asks))
        best.set(intent, { score, name });
    }
  };
  for (const { span, penalty, name } of namesIn(flat)) weigh(span, penalty, name);
  const [first, second] = [...best].sort(([, one], [, other]) => other.score - one.score);
  if (!first || first[1].score < ENOUGH) return null;
  if (second && first[1].score - second[1].score < CLEARLY) return null;
  return readingOf(first[0], { name: first[1].name });
}

/** The lines of which every group has a word in the text. */
function hitsIn(unmistaken: string, flat: string): Hit[] {
  const longer = [...LONG_SIGNS].flatMap(([word, intents]) =>
    placesOf(word, flat).map((place) => ({ ...place, intents })),
  );
  /** 用 says nothing within 可用性, which is of another intent. */
  const isPartOfOther = ({ start, end }: Span, intent: Intent) =>
    end - start === 1 &&
    !SMALL_WORDS.has(flat.slice(start, end)) &&
    longer.some((one) => one.start <= start && one.end >= end && !one.intents.has(intent));
  return LINES.map(({ intent, groups }) => ({
    intent,
    groups: groups.map((words) =>
      words
        .flatMap((word) => placesOf(word, word.length > 2 || DECOY_WORDS.has(word) ? flat : unmistaken))
        .filter((place) => !isPartOfOther(place, intent)),
    ),
  })).filter(({ groups }) => groups.every((found) => found.length > 0));
}

function placesOf(word: string, text: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    found.push({ start: at, end: at + word.length });
  return found;
}

/** How much the words outside the name tell: the longest of each group; nothing when a group has none. */
function scoreOf(groups: Span[][], name: Span): number {
  let score = 0;
  for (const places of groups) {
    let longest = 0;
    for (const { start, end } of places)
      if ((end <= name.start || start >= name.end) && end - start > longest) longest = end - start;
    if (longest === 0) return -Infinity;
    score += PER_GROUP + longest;
  }
  return score;
}

/** Every part that may be a name, and none, with what weighs against it. */
function namesIn(flat: string): { span: Span; penalty: number; name: string }[] {
  const before = strangersBefore(flat);
  const after = strangersAfter(flat);
  const nowhere = { start: 0, end: 0 };
  const found = [{ span: nowhere, penalty: after[0]! * PER_STRANGER + foreignIn(flat), name: '' }];
  for (let start = 0; start < flat.length; start += 1)
    for (let end = start + 2; end <= flat.length; end += 1) {
      const strangers = before[start]! + after[end]!;
      if (strangers > MOST_STRANGERS || !isEdge(flat, start, 'end') || !isEdge(flat, end, 'start')) continue;
      const said = flat.slice(start, end);
      const name = nameIn(said);
      if (name !== said || !isClearName(name) || !isQuestionedName(name) || NO_NAME.test(name)) continue;
      if (!isNameLike(name) && (name.search(ACT) >= 0 || foreignIn(name) > 0)) continue;
      const likely = isCampaignLike(name) ? CAMPAIGN_LIKE : isNameLike(name) ? NAME_LIKE : 0;
      const cut = isSignBefore(flat, start) ? PER_SIGN_BEFORE_NAME : 0;
      const penalty =
        strangers * PER_STRANGER +
        foreignIn(isNameLike(name) ? `${flat.slice(0, start)} ${flat.slice(end)}` : flat) +
        PER_NAME +
        name.length * PER_LETTER +
        cut -
        likely;
      found.push({ span: { start, end }, penalty, name });
    }
  return found;
}

const foreignIn = (text: string): number => (FOREIGN.some((word) => text.includes(word)) ? PER_FOREIGN : 0);

/** No name begins or ends like this. */
const NO_NAME = /^[就先再的了在到是有给把被都还也又]|[我你您的了在到是还都也又被]$|我们|[我你您]/u;

function isSignBefore(flat: string, start: number): boolean {
  for (let length = 2; length <= 4 && length <= start; length += 1) {
    const word = flat.slice(start - length, start);
    if (THINGS.has(word) || (SIGNS.has(word) && !FILLERS.has(word))) return true;
  }
  return false;
}

/** Whether a known word ends, or starts, at this place: a name is whole. */
function isEdge(flat: string, at: number, side: 'start' | 'end'): boolean {
  if (at === (side === 'end' ? 0 : flat.length)) return true;
  for (let length = 1; length <= LONGEST_WORD; length += 1)
    if (side === 'end' ? at >= length && isWord(flat, at - length, at) : isWord(flat, at, at + length)) return true;
  return false;
}

function isWord(flat: string, start: number, end: number): boolean {
  const word = flat.slice(start, end);
  if (word === ' ') return true;
  if (word.length === 1 && leadingOne[word]?.includes(flat[end] ?? '-')) return false;
  return SIGNS.has(word) || FILLERS.has(word);
}

/** For each place, the fewest characters before it that no known word covers. */
function strangersBefore(flat: string): number[] {
  const fewest = [0];
  for (let end = 1; end <= flat.length; end += 1) {
    let least = fewest[end - 1]! + 1;
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start += 1)
      if (fewest[start]! < least && isWord(flat, start, end)) least = fewest[start]!;
    fewest.push(least);
  }
  return fewest;
}

/** For each place, the fewest characters after it that no known word covers. */
function strangersAfter(flat: string): number[] {
  const fewest: number[] = Array.from({ length: flat.length + 1 }, () => 0);
  for (let start = flat.length - 1; start >= 0; start -= 1) {
    let least = fewest[start + 1]! + 1;
    for (let end = start + 1; end <= Math.min(flat.length, start + LONGEST_WORD); end += 1)
      if (fewest[end]! < least && isWord(flat, start, end)) least = fewest[end]!;
    fewest[start] = least;
  }
  return fewest;
}

const ACT = /催|同意|通过|退回|打回|延期|宽限|绑|确认|批准/gu;
const ASKING = /吗|没有|了没|谁|为什么|为啥|怎么|咋|什么|啥|哪|是不是|几|多少/u;
const ABOUT_ACTS = new Set<Intent>([
  'help',
  'to-approve',
  'reminder-settings',
  'unsubscribe',
  'how-extend',
  'why-returned',
  'waiting-longest',
  'stand-in',
]);

/** Where an act's word stands outside the name, only a question about it may be read. */
function mayBeAsked(intent: Intent, flat: string, name: Span, asks: boolean): boolean {
  const rest = `${flat.slice(0, name.start)} ${flat.slice(name.end)}`;
  if (rest.search(ACT) < 0) return true;
  const said = flat.slice(name.start, name.end);
  const isAbout = intent === 'where' ? isProjectLike(said) || isUnitLike(said) : ABOUT_ACTS.has(intent);
  return isAbout && (asks || ASKING.test(rest));
}
