// What the office knows already about an indicator, so that nobody is asked twice. Nothing here becomes an answer by itself.
import type { KnownFact } from '../contracts/tasks';
import { percentOf, productOf } from '../decimal';
import { printedUnit } from '../indicators/units';
import type { SheetFunds, SheetIndicator } from '../scoring/types';

type AskedRow = Pick<SheetIndicator, 'level1' | 'level2' | 'name' | 'unit' | 'kind' | 'targetKind'>;
type Money = Pick<SheetFunds, 'annualBudget' | 'executed'>;

const MONEY_UNITS: Record<string, string> = { 万元: '1', 元: '10000', 亿元: '0.0001' };
/** Costs of a single thing are not what the whole project has spent. */
const SINGLE = /(单位|人均|户均|每|单价|平均|单次|单套)/;

/** What 项目资金 says about a row: the money spent for a cost of the whole project, the rate for an execution rate. */
export function moneyFacts(row: AskedRow, { annualBudget, executed }: Money): KnownFact[] {
  if (row.kind !== 'quantitative' || (row.targetKind ?? 'number') === 'date') return [];
  const unit = printedUnit(row.unit);
  if (unit === '%' && /执行率/.test(row.name)) {
    const rate = percentOf(executed, annualBudget);
    return rate === null ? [] : [fact(rate, '项目资金：全年执行数÷全年预算数')];
  }
  const factor = MONEY_UNITS[unit];
  const isCost = /成本/.test(row.level1 + row.level2) && !SINGLE.test(row.name);
  return factor && isCost ? [fact(productOf(executed, factor), '项目资金：全年执行数')] : [];
}

const fact = (actual: string, source: string): KnownFact => ({
  kind: 'money',
  actual,
  band: null,
  bandPercent: null,
  source,
  asOf: null,
  assumed: false,
});
