// The formulas of the framework, one function each. They give a rate; what a rate earns is told by scoreFormula.ts.
import { compareDecimals, differenceOf, isDecimal, plainDecimal, proportion } from '../../decimal';
import type { RowProblem } from '../types';
import type { InputsOf } from './types';

/** No figure of a project is longer. */
const MOST_DIGITS = 18;

/** A rate with the two figures it rests on, exact. */
export interface Rate {
  name: string;
  part: Figure;
  whole: Figure;
  /** rounded for print only; scores come from part and whole */
  percent: string;
}

interface Figure {
  label: string;
  /** field of the inputs, to jump to */
  field: string;
  value: string;
}

type GivenFigure = Omit<Figure, 'value'> & { value: string | null };

/** A rate, or why there is none. */
export type RateOutcome = Rate | RowProblem;

/**
 * 资金到位率＝实际到位资金÷预算资金×100%.
 * @source 财预〔2020〕10号附件（参考）
 */
export function fundsArrivalRate({ received, budget }: InputsOf<'funds-arrival'>): RateOutcome {
  return rateOf(
    '资金到位率',
    { label: '实际到位资金', field: 'received', value: received },
    { label: '预算资金', field: 'budget', value: budget },
  );
}

/**
 * 预算执行率 of the framework＝实际支出资金÷实际到位资金×100%. Not {@link selfEvalExecutionRate} of the 自评表, which divides
 * by the year's budget (全年预算数): one name, two formulas, so one must never stand in for the other.
 * @source 财预〔2020〕10号附件（参考）
 */
export function frameworkExecutionRate({ spent, received }: InputsOf<'execution'>): RateOutcome {
  return rateOf(
    '预算执行率',
    { label: '实际支出资金', field: 'spent', value: spent },
    { label: '实际到位资金', field: 'received', value: received },
  );
}

/**
 * 实际完成率＝实际产出数÷计划产出数×100%.
 * @source 财预〔2020〕10号附件（参考）
 */
export function completionRate({ actualOutput, plannedOutput }: InputsOf<'completion'>): RateOutcome {
  return rateOf(
    '实际完成率',
    { label: '实际产出数', field: 'actualOutput', value: actualOutput },
    { label: '计划产出数', field: 'plannedOutput', value: plannedOutput },
  );
}

/**
 * 质量达标率＝质量达标产出数÷实际产出数×100%. A part of the output: more than all of it is a slip, not a rate.
 * @source 财预〔2020〕10号附件（参考）
 */
export function qualityRate({ qualifiedOutput, actualOutput }: InputsOf<'quality'>): RateOutcome {
  const rate = rateOf(
    '质量达标率',
    { label: '质量达标产出数', field: 'qualifiedOutput', value: qualifiedOutput },
    { label: '实际产出数', field: 'actualOutput', value: actualOutput },
  );
  if (!isRate(rate) || compareDecimals(rate.part.value, rate.whole.value) <= 0) return rate;
  const message = `质量达标产出数${rate.part.value}多于实际产出数${rate.whole.value}，请核对这两个数。`;
  return { field: 'qualifiedOutput', code: 'formula-part-above-whole', message };
}

/**
 * 成本节约率＝（计划成本－实际成本）÷计划成本×100%, negative when more was spent. There is no saving while the output is not
 * complete: money left over from work not done is no economy, so an unfinished or unstated output gives no rate. In
 * particular 预算数－执行数 is never taken for a saving by itself.
 * @source 财预〔2020〕10号附件（参考）: 实际成本 is that of work done in time, in quality and in quantity
 */
export function costSavingRate(inputs: InputsOf<'saving'>): RateOutcome {
  const { plannedCost, actualCost, isOutputComplete } = inputs;
  const cost = rateOf(
    '成本节约率',
    { label: '实际成本', field: 'actualCost', value: actualCost },
    { label: '计划成本', field: 'plannedCost', value: plannedCost },
  );
  if (!isRate(cost)) return cost;
  if (isOutputComplete === true) {
    const saved = differenceOf(cost.whole.value, cost.part.value);
    return { ...cost, percent: proportion('100', saved, cost.whole.value) };
  }
  const code = 'saving-output-incomplete';
  const message =
    isOutputComplete === null
      ? '没有写明产出是否按质按量全部完成：产出完成了，少花的钱才算节约，请补充。'
      : '产出没有按质按量全部完成，少花的钱不算节约，不能计算成本节约率，请由专家评分。';
  return { field: 'isOutputComplete', code, message };
}

/** Whether a rate could be computed; else the outcome says which field is in the way and what to do. */
export const isRate = (outcome: RateOutcome): outcome is Rate => 'percent' in outcome;

/** part ÷ whole: both there, not negative, and the whole not zero. */
function rateOf(name: string, part: GivenFigure, whole: GivenFigure): RateOutcome {
  const problem = figureProblem(name, part) ?? figureProblem(name, whole);
  if (problem) return problem;
  const [a, b] = [plainDecimal(part.value!), plainDecimal(whole.value!)];
  if (compareDecimals(b, '0') > 0)
    return { name, part: { ...part, value: a }, whole: { ...whole, value: b }, percent: proportion('100', a, b) };
  const message =
    compareDecimals(a, '0') > 0
      ? `${whole.label}为0，${part.label}却有${a}，请核对这两个数。`
      : `${whole.label}为0，没有${name}，请核对；确实不适用的，经批准后按不适用处理。`;
  return { field: whole.field, code: 'formula-denominator-zero', message };
}

function figureProblem(name: string, { label, field, value }: GivenFigure): RowProblem | null {
  const text = value?.trim() ?? '';
  if (text === '') return { field, code: 'formula-input-missing', message: `没有${label}，不能计算${name}，请补充。` };
  if (!isDecimal(text) || text.replace(/\D/g, '').length > MOST_DIGITS)
    return {
      field,
      code: 'formula-input-unreadable',
      message: `${label}“${text.slice(0, MOST_DIGITS)}”不是能计算的数字，请更正。`,
    };
  if (!text.startsWith('-')) return null;
  return { field, code: 'formula-input-negative', message: `${label}“${text}”是负数，请更正。` };
}
