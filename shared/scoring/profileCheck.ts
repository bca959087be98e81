import { compareDecimals, isDecimal, sumDecimals } from '../decimal';
import type { LatenessStep, Profile } from './profile';

/**
 * What is wrong with a profile that somebody edited, in Chinese sentences; empty when the rules can count by it.
 * Points must add up to 100, bands leave no gap, and grades and steps reach down to zero, highest first.
 *
 * @source product rule: a total out of 100 with a grade for every total (evaluation-rules §2.1, §2.4)
 */
export function profileProblems(profile: Profile): string[] {
  return [...weightProblems(profile), ...bandProblems(profile), ...stepProblems(profile), ...settingProblems(profile)];
}

function weightProblems({ weights: { execution, indicators, levels }, notApplicable }: Profile): string[] {
  const inLevels = Object.values(levels);
  const values = [execution, indicators, ...inLevels];
  if (!values.every((value) => isDecimal(value) && compareDecimals(value, '0') >= 0))
    return ['分值须是不小于0的数，请更正。'];
  const total = sumDecimals([execution, indicators]);
  const targets = Object.values(notApplicable.moveTo).flatMap(Object.keys);
  const unknown = targets.filter((level) => inLevels.length > 0 && !(level in levels));
  return [
    ...(total === '100' ? [] : [`预算执行率与指标的分值合计${total}分，请调整为100分。`]),
    ...(inLevels.length === 0 || sumDecimals(inLevels) === sumDecimals([indicators])
      ? []
      : [`一级指标的分值合计${sumDecimals(inLevels)}分，与指标分值${indicators}分不一致，请更正。`]),
    ...unknown.map((level) => `分值移入的“${level}”不是本方案的一级指标，请更正。`),
  ];
}

function bandProblems({ bands }: Profile): string[] {
  const isWhole = bands[0]?.to === '100' && bands.at(-1)?.from === '0';
  const isSeamless = bands.every((band, index) => index === 0 || band.to === bands[index - 1]!.from);
  return isWhole && isSeamless ? [] : ['定性指标的档次须从100%到0%首尾相接，请更正。'];
}

function stepProblems({ grades, execution, satisfactionSteps, lateness, quantitative }: Profile): string[] {
  const descends = (floors: string[]) =>
    floors.at(-1) === '0' &&
    floors.every((floor, index) => index === 0 || compareDecimals(floor, floors[index - 1]!) < 0);
  const problems: [boolean, string][] = [
    [descends(grades.map((one) => one.from)), '等级须从高到低排列，最低一级从0分开始，请更正。'],
    [
      execution.mode !== 'steps' || descends((execution.steps ?? []).map((one) => one.fromPercent)),
      '预算执行率的分档须从高到低排列，最低一档从0%开始，请更正。',
    ],
    [descends(satisfactionSteps.map((one) => one.from)), '满意度的分档须从高到低排列，最低一档从0开始，请更正。'],
    [isLadder(lateness), '逾期计分须逐档延后、逐档降低，并且只有最后一档不设天数上限，请更正。'],
    [
      compareDecimals(quantitative.overTargetFactor, '0') >= 0 &&
        compareDecimals(quantitative.overTargetFactor, '1') <= 0,
      '超额调减系数须在0到1之间，请更正。',
    ],
  ];
  return problems.flatMap(([isRight, message]) => (isRight ? [] : [message]));
}

/** Later never earns more, and the last step is open. */
function isLadder(steps: LatenessStep[]): boolean {
  const days = steps.map(({ upToDays }) => upToDays ?? Infinity);
  return (
    days.at(-1) === Infinity &&
    days.every((day, index) => index === 0 || day > days[index - 1]!) &&
    steps.every(({ percent }, index) => compareDecimals(percent, steps[index - 1]?.percent ?? '100') <= 0)
  );
}

function settingProblems({ vetoes, grades }: Profile): string[] {
  return vetoes.flatMap(({ line, maxGrade }) =>
    maxGrade === null || grades.some((one) => one.grade === maxGrade)
      ? []
      : [`“${line}”限定的等级“${maxGrade}”不在本方案的等级之中，请更正。`],
  );
}
