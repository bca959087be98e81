// A set of drafts read once, for all rules.
import { readTarget, type Target } from '../checks/readTarget';
import { wordsIn } from '../checks/stated';
import { bandOfWords } from '../checks/readBand';
import { readOfficial, type OfficialReading } from '../indicators/readOfficial';
import { foldWidth } from '../indicators/units';
import { canonicalName } from './similarity';
import type { IndicatorDraft, QualityContext } from './types';

export type Dimension = '数量' | '质量' | '时效' | '成本' | '效益' | '满意度';

/** One draft with what its texts say. Texts are in one width, without blanks. */
export interface DraftRow {
  index: number;
  draft: IndicatorDraft;
  /** 一级指标 and 二级指标 together */
  head: string;
  dimension: Dimension | null;
  name: string;
  /** the name as names are compared */
  canonical: string;
  /** with the comparator and unit of their own columns */
  target: Target;
  /** the target's text alone, where it is no plain decimal */
  said: OfficialReading;
  /** the target's words, without a leading 定性 */
  words: string;
  definition: string;
  unit: string;
  /** 决策 and 过程 of the evaluation framework: judged by points of view, not by numbers */
  isProcedural: boolean;
}

export interface DraftSet {
  rows: DraftRow[];
  /** 决策、过程、产出、效益 of 部门评价: together 100, each project sets its own targets */
  isFramework: boolean;
  context: QualityContext;
}

const dimensions: [RegExp, Dimension][] = [
  [/满意/, '满意度'],
  [/成本/, '成本'],
  [/数量/, '数量'],
  [/质量/, '质量'],
  [/时效/, '时效'],
  [/效益|可持续|影响/, '效益'],
];

/** What kind of indicator a head announces: the 二级指标 first, then the 一级指标. */
export function dimensionOf(level1: string, level2: string): Dimension | null {
  const found = [level2, level1].map((level) => dimensions.find(([word]) => word.test(level))?.[1]);
  return found.find((one) => one !== undefined) ?? null;
}

/** Reads a set of drafts once for all rules. `isFramework` (决策、过程、产出、效益) as soon as one row is procedural. */
export function readDrafts(drafts: readonly IndicatorDraft[], context: QualityContext): DraftSet {
  const rows = drafts.map((draft, index) => readDraft(clipped(draft), index, context.fiscalYear));
  return { rows, isFramework: rows.some(({ isProcedural }) => isProcedural), context };
}

/** Characters looked at, as many as can be stored: a cell of a file may hold 32,767, and some rules take its square in time. */
const LONGEST = 300;
const LONGEST_TEXT = 2000;

function clipped(draft: IndicatorDraft): IndicatorDraft {
  const { name, level1, level2, target, unit, definition, dataSource } = draft;
  return {
    ...draft,
    level1: level1.slice(0, LONGEST),
    level2: level2.slice(0, LONGEST),
    name: name.slice(0, LONGEST),
    target: target.slice(0, LONGEST),
    unit: unit?.slice(0, LONGEST) ?? null,
    definition: definition?.slice(0, LONGEST_TEXT) ?? null,
    dataSource: dataSource?.slice(0, LONGEST_TEXT) ?? null,
  };
}

const plain = (text: string | null): string => foldWidth(text ?? '').replace(/\s+/g, '');

function readDraft(draft: IndicatorDraft, index: number, fiscalYear: number | null): DraftRow {
  const [level1, level2] = [plain(draft.level1), plain(draft.level2)];
  const words = plain(draft.target).replace(/^定性[:：]?/, '');
  return {
    index,
    draft,
    head: level1 + level2,
    dimension: dimensionOf(level1, level2),
    name: plain(draft.name),
    canonical: canonicalName(draft.name),
    target: targetOf(draft, fiscalYear),
    said: readOfficial(draft.target, fiscalYear),
    words,
    definition: plain(draft.definition),
    unit: plain(draft.unit),
    isProcedural: /决策|过程/.test(level1),
  };
}

function targetOf(draft: IndicatorDraft, fiscalYear: number | null): Target {
  const stated = (text: string | null) => ({ text: text ?? '', place: '' });
  const empty = { band: null, bandPercent: null, points: null, score: null, approvedTarget: null };
  const unexplained = { deviationReason: null, correctiveMeasure: null };
  const row = {
    ...empty,
    ...unexplained,
    place: '',
    actual: stated(''),
    level1: stated(draft.level1),
    level2: stated(draft.level2),
    name: stated(draft.name),
    // A quantitative draft without a number is a finding of its own here, so its words are read as words.
    kind: draft.kind === 'qualitative' ? draft.kind : null,
    comparator: stated(draft.comparator),
    target: stated(draft.target),
    unit: stated(draft.unit),
  };
  return readTarget(row, fiscalYear);
}

/** Whether the target is words that somebody has to judge, other than the form's own three levels. */
export const isWords = ({ target, words }: DraftRow): boolean =>
  target.kind === 'words' && bandOfWords(words) === null && wordsIn({ text: words, place: '' }) !== '';

/** Whether a row stands under 产出, 成本 apart. */
export const isOutput = ({ dimension, head }: DraftRow): boolean =>
  dimension === '数量' || dimension === '质量' || dimension === '时效' || (dimension === null && /产出/.test(head));

/** Whether the target is a number, a range or a day. */
export const isMeasured = ({ target }: DraftRow): boolean =>
  target.kind === 'number' || target.kind === 'range' || target.kind === 'date';
