// 用上一批次重算: what a set of indicators would have given for what was really answered. Answers stay; targets, points and
// rules are those of the set. An indicator nobody was asked about counts as not applying, so that its points move by the
// profile's own rule.
import { compareDecimals, proportion, sumDecimals } from '../decimal';
import { sameKey } from '../indicators/units';
import { getProfile } from '../scoring/profiles';
import { scoreSheet } from '../scoring/scoreSheet';
import type { Sheet, SheetIndicator } from '../scoring/types';
import type { TemplateIndicator } from './types';

/** 产品默认规则: below this share of the set's points a task has too little in common with it, in percent. */
const LEAST_SHARE = '60';

/** A row as it was scored, and as it would be. */
interface ReplayedRow {
  name: string;
  before: { points: string; score: string | null };
  after: { points: string; score: string | null };
}

export interface Replay {
  /** null: why it cannot be compared */
  total: string | null;
  grade: string | null;
  why: string | null;
  /** rows that score differently */
  rows: ReplayedRow[];
  /** indicators of the set that were not asked */
  notAsked: string[];
  /** indicators that were asked and are not in the set */
  left: string[];
}

/**
 * Scores an answered sheet again by another set of indicators.
 *
 * @param scores 得分 of the rows as they were scored, by id
 */
export function replaySheet(
  sheet: Sheet,
  scores: ReadonlyMap<string, string | null>,
  { profileId, indicators }: { profileId: string; indicators: readonly TemplateIndicator[] },
): Replay {
  const profile = getProfile(profileId);
  const pairs = pairUp(sheet.indicators, indicators);
  const answered = pairs.filter(({ row }) => row !== null);
  const used = new Set(answered.map(({ row }) => row!.id));
  const notAsked = pairs.filter(({ row }) => row === null).map(({ asked }) => asked.name);
  const left = sheet.indicators.filter(({ id }) => !used.has(id)).map(({ name }) => name);
  const nothing = { total: null, grade: null, rows: [], notAsked, left };
  const all = sumDecimals(indicators.map(({ points }) => points));
  const shared = sumDecimals(answered.map(({ asked }) => asked.points));
  if (compareDecimals(all, '0') === 0 || compareDecimals(proportion('100', shared, all), LEAST_SHARE) < 0)
    return { ...nothing, why: `与模板相同的指标不到 ${LEAST_SHARE}% 的分值，不能比较。` };
  const scored = scoreSheet(
    {
      ...sheet,
      funds: { ...sheet.funds, points: profile.weights.execution },
      indicators: pairs.map(({ asked, row }, at) => withAnswer(asked, row, at)),
    },
    profile,
  );
  const after = new Map(scored.indicators.map((one) => [one.id, one]));
  const rows = answered.map(({ asked, row }): ReplayedRow => {
    const now = after.get(row!.id)!;
    return {
      name: asked.name,
      before: { points: row!.points, score: scores.get(row!.id) ?? null },
      after: { points: now.points ?? asked.points, score: now.score },
    };
  });
  return {
    ...nothing,
    total: scored.total,
    grade: scored.grade,
    why: scored.total === null ? (scored.missing[0]?.reason ?? '不能计算总分。') : null,
    rows: rows.filter(isChanged),
  };
}

const isChanged = ({ before, after }: ReplayedRow): boolean =>
  before.score === null || after.score === null || compareDecimals(before.score, after.score) !== 0;

interface Pair {
  asked: TemplateIndicator;
  row: SheetIndicator | null;
}

/** By name; each answer is used once. */
function pairUp(rows: readonly SheetIndicator[], indicators: readonly TemplateIndicator[]): Pair[] {
  const free = [...rows];
  return indicators.map((asked) => {
    const at = free.findIndex(({ name }) => sameKey(name) === sameKey(asked.name));
    return { asked, row: at < 0 ? null : free.splice(at, 1)[0]! };
  });
}

const UNANSWERED = { actual: null, band: null, bandPercent: null, deviationReason: null, correctiveMeasure: null };

/** A target that the set leaves to each project is that of the project. */
function withAnswer(asked: TemplateIndicator, row: SheetIndicator | null, at: number): SheetIndicator {
  const { level1, level2, name, points, scoringRule = null } = asked;
  if (row === null) {
    const { kind, comparator, target, unit } = asked;
    const data = { state: 'not-applicable' as const, reason: '上一批次没有这一项', approval: '重算' };
    return { ...UNANSWERED, id: `new-${at}`, level1, level2, name, kind, comparator, target, unit, points, data };
  }
  const own = { ...row, level1, level2, points, scoringRule };
  if (asked.target === '') return own;
  const { kind, comparator, target, targetKind = 'number', targetTo = null, unit } = asked;
  return { ...own, kind, comparator, target, targetKind, targetTo, unit };
}
