// The rows of a report's tables, held against the data: 项目资金, 绩效指标 and 总分. K35.
import { compareDecimals, isDecimal, percentOf, plainDecimal, sumDecimals } from '../../decimal';
import { printedUnit } from '../../indicators/units';
import type { Passage, Report, ReportData, ReportFinding, ReportFundsRow, ReportIndicator } from '../types';
import { finding } from './finding';

/** What the heads of a table name, by what stands in the data; null where the data has nothing to compare. */
type Row = Record<string, string | null>;

/** K35: figures in the tables are those of the data, each told with its cell. */
export function tableRowsAgree(report: Report, data: ReportData | null): ReportFinding[] {
  if (!data) return [];
  let heads: Passage[] = [];
  return report.tables
    .flatMap(({ head, rows }) => [head, ...rows])
    .flatMap((cells) => {
      if (cells.some(({ text }) => /^(得分|全年执行数.*|三级指标)$/.test(wordsOf(text)))) heads = cells;
      const known = rowFor(cells, data);
      return known && cells.length === heads.length ? compared(cells, heads, known) : [];
    });
}

/** Text without blanks, marks of the demo and width. */
const wordsOf = (text: string) => text.normalize('NFKC').replace(/【[^】]*】|\s+/g, '');

function rowFor(cells: Passage[], data: ReportData): { name: string; values: Row } | null {
  const words = cells.map(({ text }) => wordsOf(text));
  const indicator = data.indicators.find(({ name }) => words.includes(wordsOf(name)));
  if (indicator) return { name: indicator.name, values: indicatorRow(indicator) };
  if (words.some((one) => /^(年度)?资金总额$/.test(one)))
    return { name: '年度资金总额', values: moneyRow({ source: '', ...totals(data) }, data) };
  const source = data.fundsRows.find((row) => words.some((one) => one.replace(/^其中:/, '') === wordsOf(row.source)));
  if (source) return { name: source.source, values: moneyRow(source, null) };
  // A source that the data does not have brought nothing.
  const other = data.fundsRows.length > 0 && words.find((one) => OTHER_SOURCE.test(one));
  return other ? { name: other, values: moneyRow(nothing, null) } : null;
}

const OTHER_SOURCE = /^(其中:)?(当年|本年|上年|其他)(财政拨款|结转资金|结转结余|资金)$/;
const nothing: ReportFundsRow = { source: '', initialBudget: '0', annualBudget: '0', executed: '0' };

const totals = ({ initialBudget, annualBudget, executed }: ReportData) => ({
  initialBudget: initialBudget ?? annualBudget,
  annualBudget,
  executed,
});

const indicatorRow = ({ target, actual, points, score }: ReportIndicator): Row => ({
  年度指标值: target,
  实际完成值: actual,
  分值: points,
  得分: score,
});

/** Only the whole of the money has points. */
function moneyRow({ initialBudget, annualBudget, executed }: ReportFundsRow, scored: ReportData | null): Row {
  return {
    年初预算数: initialBudget,
    全年预算数: annualBudget,
    全年执行数: executed,
    执行率: scored?.ratePercent ?? percentOf(executed, annualBudget),
    分值: scored?.fundsPoints ?? null,
    得分: scored?.fundsScore ?? null,
  };
}

function compared(
  cells: Passage[],
  heads: Passage[],
  { name, values }: { name: string; values: Row },
): ReportFinding[] {
  return cells.flatMap((cell, column) => {
    const head = wordsOf(heads[column]!.text).replace(/\([^)]*\)/g, '');
    const expected = values[head] ?? null;
    const found = /^[≥≤<>=]?(\d[\d,]*(?:\.\d+)?)/.exec(wordsOf(cell.text))?.[1]?.replaceAll(',', '');
    if (expected === null || found === undefined || compareDecimals(found, expected) === 0) return [];
    const right = plainDecimal(expected);
    const message = `“${name}”的${head}与数据不一致，数据为${right}。`;
    return [finding('K35', 'error', cell, message, { expected: right, found })];
  });
}

/** K35: the row of the total carries the full points and the total, and no other figure. */
export function totalRowAgrees(report: Report, data: ReportData | null): ReportFinding[] {
  const known = data && fullAndTotal(data);
  if (!known) return [];
  return report.tables
    .flatMap(({ head, rows }) => [head, ...rows])
    .filter((cells) => cells.some(({ text }) => /^(总分|总计|合计)$/.test(wordsOf(text))))
    .flatMap((cells) => cells.filter(({ text }) => isDecimal(wordsOf(text))))
    .filter(({ text }) => known.every((one) => compareDecimals(one, wordsOf(text)) !== 0))
    .map((cell) =>
      finding('K35', 'error', cell, `总分一行与数据不一致，数据为分值${known[0]}、得分${known[1]}。`, {
        expected: known.join('、'),
        found: wordsOf(cell.text),
      }),
    );
}

function fullAndTotal({ total, fundsPoints, indicators }: ReportData): string[] | null {
  const points = [fundsPoints, ...indicators.map((one) => one.points)];
  return total === null || points.includes(null) ? null : [sumDecimals(points as string[]), total];
}

/** K35: in a checklist the cell beside an indicator begins with its actual value and ends with its score. */
export function checklistAgrees(report: Report, data: ReportData | null): ReportFinding[] {
  if (!data) return [];
  return report.tables
    .flatMap(({ rows }) => rows)
    .flatMap((cells) => {
      const at = cells.findIndex(({ text }) => /年度指标值/.test(text));
      const [said, answer] = [wordsOf(cells[at]?.text ?? ''), cells[at + 1]];
      const indicator = data.indicators.find(({ name }) => name !== '' && said.includes(wordsOf(name)));
      return indicator && answer ? answerOf(indicator, answer) : [];
    });
}

function answerOf({ name, actual, score, unit }: ReportIndicator, cell: Passage): ReportFinding[] {
  const words = wordsOf(cell.text);
  const figures: [head: string, found: string | undefined, expected: string | null][] = [
    ['实际完成值', new RegExp(`^(\\d+(?:\\.\\d+)?)${printedUnit(unit)}`).exec(words)?.[1], actual],
    ['得分', /得(\d+(?:\.\d+)?)分/.exec(words)?.[1], score],
  ];
  return figures.flatMap(([head, found, expected]) => {
    if (found === undefined || expected === null || compareDecimals(found, expected) === 0) return [];
    const message = `“${name}”的${head}与数据不一致，数据为${plainDecimal(expected)}。`;
    return [finding('K35', 'error', cell, message, { expected, found })];
  });
}
