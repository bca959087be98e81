// Whether a template can be used as it stands: points that add up, levels that fit the profile, names told apart.
import { bareWords } from '../checks/stated';
import type { TemplateProblem } from '../contracts/templates';
import { compareDecimals, differenceOf, plainDecimal, sumDecimals } from '../decimal';
import { expectedLevels } from '../indicators/setWeights';
import type { Profile } from '../scoring/profile';
import { getProfile } from '../scoring/profiles';
import { ruleProblem } from '../scoring/ruleCheck';
import type { IndicatorTemplate, TemplateIndicator } from './types';

const FULL = '100';

/**
 * What is to be mended before a template is used; empty for a sound one. It may be saved meanwhile.
 *
 * @source evaluation-rules §2.1: the total is 100, the levels are those of the profile; unique names are a product rule
 */
export function checkTemplate({ kind, profileId, indicators }: IndicatorTemplate): TemplateProblem[] {
  const profile = kind === 'self-evaluation' && profileId !== null ? getProfile(profileId) : null;
  return [
    ...indicators.flatMap((row, index) => [...nameProblems(indicators, index), ...rowProblems(row, index)]),
    ...(profile ? levelProblems(indicators, profile) : []),
    ...sumProblems(indicators, profile),
  ];
}

const warning = (row: number | null, field: string, message: string): TemplateProblem => ({
  severity: 'warning',
  row,
  field,
  message,
});

function nameProblems(indicators: readonly TemplateIndicator[], index: number): TemplateProblem[] {
  const name = bareWords(indicators[index]!.name);
  const first = indicators.findIndex((one) => bareWords(one.name) === name);
  if (first === index) return [];
  const message = `“${indicators[index]!.name}”与第${first + 1}项重名，请合并，或改写成能区分的名称。`;
  return [warning(index, 'name', message)];
}

function rowProblems(row: TemplateIndicator, index: number): TemplateProblem[] {
  const noPoints =
    compareDecimals(row.points, '0') === 0
      ? [warning(index, 'points', `“${row.name}”的分值为0，请给出分值，或删去这一项。`)]
      : [];
  const rule = ruleProblem({ ...row, ...UNFILLED });
  return [...noPoints, ...(rule ? [warning(index, 'scoringRule', `“${row.name}”：${rule.message}`)] : [])];
}

/** What a task adds to an indicator; none of it matters for the rule. */
const UNFILLED = {
  id: '',
  actual: null,
  band: null,
  bandPercent: null,
  deviationReason: null,
  correctiveMeasure: null,
};

function levelProblems(indicators: readonly TemplateIndicator[], profile: Profile): TemplateProblem[] {
  const known = Object.keys(profile.weights.levels);
  if (known.length === 0) return [];
  const strangers = indicators.flatMap(({ level1 }, index) =>
    known.includes(level1)
      ? []
      : [
          warning(
            index,
            'level1',
            `一级指标“${level1}”不在评分方案中，请改为${known.map((one) => `“${one}”`).join('、')}之一。`,
          ),
        ],
  );
  const sums = new Map<string, string>();
  for (const { level1, points } of indicators) sums.set(level1, sumDecimals([sums.get(level1) ?? '0', points]));
  const uneven = [...expectedLevels(profile, [...sums.keys()])].flatMap(([level, wanted]) => {
    const found = sums.get(level) ?? '0';
    if (compareDecimals(found, wanted) === 0) return [];
    const message = `“${level}”合计${found}分，评分方案为${plainDecimal(wanted)}分，${offBy(found, wanted)}。`;
    return [warning(null, 'points', message)];
  });
  return [...strangers, ...uneven];
}

function sumProblems(indicators: readonly TemplateIndicator[], profile: Profile | null): TemplateProblem[] {
  const sum = sumDecimals(indicators.map(({ points }) => points));
  const wanted = profile?.weights.indicators ?? FULL;
  if (compareDecimals(sum, wanted) === 0) return [];
  const rest = profile ? `预算执行率另占${plainDecimal(profile.weights.execution)}分，合计应为100分` : '合计应为100分';
  return [
    warning(null, 'points', `指标分值合计${sum}分，应为${plainDecimal(wanted)}分（${rest}），${offBy(sum, wanted)}。`),
  ];
}

function offBy(found: string, wanted: string): string {
  const isOver = compareDecimals(found, wanted) > 0;
  return isOver ? `请减少${differenceOf(found, wanted)}分` : `请增加${differenceOf(wanted, found)}分`;
}
