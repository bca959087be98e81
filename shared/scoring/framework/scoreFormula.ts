// What a rate of the framework earns.
import {
  compareDecimals,
  comparePercent,
  differenceOf,
  plainDecimal,
  proportion,
  roundHalfUp,
  subtractDecimals,
} from '../../decimal';
import { isDay } from '../../indicators/officialDates';
import { scoreByDate } from '../dateTarget';
import { explained } from '../explained';
import type { Explanation, RowProblem, RowScore, SheetIndicator } from '../types';
import type { FrameworkProfile } from './profiles';
import {
  completionRate,
  costSavingRate,
  frameworkExecutionRate,
  fundsArrivalRate,
  isRate,
  qualityRate,
  type Rate,
  type RateOutcome,
} from './rates';
import type { FormulaInputs, InputsOf } from './types';

/**
 * Score of a row computed by its formula, 0 to `points`, two decimals, rounded half up once from the exact figures. A rate
 * above the profile's cap earns the points and no more. A figure that is blank, negative or no number gives no score.
 * @param shortOutput name of a row whose output is not complete: then there is no saving; null when there is none
 */
export function scoreFormula(
  inputs: FormulaInputs,
  points: string,
  profile: FrameworkProfile,
  shortOutput: string | null,
): RowScore {
  if (inputs.formula === 'timeliness') return scoreTimeliness(inputs, points, profile);
  const outcome = rateFor(inputs);
  if (!isRate(outcome)) return unscored(outcome, points, profile);
  if (inputs.formula !== 'saving') return scoreRate(outcome, points, profile);
  if (shortOutput === null) return scoreSaving(outcome, points, profile);
  const message = `“${shortOutput}”没有达到100%，产出没有全部完成，少花的钱不算节约，请由专家评分。`;
  return unscored({ field: 'isOutputComplete', code: 'saving-output-incomplete', message }, points, profile);
}

/** The rate of a formula; of 完成及时性 there is none, days are not divided. */
export function rateFor(inputs: Exclude<FormulaInputs, { formula: 'timeliness' }>): RateOutcome {
  switch (inputs.formula) {
    case 'funds-arrival':
      return fundsArrivalRate(inputs);
    case 'execution':
      return frameworkExecutionRate(inputs);
    case 'completion':
      return completionRate(inputs);
    case 'quality':
      return qualityRate(inputs);
    case 'saving':
      return costSavingRate(inputs);
  }
}

function scoreRate(rate: Rate, points: string, { rates, sources }: FrameworkProfile): RowScore {
  const { name, part, whole, percent } = rate;
  const cap = plainDecimal(rates.capPercent);
  const isOver = comparePercent(part.value, whole.value, cap) > 0;
  const score = isOver ? proportion(points, cap, '100') : proportion(points, part.value, whole.value);
  const said = `${name}＝${part.label}${part.value}÷${whole.label}${whole.value}×100%＝${percent}%`;
  const full = plainDecimal(points);
  return scored(score, {
    rule: isOver ? 'rate.capped' : 'rate.proportion',
    text: isOver
      ? `${said}，超过${cap}%，按${cap}%计，得${score}分。`
      : `${said}，${part.value}÷${whole.value}×${full}＝${score}分。`,
    inputs: isOver ? { ...inputsOf(rate, points), 比率上限: `${cap}%` } : inputsOf(rate, points),
    source: sources.proportion,
    whatIf: whatIf(`${part.label}达到${whole.value}`, points, score),
  });
}

/** Kept within the plan: full points. Above it: in proportion, 计划成本÷实际成本. */
function scoreSaving(rate: Rate, points: string, { sources }: FrameworkProfile): RowScore {
  const { part: actual, whole: planned, percent } = rate;
  const isKept = compareDecimals(actual.value, planned.value) <= 0;
  const score = isKept ? roundHalfUp(points) : proportion(points, planned.value, actual.value);
  const said = `产出已全部完成，成本节约率＝（${planned.value}－${actual.value}）÷${planned.value}×100%＝${percent}%`;
  const over = differenceOf(actual.value, planned.value);
  return scored(score, {
    rule: isKept ? 'saving.kept' : 'saving.exceeded',
    text: isKept
      ? `${said}，实际成本没有超过计划成本，得满分${score}分。`
      : `${said}，超支${over}，${planned.value}÷${actual.value}×${plainDecimal(points)}＝${score}分。`,
    inputs: { ...inputsOf(rate, points), 产出是否完成: '是' },
    source: sources.saving,
    whatIf: whatIf(`实际成本不超过${planned.value}`, points, score),
  });
}

/** 完成及时性 by two days, as a date target of a self-evaluation: on time full points, late by the profile's steps. */
function scoreTimeliness(inputs: InputsOf<'timeliness'>, points: string, profile: FrameworkProfile): RowScore {
  const planned = inputs.plannedDay?.trim() ?? '';
  const problem = (code: string, message: string) => unscored({ field: 'plannedDay', code, message }, points, profile);
  if (planned === '') return problem('formula-input-missing', '没有计划完成时间，不能判断是否及时，请补充。');
  if (!isDay(planned))
    return problem('formula-input-unreadable', `计划完成时间“${planned}”不是日期，请写成2024-12-31的形式。`);
  const result = scoreByDate(dated(planned, inputs.actualDay, points), profile);
  const base = result.explain();
  const { 年度指标值: due, 实际完成值: done, ...rest } = base.inputs;
  const explanation = { ...base, inputs: { 计划完成时间: due!, 实际完成时间: done!, ...rest } };
  const wrong = result.problem && { ...result.problem, field: 'actualDay' };
  return explained({ score: result.score, value: null, problem: wrong, explanation });
}

const dated = (target: string, actual: string | null, points: string): SheetIndicator => ({
  id: 'timeliness',
  level1: '',
  level2: '',
  name: '完成及时性',
  kind: 'quantitative',
  comparator: null,
  target,
  targetKind: 'date',
  unit: null,
  points,
  actual,
  band: null,
  bandPercent: null,
  deviationReason: null,
  correctiveMeasure: null,
});

const inputsOf = ({ part, whole }: Rate, points: string): Record<string, string> => ({
  [part.label]: part.value,
  [whole.label]: whole.value,
  分值: plainDecimal(points),
});

function whatIf(condition: string, points: string, score: string): string | null {
  const lost = subtractDecimals(points, score);
  if (compareDecimals(lost, '0') === 0) return null;
  return `若${condition}，可得${plainDecimal(points)}分，多得${lost}分。`;
}

const scored = (score: string, explanation: Explanation): RowScore =>
  explained({ score, explanation, problem: null, value: null });

function unscored(problem: RowProblem, points: string, { sources }: FrameworkProfile): RowScore {
  const inputs = { 分值: plainDecimal(points) };
  const explanation = { rule: 'formula.no-value', text: problem.message, inputs, source: sources.rates, whatIf: null };
  return explained({ score: null, problem, value: null, explanation });
}
