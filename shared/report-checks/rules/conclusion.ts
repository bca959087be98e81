// The conclusion: grade, score, and whether one carries the other. K35, K36, K41.
import { getProfile } from '../../scoring/profiles';
import { gradeOf } from '../../scoring/grade';
import { roundHalfUp } from '../../decimal';
import { bodyOf, sectionsAbout } from '../parseReport';
import { grades, totals } from '../figures';
import type { Report, ReportData, ReportFinding } from '../types';
import { finding, matching } from './finding';

/** K36: a grade stands on a total, and is the grade of that total. */
export function gradeFitsTotal(report: Report): ReportFinding[] {
  const all = totals(report);
  return grades(report).flatMap(({ value, quote, place, at: position }) => {
    const at = { text: quote, place };
    // Of several totals the one told last before it, in the same passage.
    const total = all.findLast((one) => one.place === place && one.at < position) ?? all[0];
    if (!total) return [finding('K36', 'error', at, `评为“${value}”，但没有总分，看不出等级怎样得来，请写明总分。`)];
    const expected = gradeOf(roundHalfUp(total.value), getProfile('national-2020'));
    if (expected === value) return [];
    return [finding('K36', 'error', at, `总分${total.value}分的等级应为“${expected}”。`, { expected, found: value })];
  });
}

/** K36: who says that points were given shows points. */
export function scoresShown(report: Report): ReportFinding[] {
  const shown = report.passages.some(({ text }) => /\d+(?:\.\d+)?\s*分/.test(text));
  const tabled = report.tables.some(({ head }) => head.some(({ text }) => /得分/.test(text)));
  if (shown || tabled) return [];
  return matching(report.passages, /定量评分|进行评分|打分/).map(({ passage, quote }) =>
    finding('K36', 'error', passage, '说明进行了评分，但全文没有分值和得分，请附评分表。', { quote }),
  );
}

/** K41: an opinion that is announced is given. */
export function opinionGiven(report: Report): ReportFinding[] {
  const announced = matching(report.passages, /出具(?:了)?评价意见/);
  const given = report.passages.some(({ text }) => /评价意见[:：]/.test(text));
  if (given) return [];
  return announced.map(({ passage, quote }) =>
    finding('K41', 'warning', passage, '提到出具评价意见，但没有写出意见内容。', { quote }),
  );
}

/** K35: total and grade of the text are those of the data. */
export function conclusionAgreesWithData(report: Report, data: ReportData | null): ReportFinding[] {
  if (!data) return [];
  const wrongTotals = totals(report).filter(
    ({ value }) => data.total === null || roundHalfUp(value) !== roundHalfUp(data.total),
  );
  const wrongGrades = grades(report).filter(({ value }) => value !== data.grade);
  const expect = (value: string | null, unit: string) =>
    value === null ? '没有结论（数据不完整）' : `${value}${unit}`;
  return [
    ...wrongTotals.map(({ value, quote, place }) =>
      finding('K35', 'error', { text: quote, place }, `总分与数据不一致，数据为${expect(data.total, '分')}。`, {
        expected: data.total,
        found: value,
      }),
    ),
    ...wrongGrades.map(({ value, quote, place }) =>
      finding('K35', 'error', { text: quote, place }, `等级与数据不一致，数据为${expect(data.grade, '')}。`, {
        expected: data.grade,
        found: value,
      }),
    ),
  ];
}

/** K41: the conclusion says something. */
export function conclusionNotEmpty(report: Report): ReportFinding[] {
  return sectionsAbout(report, '评价结论')
    .filter((section) => section.level === 2 && bodyOf(section).length === 0)
    .map((section) => finding('K41', 'warning', { text: section.title, place: section.place }, '“评价结论”没有内容。'));
}
