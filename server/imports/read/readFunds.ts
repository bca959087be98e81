import { compareDecimals } from '../../../shared/decimal';
import { quoted } from '../../../shared/checks/stated';
import { fundsColumns, type FundsRole, type MoneyRole } from './columns';
import { sameKey } from '../../../shared/indicators/units';
import { readAmount, readText } from './fields';
import type { Tell } from './problems';
import type { RawRow } from './sheetRows';

/** 项目资金 of one source, amounts in 万元; an amount is null where it cannot be read. */
export interface ReadFunds extends Record<MoneyRole, string | null> {
  place: string;
  source: string;
}

const sourceColumn = fundsColumns.find(({ role }) => role === 'source')!;
const money = (role: MoneyRole) => ({ role, head: fundsColumns.find((column) => column.role === role)!.head });

/** Reads the rows of 资金 that belong to one project. A source may stand once. */
export function readFunds(rows: RawRow<FundsRole>[], tell: Tell): ReadFunds[] {
  const seen = new Map<string, string>();
  return rows.map((row) => {
    for (const { at, message } of row.broken) tell('error', at, message);
    const stated = row.cells.get('source')!;
    const source = readText(row, sourceColumn, tell) ?? '';
    const earlier = seen.get(sameKey(source));
    if (source !== '' && earlier) tell('error', stated, `资金来源${quoted(source)}与 ${earlier} 重复，请合并为一行。`);
    else seen.set(sameKey(source), stated.place);
    const annualBudget = readAmount(row, money('annualBudget'), tell);
    const executed = readAmount(row, money('executed'), tell);
    if (annualBudget !== null && executed !== null && compareDecimals(executed, annualBudget) > 0)
      tell(
        'warning',
        row.cells.get('executed')!,
        `全年执行数 ${executed} 万元大于全年预算数 ${annualBudget} 万元，请核对。`,
      );
    return { place: row.place, source, initialBudget: readInitial(row, annualBudget, tell), annualBudget, executed };
  });
}

/** Forms that adjusted nothing have one budget only: that is both. */
function readInitial(row: RawRow<FundsRole>, annualBudget: string | null, tell: Tell): string | null {
  if (row.cells.has('initialBudget')) return readAmount(row, money('initialBudget'), tell);
  tell('warning', row, '表里没有年初预算数，按全年预算数导入，请核对。');
  return annualBudget;
}
