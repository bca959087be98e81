// The completion checklist (绩效目标完成清单): what was set, and what is said about it. K13–K16, K23, K30, K35, K42.
import type { Passage, Report, ReportFinding, Table } from '../types';
import { finding } from './finding';

interface ChecklistRow {
  set: Passage;
  done: Passage;
}

const TARGET_SIGN = /[≥≤＞＜><]\s*=?\s*\d/;
const MEASURE_NAME = /([\u4e00-\u9fa5]{2,14}?(?:率|频率|满意度))(?:[≥≤＞＜><=＝]|\d)/g;
const AIM = /^(?:保障|确保|提高|提升|促进|加强|推进|完善|规范)/;
/** The three levels of a qualitative indicator are the same words in every row. */
const BAND = /^(?:达成|部分达成|未达成)/;
const SCORED = /得\d+(?:\.\d+)?分/;
const SAME_LENGTH = 8;

/** Rows of checklists: tables that say what was set and what was done. The score table has checks of its own. */
function checklistRows(report: Report): ChecklistRow[] {
  return report.tables.flatMap((table) => {
    const set = columnOf(table, /目标设定/);
    const done = columnOf(table, /目标完成/);
    return set < 0 || done < 0 ? [] : table.rows.map((row) => ({ set: row[set]!, done: row[done]! }));
  });
}

const columnOf = (table: Table, heading: RegExp) => table.head.findIndex(({ text }) => heading.test(text));

/** K15: a target with its sign is no result. */
export function resultsAreNotTargets(report: Report): ReportFinding[] {
  return checklistRows(report)
    .filter(({ done }) => TARGET_SIGN.test(done.text))
    .map(({ done }) =>
      finding('K15', 'error', done, '完成情况写的是目标（带比较符号），不是实际完成值，请写实际测得的数。'),
    );
}

/** K13: a number that was set is answered with a number. */
export function numbersAreAnswered(report: Report): ReportFinding[] {
  return checklistRows(report)
    .filter(
      ({ set, done }) => /\d+\s*(?:个|套|台|家|次|人|处)/.test(set.text) && done.text !== '' && !/\d/.test(done.text),
    )
    .map(({ done }) => finding('K13', 'warning', done, '设定的是数量，完成情况没有写数量，请写实际完成多少。'));
}

/** K14, K16: a result has a target beside it. */
export function resultsHaveTargets(report: Report): ReportFinding[] {
  return checklistRows(report)
    .filter(
      ({ set, done }) =>
        /\d+(?:\.\d+)?\s*[%％]/.test(done.text) && !TARGET_SIGN.test(done.text) && !/\d/.test(set.text),
    )
    .flatMap(({ set, done }) => [
      finding('K14', 'error', set, '完成情况有数字，设定情况没有指标值，无法判断是否完成，请补充年度指标值。'),
      finding('K16', 'warning', done, '指标名称和数值写在完成情况里，请把指标和指标值写到设定情况。'),
    ]);
}

/** K23: an aim is no account of what was done. */
export function resultsAreFacts(report: Report): ReportFinding[] {
  return checklistRows(report)
    .filter(({ done }) => AIM.test(done.text) && !/\d|已|达成|完成/.test(done.text))
    .map(({ done }) => finding('K23', 'warning', done, '这里写的是目的，不是完成情况，请写做了什么、达到什么程度。'));
}

/** K35: the answer is about what was asked. */
export function resultsAnswerTheirRow(report: Report): ReportFinding[] {
  return checklistRows(report).flatMap(({ set, done }) => {
    const asked = /([\u4e00-\u9fa5]{2,14}(?:率|频率|满意度))$/.exec(set.text)?.[1];
    const answered = [...done.text.matchAll(MEASURE_NAME)].map(([, name]) => name!);
    if (!asked || answered.length === 0 || answered.some((name) => name.includes(asked) || asked.includes(name)))
      return [];
    return [
      finding('K35', 'error', done, `这一行问的是“${asked}”，回答的是“${answered.join('、')}”，请对应填写。`, {
        expected: asked,
        found: answered.join('、'),
      }),
    ];
  });
}

/** K30: one answer given in two rows. */
export function resultsNotRepeated(report: Report): ReportFinding[] {
  const rows = checklistRows(report).filter(
    ({ done }) => bare(done.text).length >= SAME_LENGTH && !BAND.test(done.text) && !SCORED.test(done.text),
  );
  return rows.flatMap(({ done }, index) => {
    const earlier = rows.slice(0, index).find((row) => sharesMost(row.done.text, done.text));
    if (!earlier) return [];
    return [
      finding('K30', 'warning', done, `与${earlier.done.place}的完成情况重复，请分别填写。`, {
        found: earlier.done.text,
      }),
    ];
  });
}

/** K42: a row that was announced and left empty. */
export function resultsNotEmpty(report: Report): ReportFinding[] {
  return checklistRows(report)
    .filter(({ set, done }) => set.text !== '' && done.text === '')
    .map(({ set, done }) =>
      finding('K42', 'error', { ...done, text: set.text }, `“${set.text}”没有填写完成情况。`, { found: '空白' }),
    );
}

const bare = (text: string) => text.replace(/[，。、；：\s]/g, '');

/** One holds the other, or they share most of the shorter one in a piece. */
function sharesMost(one: string, other: string): boolean {
  const [short, long] = [bare(one), bare(other)].sort((a, b) => a.length - b.length) as [string, string];
  const needed = Math.max(SAME_LENGTH, Math.ceil(short.length * 0.6));
  for (let start = 0; start + needed <= short.length; start += 1)
    if (long.includes(short.slice(start, start + needed))) return true;
  return false;
}
