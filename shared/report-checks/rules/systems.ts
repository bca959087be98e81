// How many systems, and which: one number and one list throughout. K35.
import { systemCounts } from '../figures';
import type { Passage, Report, ReportFinding } from '../types';
import { finding } from './finding';

const NAME = String.raw`[\u4e00-\u9fa5]{2,20}?(?:系统|平台)`;
const LIST = new RegExp(`${NAME}(?:[、和及]${NAME})+`, 'g');
const COUNTED = /((?:[\u4e00-\u9fa5]{2,20}、)*[\u4e00-\u9fa5]{3,20}?)等\s*\d+\s*个系统/g;

/** K35: the counts of systems in text and tables are one and the same. */
export function systemCountsAgree(report: Report): ReportFinding[] {
  const counts = systemCounts(report);
  const values = [...new Set(counts.map(({ value }) => value))];
  const listed = longestList(report)?.names.length ?? null;
  if (values.length <= 1 && (listed === null || values.length === 0 || Number(values[0]) === listed)) return [];
  const all = values.map((value) => `${value}个`).join('、');
  const named = listed === null ? '' : `，写明名称的有${listed}个`;
  return counts.map(({ value, quote, place }) =>
    finding('K35', 'error', { text: quote, place }, `系统个数前后不一致：全文有${all}${named}，请按同一份清单统一。`, {
      expected: listed === null ? null : `${listed}个`,
      found: `${value}个`,
    }),
  );
}

/** K35: systems named beside a count are in the list of systems. */
export function systemNamesAgree(report: Report): ReportFinding[] {
  const list = longestList(report);
  if (!list) return [];
  return report.passages
    .filter((passage) => passage !== list.passage)
    .flatMap((passage) =>
      namesBesideCount(passage)
        .filter((name) => !list.names.includes(name))
        .map((name) =>
          finding(
            'K35',
            'warning',
            passage,
            `“${name}”不在${list.passage.place}列出的系统清单中，请统一名称或补入清单。`,
            {
              quote: name,
            },
          ),
        ),
    );
}

function namesBesideCount({ text }: Passage): string[] {
  return [...text.matchAll(COUNTED)].flatMap(([, names]) => names!.split('、'));
}

/** The last two names are often joined by 和. */
const namesOf = (list: string) => list.replace(/(系统|平台)[和及]/g, '$1、').split('、');

/** The longest enumeration of systems in one passage. */
function longestList(report: Report): { passage: Passage; names: string[] } | null {
  const lists = report.passages.flatMap((passage) =>
    [...passage.text.matchAll(LIST)].map(([list]) => ({ passage, names: namesOf(list) })),
  );
  return lists.filter(({ names }) => names.length >= 3).sort((a, b) => b.names.length - a.names.length)[0] ?? null;
}
