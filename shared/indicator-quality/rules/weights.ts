// 分值 of a set: their sum, their levels, none too heavy, too light, too few or too many.
import { compareDecimals, isDecimal, plainDecimal, shareOut, sumDecimals } from '../../decimal';
import { expectedLevels, FEWEST_INDICATORS, HEAVIEST_POINTS, levelOf } from '../../indicators/setWeights';
import { foldWidth } from '../../indicators/units';
import { qualityFinding } from '../catalogue';
import { printed } from '../exampleText';
import { writePoints } from '../pointsText';
import type { DraftRow, DraftSet } from '../readDraft';
import { kept, modelled } from '../rewrite';
import { headFor } from '../heads';
import { qualitySettings } from '../settings';
import type { QualityFinding } from '../types';
import { nameOf } from './eachRow';

const isSame = (a: string, b: string) => compareDecimals(a, b) === 0;

/** 分值 as a decimal; null where none, or none that can be read, is given. */
function pointsOf({ draft }: DraftRow): string | null {
  const text = foldWidth(draft.points ?? '').replace(/分$/, '');
  return isDecimal(text) && compareDecimals(text, '0') >= 0 ? text : null;
}

const isBlank = ({ draft }: DraftRow) => foldWidth(draft.points ?? '') === '';
const allPoints = ({ rows }: DraftSet): string[] | null => {
  const points = rows.map(pointsOf);
  return rows.length > 0 && points.every((one) => one !== null) ? points : null;
};
/** What the indicators of a set share out; a framework has no execution rate of its own. */
const wholeOf = ({ isFramework, context }: DraftSet) => (isFramework ? '100' : context.profile.weights.indicators);

/** 分值 is a number; where some rows have one, all have. */
export function pointsThere(set: DraftSet): QualityFinding[] {
  const hasSome = set.rows.some((row) => pointsOf(row) !== null);
  return set.rows.flatMap((row) => {
    if (pointsOf(row) !== null || (isBlank(row) && !hasSome)) return [];
    const code = isBlank(row) ? 'points-missing' : 'points-unreadable';
    const what = isBlank(row) ? '没有分值' : `的分值“${row.draft.points}”不是不小于0的数字`;
    const message = `${nameOf(row)}${what}，请填写，各项分值合计应为${plainDecimal(wholeOf(set))}分。`;
    const points = restFor(set);
    return [qualityFinding(code, { row: row.index, field: 'points', message, example: kept(row, set, { points }) })];
  });
}

/** An equal part of the points that are left for the rows without any. */
function restFor(set: DraftSet): string {
  const given = sumDecimals(set.rows.map((row) => pointsOf(row) ?? '0'));
  const open = set.rows.filter((row) => pointsOf(row) === null).length;
  const left = sumDecimals([wholeOf(set), `-${given}`]);
  const [share] = compareDecimals(left, '0') > 0 ? shareOut(left, Array<string>(open).fill('1'), 0) : ['5'];
  return share!;
}

/** All 分值 with the execution rate make 100. */
export function weightsSum(set: DraftSet): QualityFinding[] {
  const points = allPoints(set);
  if (!points || isSame(sumDecimals(points), wholeOf(set))) return [];
  const execution = set.isFramework ? '' : `（预算执行率另占${plainDecimal(set.context.profile.weights.execution)}分）`;
  const message = `各项指标分值合计${sumDecimals(points)}分，应为${plainDecimal(wholeOf(set))}分${execution}，请调整。`;
  const example = sharedOut(set.rows, wholeOf(set));
  return [qualityFinding('weights-sum', { row: null, field: 'points', message, example })];
}

/** The sums of the 一级指标 are those of the profile. */
export function levelWeights(set: DraftSet): QualityFinding[] {
  const { profile } = set.context;
  const points = allPoints(set);
  const isLevelled =
    Object.keys(profile.weights.levels).length > 0 && set.rows.every(({ draft }) => draft.level1.trim() !== '');
  if (!points || !isLevelled || set.isFramework) return [];
  const levels = set.rows.map(({ draft }) => levelOf(draft.level1.trim(), profile));
  const wanted = expectedLevels(profile, levels);
  const sumOf = (level: string) => sumDecimals(points.filter((_, at) => levels[at] === level));
  const off = [...new Set([...wanted.keys(), ...levels])].filter(
    (level) => !isSame(sumOf(level), wanted.get(level) ?? '0'),
  );
  return [...off].sort().map((level) => {
    const message = `${level}分值合计${sumOf(level)}分，评分方案为${plainDecimal(wanted.get(level) ?? '0')}分，请调整；确需调整的请附依据。`;
    return qualityFinding('level-weights', {
      row: null,
      field: 'points',
      message,
      example: levelExample(set, level, levels, wanted.get(level)),
    });
  });
}

/** The rows of a level with its points shared out anew; a model where the level has no row. */
function levelExample(set: DraftSet, level: string, levels: string[], wanted = '0'): string {
  const at = levels.flatMap((one, index) => (one === level ? [index] : []));
  if (at.length === 0) {
    const dimension = /满意/.test(level)
      ? '满意度'
      : /成本/.test(level)
        ? '成本'
        : /效益/.test(level)
          ? '效益'
          : '数量';
    const head = headFor(dimension, set.context.profile);
    const row = { ...set.rows[0]!, index: -1, name: '', canonical: '', words: '' };
    const line = modelled(row, set, dimension);
    return `【${head.level1}·${head.level2}】${line.replace(/(（|$)/, `，${plainDecimal(wanted)}分$1`)}`;
  }
  return sharedOut(
    at.map((index) => set.rows[index]!),
    wanted,
  );
}

/** No indicator decides alone, and none is there for nothing. */
export function balanced(set: DraftSet): QualityFinding[] {
  return set.rows.flatMap((row) => {
    const points = pointsOf(row);
    if (points === null) return [];
    const isHeavy = compareDecimals(points, HEAVIEST_POINTS) > 0;
    if (!isHeavy && compareDecimals(points, qualitySettings.lightestPoints) >= 0) return [];
    const [code, why, wanted] = isHeavy
      ? (['too-heavy', '权重过于集中，请拆分指标或调整分值', HEAVIEST_POINTS] as const)
      : (['too-light', '对总分几乎没有影响，请提高分值或合并指标', qualitySettings.lightestPoints] as const);
    const message = `${nameOf(row)}占${plainDecimal(points)}分，${why}（建议不${isHeavy ? '多' : '少'}于${wanted}分）。`;
    return [
      qualityFinding(code, { row: row.index, field: 'points', message, example: kept(row, set, { points: wanted }) }),
    ];
  });
}

/** Enough indicators to show the project, and no more than can be followed. */
export function fewOrMany(set: DraftSet): QualityFinding[] {
  const count = set.rows.length;
  const { mostIndicators } = qualitySettings;
  if (count === 0 || (count >= FEWEST_INDICATORS && count <= mostIndicators)) return [];
  const isFew = count < FEWEST_INDICATORS;
  const message = isFew
    ? `只有${count}个三级指标，不足以反映项目绩效，建议不少于${FEWEST_INDICATORS}个。`
    : `共有${count}个三级指标，全年难以逐项跟踪，建议合并到${mostIndicators}个以内，保留核心指标。`;
  if (isFew) return [qualityFinding('too-few', { row: null, field: null, message, example: addedModel(set) })];
  return [qualityFinding('too-many', { row: null, field: 'points', message, example: heaviest(set, mostIndicators) })];
}

/** The rows with the most points, which share out the whole among them. */
function heaviest(set: DraftSet, count: number): string {
  const byPoints = [...set.rows].sort((a, b) => compareDecimals(pointsOf(b) ?? '0', pointsOf(a) ?? '0'));
  const kept = new Set(byPoints.slice(0, count));
  return sharedOut(
    set.rows.filter((row) => kept.has(row)),
    wholeOf(set),
  );
}

/** Points shared out anew in the proportion of those there are. */
function sharedOut(rows: readonly DraftRow[], whole: string): string {
  const shares = shareOut(
    whole,
    rows.map((row) => pointsOf(row) ?? '0'),
    0,
  );
  return writePoints(
    rows.map((row, at) => ({ name: printed(row.name) || `第${row.index + 1}行`, points: shares[at]! })),
  );
}

function addedModel(set: DraftSet): string {
  const head = headFor('质量', set.context.profile);
  return `【${head.level1}·${head.level2}】${modelled(set.rows[0]!, set, '质量')}`;
}
