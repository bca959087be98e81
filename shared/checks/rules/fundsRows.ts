// K09–K11: the lines of 项目资金.
import { sumDecimals } from '../../decimal';
import { finding } from '../catalogue';
import type { Amounts, CheckContext } from '../context';
import { distance, isAbove, isBlank, quoted, wordsIn } from '../stated';
import type { CheckFinding } from '../table';

const columns: [keyof Amounts, string][] = [
  ['initialBudget', '年初预算数'],
  ['annualBudget', '全年预算数'],
  ['executed', '全年执行数'],
];
const MOST_DIFFERENCE = '0.01';
/** Lines that divide another line, not the total. */
const NESTED = /(中央|省级|市级|县级|区级|本级|一般公共预算|政府性基金)/;
const ADJUSTED = /(调整|追加|追减|调减|调增|压减|收回|核减|核增|统筹)/;

type Lines = CheckContext['funds']['rows'];

/** The lines without those that may divide another line; which do, forms say by 其中 or only by their names. */
function withoutParts(rows: Lines): Lines[] {
  const isNested = ({ stated }: Lines[number]) => NESTED.test(wordsIn(stated.source));
  const isPart = ({ stated }: Lines[number]) => stated.isPart === true;
  return [
    rows.filter((row) => !isNested(row)),
    rows.filter((row) => !isPart(row)),
    rows.filter((row) => !isNested(row) && !isPart(row)),
  ];
}

/** K09: 年度资金总额 is the sum of its lines, column by column. */
export function rowsSum({ table, funds }: CheckContext): CheckFinding[] {
  return columns.flatMap(([column, name]) => {
    const total = funds[column];
    const stated = table.funds[column];
    const sums = [funds.rows, ...withoutParts(funds.rows)].map((rows) => rows.flatMap((row) => row[column] ?? []));
    if (!stated || total === null || sums[0]!.length === 0) return [];
    if (sums.some((parts) => parts.length > 0 && !isAbove(distance(sumDecimals(parts), total), MOST_DIFFERENCE)))
      return [];
    const sum = sumDecimals(sums[0]!);
    const message = `${name}：年度资金总额为${total}万元，其中各行之和为${sum}万元，请核对。`;
    return [finding('K09', { place: stated.place, message, expected: sum, found: total })];
  });
}

/** K10: only the total is scored. */
export function rowScored({ table }: CheckContext): CheckFinding[] {
  return table.funds.rows.flatMap(({ source, score }) => {
    if (!score || isBlank(score)) return [];
    const message = `只有年度资金总额一行计分，${quoted(wordsIn(source))}一行不应有得分，以免重复计算，请改为“—”。`;
    return [finding('K10', { place: score.place, message, expected: '—', found: score.text })];
  });
}

/** K11: a budget that changed within the year says why. */
export function adjustmentNoted({ table, funds }: CheckContext): CheckFinding[] {
  const { initialBudget, annualBudget } = funds;
  if (initialBudget === null || annualBudget === null) return [];
  if (!isAbove(distance(initialBudget, annualBudget), MOST_DIFFERENCE)) return [];
  const texts = [table.funds.reason, table.goal.target, table.goal.actual, ...table.notes];
  if (texts.some((text) => ADJUSTED.test(wordsIn(text)))) return [];
  const message = `全年预算数${annualBudget}万元与年初预算数${initialBudget}万元不一致，请说明预算调整情况。`;
  return [
    finding('K11', {
      place: table.funds.annualBudget?.place ?? table.funds.place,
      message,
      expected: initialBudget,
      found: annualBudget,
    }),
  ];
}
