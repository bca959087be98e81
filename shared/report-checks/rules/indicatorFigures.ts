// What the text says of each indicator, held against the data: target, actual value, points and score. K35.
import { compareDecimals, plainDecimal } from '../../decimal';
import { printedUnit } from '../../indicators/units';
import type { Passage, Report, ReportData, ReportFinding, ReportIndicator } from '../types';
import { finding } from './finding';

const NUMBER = String.raw`(?<value>\d[\d,]*(?:\.\d+)?)`;

/** A figure with the words before it, and what the data has for it. */
interface Label {
  name: string;
  pattern: RegExp;
  of: (indicator: ReportIndicator) => string | null;
}

const labels: Label[] = [
  {
    name: '年度指标值',
    pattern: new RegExp(`(?:年度|年初)?(?:指标值|目标值)(?:为|是|:)?\\s*[≥≤<>=]*\\s*${NUMBER}`),
    of: ({ target }) => target,
  },
  {
    name: '实际完成值',
    pattern: new RegExp(`(?:实际)?(?:完成值|完成)(?:为|是|达到|达|:)?\\s*${NUMBER}`),
    of: ({ actual }) => actual,
  },
  { name: '完成程度', pattern: new RegExp(`(?:指标|效果)\\s*\\(${NUMBER}%\\)`), of: ({ bandPercent }) => bandPercent },
  { name: '分值', pattern: new RegExp(`(?:满分|分值)(?:为|:)?\\s*${NUMBER}\\s*分?`), of: ({ points }) => points },
  { name: '得分', pattern: new RegExp(`得分?(?:为|:)?\\s*${NUMBER}\\s*分`), of: ({ score }) => score },
];

/** K35: figures that the text gives beside an indicator's name are those of the data. */
export function indicatorFiguresAgree(report: Report, data: ReportData | null): ReportFinding[] {
  if (!data) return [];
  return report.passages.flatMap((passage) =>
    saidOf(passage.text.normalize('NFKC'), data.indicators).flatMap(({ indicator, words }) =>
      labels.flatMap((label) => disagreement(label, indicator, words, passage)),
    ),
  );
}

function disagreement({ name, pattern, of }: Label, indicator: ReportIndicator, words: string, at: Passage) {
  const match = pattern.exec(words);
  const [expected, value] = [of(indicator), match?.groups?.value?.replaceAll(',', '')];
  if (!match || !value || expected === null || compareDecimals(value, expected) === 0) return [];
  const unit =
    name === '年度指标值' || name === '实际完成值' ? printedUnit(indicator.unit) : name === '完成程度' ? '%' : '分';
  // Another measure of the same thing, as 元 beside 万元, is not compared.
  const written = words.slice(match.index + match[0].length).trimStart();
  if (unit !== '分' && unit !== '' && !written.startsWith(unit) && !match[0].endsWith(unit)) return [];
  const right = `${plainDecimal(expected)}${unit}`;
  const message = `“${indicator.name}”的${name}与数据不一致，数据为${right}。`;
  return [finding('K35', 'error', at, message, { quote: match[0], expected: right, found: `${value}${unit}` })];
}

interface Said {
  indicator: ReportIndicator;
  /** from behind the name to the next name or the end of the sentence */
  words: string;
}

/** What a text says of each indicator it names. A longer name counts before a shorter one within it. */
function saidOf(text: string, indicators: ReportIndicator[]): Said[] {
  const found = indicators
    .flatMap((indicator) => placesOf(indicator.name.normalize('NFKC'), text).map((at) => ({ indicator, ...at })))
    .filter(
      (one, _, all) =>
        !all.some(
          (other) =>
            other !== one &&
            other.start <= one.start &&
            other.end >= one.end &&
            other.end - other.start > one.end - one.start,
        ),
    )
    .sort((a, b) => a.start - b.start);
  return found.map(({ indicator, end }, index) => {
    const rest = text.slice(end, found[index + 1]?.start);
    return { indicator, words: rest.split(/[。;]/)[0]! };
  });
}

function placesOf(name: string, text: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  if (name === '') return places;
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length))
    places.push({ start, end: start + name.length });
  return places;
}
