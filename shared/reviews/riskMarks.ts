// 风险提示: why a submission, or a row of it, deserves a reviewer's look, so that the rest may be passed over. Product rules
// (产品默认规则); pure, and asked by the list, the page of a task and the batch alike.
import { compareDecimals, roundHalfUp, subtractDecimals } from '../decimal';
import type { Finding } from '../scoring/types';
import { headNames } from './differences';
import { groupBy } from '../groupBy';

const riskLabels = {
  'no-score': '没有得分',
  'missed-without-reason': '未达标，没有写原因',
  'unchanged-since-return': '退回后没有改',
  'changed-since-return': '退回后改过',
  'same-as-last-year': '文字和上年相同',
  'low-total': '总分低于60分',
  finding: '检查提示',
  assumed: '用了演示假设',
  'full-without-evidence': '满分，没有佐证材料',
  'points-lost': '扣分',
} as const;

export type RiskCode = keyof typeof riskLabels;

/** What the checks most often say, short; the others are told as 检查提示. Numbers as in evaluation-rules §12. */
const checkLabels: Readonly<Record<string, string>> = {
  K07: '支出超过预算',
  K11: '预算有调整，没有说明',
  K20: '满分却写了偏差原因',
  K21: '完成值远超指标值',
  K43: '绩效快于资金执行',
  K44: '成本和执行数不一致',
  K45: '没有写调查依据',
  K46: '执行率低，指标却全部满分',
  'evidence-missing': '缺佐证材料',
};

/** Each row without evidence is marked itself. */
const TOLD_BY_ROWS = 'evidence-advised';
/** Where nobody hands in evidence, nothing would ever be clean. */
const MISSING = 'evidence-missing';

/** Common, and about what supports a result rather than about the result: no reason to keep it from the batch. */
const ONLY_NOTED = new Set(['K43', 'K45']);

export interface RiskMark {
  code: RiskCode;
  /** `sheet`, `funds`, `goal`, or the id of a row */
  place: string;
  /** whose mark it is, e.g. 系统功能达标率 */
  name: string;
  /** which kind it is in a few words; marks with the same are told together */
  label: string;
  /** what is to be looked at, in one sentence */
  text: string;
  /** `look`: somebody should read it before approving. `note`: good to know, in nobody's way */
  weight: 'look' | 'note';
}

/** A row with all that its marks come from; values in official words. */
export interface RiskyRow {
  id: string;
  name: string;
  points: string;
  score: string | null;
  actual: string;
  deviationReason: string;
  correctiveMeasure: string;
  /** what is lost was taken off by reviewers: no filler's to explain */
  lostByDeductions: boolean;
  assumed: boolean;
  evidenceCount: number;
  /** the latest return that named the row: why, and what stood there then; null: never returned */
  returned: { reason: string; was: string | null } | null;
  lastYear: { deviationReason: string; correctiveMeasure: string } | null;
}

export interface RiskySheet {
  total: string | null;
  goalActual: string;
  lastYearGoal: string | null;
  /** whether evidence (佐证材料) is collected in the campaign: then a full score without any deserves a look */
  evidenceExpected: boolean;
  findings: readonly Finding[];
  rows: readonly RiskyRow[];
}

const LOW_TOTAL = '60';
/** Shorter texts are alike by chance: 无, 已完成. */
const LONG_ENOUGH = 10;

/** Every mark of a submission: the sheet's own first, then row by row, what needs a look before what is only noted. */
export function riskMarks(sheet: RiskySheet): RiskMark[] {
  const marks = [...sheetMarks(sheet), ...sheet.rows.flatMap((row) => rowMarks(row, sheet))];
  return [...marks.filter(({ weight }) => weight === 'look'), ...marks.filter(({ weight }) => weight === 'note')];
}

/** Whether nothing needs a look, so that it may be ticked for approving together. */
export const isClean = (marks: readonly Pick<RiskMark, 'weight'>[]): boolean =>
  marks.every(({ weight }) => weight === 'note');

function sheetMarks(sheet: RiskySheet): RiskMark[] {
  const { total, goalActual, lastYearGoal } = sheet;
  const low = total !== null && compareDecimals(total, LOW_TOTAL) < 0;
  return [
    ...when(low, {
      code: 'low-total',
      place: 'sheet',
      name: '总分',
      text: `总分 ${total} 分，低于60分。`,
      weight: 'look',
    }),
    ...when(isRepeated(goalActual, lastYearGoal), {
      ...sameText('实际完成情况'),
      place: 'goal',
      name: headNames.goal,
    }),
    ...(['goal', 'funds'] as const).flatMap((place) => findingMarks(sheet, place, headNames[place])),
  ];
}

function rowMarks(row: RiskyRow, sheet: RiskySheet): RiskMark[] {
  const about = { place: row.id, name: row.name };
  const lost = row.score === null ? '0' : subtractDecimals(row.points, row.score);
  const isShort = compareDecimals(lost, '0') > 0;
  const isExplained = row.deviationReason !== '' || row.lostByDeductions;
  const isFull = row.score !== null && !isShort && compareDecimals(row.points, '0') > 0;
  return [
    ...when(row.score === null, { ...about, code: 'no-score', text: '没有得分。', weight: 'look' }),
    ...when(isShort && !isExplained, {
      ...about,
      code: 'missed-without-reason',
      text: `扣 ${roundHalfUp(lost)} 分，没有写偏差原因。`,
      weight: 'look',
    }),
    ...returnMarks(row),
    ...(['deviationReason', 'correctiveMeasure'] as const).flatMap((field) =>
      when(isRepeated(row[field], row.lastYear?.[field]), {
        ...about,
        ...sameText(field === 'deviationReason' ? '偏差原因' : '改进措施'),
      }),
    ),
    ...findingMarks(sheet, row.id, row.name),
    ...when(row.assumed, { ...about, code: 'assumed', text: '完成值是演示假设。', weight: 'look' }),
    ...when(isFull && row.evidenceCount === 0, {
      ...about,
      code: 'full-without-evidence',
      text: '得了满分，没有佐证材料。',
      weight: sheet.evidenceExpected ? 'look' : 'note',
    }),
    ...when(isShort && isExplained, {
      ...about,
      code: 'points-lost',
      text: `扣 ${roundHalfUp(lost)} 分。`,
      weight: 'note',
    }),
  ];
}

/** What was asked for when the row was returned, and whether its value changed since. */
function returnMarks({ id, name, returned, actual }: RiskyRow): RiskMark[] {
  if (!returned) return [];
  const unchanged = returned.was === actual;
  const change =
    returned.was === null
      ? ''
      : unchanged
        ? `完成值没有改，仍是 ${actual || '空白'}。`
        : `完成值由 ${returned.was || '空白'} 改为 ${actual || '空白'}。`;
  const code = unchanged ? 'unchanged-since-return' : 'changed-since-return';
  return [
    { code, place: id, name, label: riskLabels[code], text: `${change}曾退回：${returned.reason}`, weight: 'look' },
  ];
}

type MarkedFindings = Pick<RiskySheet, 'findings' | 'evidenceExpected'>;

/** How an indicator is set is not the filler's doing, and told to the admin. */
function findingMarks({ findings, evidenceExpected }: MarkedFindings, place: string, name: string): RiskMark[] {
  return findings
    .filter((finding) => finding.place === place && !finding.forAdmin && finding.code !== TOLD_BY_ROWS)
    .map(({ message, severity, code, check = code }) => ({
      code: 'finding',
      place,
      name,
      label: checkLabels[check] ?? riskLabels.finding,
      text: message,
      weight:
        severity === 'info' || ONLY_NOTED.has(check) || (check === MISSING && !evidenceExpected) ? 'note' : 'look',
    }));
}

const sameText = (label: string) => ({
  code: 'same-as-last-year' as const,
  text: `${label}和上年一字不差。`,
  weight: 'look' as const,
});

function isRepeated(text: string, earlier: string | null | undefined): boolean {
  const plain = (words: string) => words.replace(/\s+/g, '');
  return [...plain(text)].length >= LONG_ENOUGH && plain(text) === plain(earlier ?? '');
}

const when = (holds: boolean, mark: Omit<RiskMark, 'label'>): RiskMark[] =>
  holds ? [{ ...mark, label: riskLabels[mark.code] }] : [];

export interface RiskSummary {
  code: RiskCode;
  weight: RiskMark['weight'];
  label: string;
  /** e.g. 满分，没有佐证材料 3 项 */
  text: string;
}

/** Marks of one kind in one line, for a list: what needs a look first. */
export function summariseRisks(marks: readonly RiskMark[]): RiskSummary[] {
  const kinds = groupBy(marks, ({ weight, label }) => `${weight} ${label}`);
  return [...kinds.values()].map((same) => {
    const [{ code, weight, name, label }] = same;
    const places = new Set(same.map(({ place }) => place)).size;
    if (code === 'low-total') return { code, weight, label, text: label };
    return { code, weight, label, text: places > 1 ? `${label} ${places} 项` : `${label}：${name}` };
  });
}
