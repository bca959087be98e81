// How many indicators there are, how many earned full points, and what their points come to. K35.
import { compareDecimals, plainDecimal, sumDecimals } from '../../decimal';
import { figures } from '../figures';
import type { Report, ReportData, ReportFinding, ReportIndicator } from '../types';
import { finding } from './finding';

const COUNT = String.raw`(?<value>\d+)\s*项`;
const POINTS = String.raw`(?<value>\d+(?:\.\d+)?)\s*分`;

interface Counted {
  name: string;
  pattern: RegExp;
  right: string;
  unit: '项' | '分';
}

/** K35: counts and sums of points in the text are those of the data. */
export function countsAgree(report: Report, data: ReportData | null): ReportFinding[] {
  if (!data || data.indicators.length === 0) return [];
  return [...overall(data), ...levels(data)].flatMap(({ name, pattern, right, unit }) =>
    figures(report, pattern)
      .filter(({ value }) => compareDecimals(value, right) !== 0)
      .map(({ value, quote, place }) =>
        finding('K35', 'error', { text: quote, place }, `${name}与数据不一致，数据为${right}${unit}。`, {
          expected: `${right}${unit}`,
          found: `${value}${unit}`,
        }),
      ),
  );
}

function overall({ indicators, fundsPoints, fundsScore, total }: ReportData): Counted[] {
  const count = (name: string, pattern: string, rows: ReportIndicator[]): Counted => {
    return { name, pattern: new RegExp(pattern, 'g'), right: String(rows.length), unit: '项' };
  };
  const points = (name: string, pattern: string, right: string | null): Counted[] =>
    right === null ? [] : [{ name, pattern: new RegExp(pattern, 'g'), right: plainDecimal(right), unit: '分' }];
  const sum = sumOf(indicators, 'points');
  const full = sum === null || fundsPoints === null ? null : sumDecimals([sum, fundsPoints]);
  return [
    count('绩效指标的项数', `${COUNT}绩效指标`, indicators),
    count('绩效指标的项数', `(?:设定|共设|设置)(?:了)?绩效指标\\s*${COUNT}`, indicators),
    count(
      '定量指标的项数',
      `定量指标\\s*${COUNT}`,
      indicators.filter(({ kind }) => kind === 'quantitative'),
    ),
    count(
      '定性指标的项数',
      `定性指标\\s*${COUNT}`,
      indicators.filter(({ kind }) => kind === 'qualitative'),
    ),
    ...points('预算执行率的得分', `预算执行率得\\s*${POINTS}`, fundsScore),
    ...points(
      '预算执行率的分值',
      `预算执行率(?:得\\s*[\\d.]+\\s*分\\s*\\(满分|)\\s*${POINTS}(?=[\\),、;。])`,
      fundsPoints,
    ),
    ...points('绩效指标的得分', `绩效指标(?:共|合计)?得(?:分)?\\s*${POINTS}`, sumOf(indicators, 'score')),
    ...points('绩效指标的分值', `绩效指标(?:共|合计)?得(?:分)?\\s*[\\d.]+\\s*分\\s*\\(满分\\s*${POINTS}`, sum),
    ...points('总分的满分', `总分\\s*[\\d.]+\\s*分\\s*\\(满分\\s*${POINTS}`, total === null ? null : full),
  ];
}

/** 产出指标9项50分, 效益指标3项; under the heading of a level: 共9项，满分50分，9项得满分. */
function levels({ indicators }: ReportData): Counted[] {
  return [...new Set(indicators.map(({ level1 }) => level1))].filter(Boolean).flatMap((level) => {
    const rows = indicators.filter(({ level1 }) => level1 === level);
    const sum = sumOf(rows, 'points');
    const right = String(rows.length);
    const name = level.normalize('NFKC');
    return [
      { name: `${level}的项数`, pattern: new RegExp(`${name}\\s*${COUNT}`, 'g'), right, unit: '项' as const },
      ...(sum === null
        ? []
        : [
            {
              name: `${level}的分值`,
              pattern: new RegExp(`${name}\\s*\\d+\\s*项\\s*${POINTS}`, 'g'),
              right: sum,
              unit: '分' as const,
            },
          ]),
    ];
  });
}

function sumOf(rows: ReportIndicator[], column: 'points' | 'score'): string | null {
  const values = rows.map((row) => row[column]);
  return values.includes(null) ? null : sumDecimals(values as string[]);
}
