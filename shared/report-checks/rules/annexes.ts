// Annexes: cited by the number they carry. K37.
import type { Passage, Report, ReportFinding } from '../types';
import { finding } from './finding';

const CITED = /附[表件]\s*(\d+(?:[-－—–]\d+)?)/g;

const numberOf = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[－—–]/g, '-')
    .replace(/\s+/g, '');

/** K37: every 附表 that is cited exists, and every one that exists is cited, by the same number. */
export function annexesAgree(report: Report): ReportFinding[] {
  const headings = headingsOf(report);
  const existing = new Set([...headings.map(({ text }) => numberOf(text)), ...listedAnnexes(report)]);
  const cited = report.passages
    .filter((passage) => !headings.includes(passage) && passage !== report.passages[0])
    .flatMap((passage) =>
      [...passage.text.matchAll(CITED)].map(([quote]) => ({ passage, quote, number: numberOf(quote) })),
    );
  const citedNumbers = new Set(cited.map(({ number }) => number));
  const known = [...existing].join('、') || null;
  return [
    ...cited
      .filter(({ number }) => !existing.has(number))
      .map(({ passage, quote, number }) =>
        finding('K37', 'error', passage, notThere(number, known), {
          quote,
          expected: known,
          found: number,
        }),
      ),
    ...headings
      .filter(({ text }) => !citedNumbers.has(numberOf(text)))
      .map((passage) => finding('K37', 'error', passage, `“${numberOf(passage.text)}”没有在正文中引用，请统一编号。`)),
  ];
}

const notThere = (number: string, known: string | null) =>
  known === null
    ? `引用了“${number}”，但文后没有附表、附件，请附上或更正编号。`
    : `引用了“${number}”，但文后的附表是“${known}”，请统一编号。`;

/** 附件：1.自评表, and the numbered lines below it: annexes that are handed in beside the report. */
function listedAnnexes(report: Report): string[] {
  const start = report.passages.findIndex(({ text }) => /^附[件表]\s*[:：]/.test(text));
  if (start < 0) return [];
  const [first, ...rest] = report.passages.slice(start).map(({ text }) => text.replace(/^附[件表]\s*[:：]\s*/, ''));
  const end = rest.findIndex((text) => !/^\d+\s*[.．、]/.test(text));
  const numbers = [first!, ...rest.slice(0, end < 0 ? undefined : end)].map(
    (text) => /^(\d+)\s*[.．、]/.exec(text)?.[1],
  );
  return numbers.flatMap((number) => (number === undefined ? [] : [`附件${number}`, `附表${number}`]));
}

/** K37: 附表说明 without a number promises a table; it must be there. */
export function promisedTableThere(report: Report): ReportFinding[] {
  const promising = report.sections.filter(({ title }) => title.includes('附表说明'));
  const hasIndicatorTable = report.tables.some(({ head }) => head.some(({ text }) => /三级指标|指标体系/.test(text)));
  if (hasIndicatorTable) return [];
  return promising.map((section) => {
    const at = { text: section.title, place: section.place };
    return finding('K37', 'warning', at, '标题写有“附表说明”，但文后没有评价指标体系表。');
  });
}

/** The line of its own above a table. The first line of a file (附件3) names the file itself. */
function headingsOf(report: Report): Passage[] {
  return report.tables.flatMap(({ annex }) => (annex && annex !== report.passages[0] ? [annex] : []));
}
