// Several experts judge one row: their sheets are read apart, and only sound ones become a score.
import { compareDecimals, differenceOf, isDecimal, plainDecimal, proportion, sumDecimals } from '../../decimal';
import { explained } from '../explained';
import type { RowProblem, RowScore } from '../types';
import type { ExpertRule } from './profiles';
import type { ExpertSheet, FrameworkRow } from './types';

/** One expert's score of a row, exact. */
interface ExpertScore {
  expert: string;
  score: string;
}

/** What the experts gave a row, or why that cannot be counted. */
interface ExpertScores {
  /** highest first, then by name, whatever the order of the sheets */
  given: ExpertScore[];
  problems: RowProblem[];
}

const MOST_DIGITS = 18;

/**
 * The experts' scores of one row. A score that is blank, no number, outside 0 to the points or too finely divided is a
 * problem that names expert and row; so are two sheets of one expert. Its field is the expert's name.
 */
export function readExpertScores(row: FrameworkRow, sheets: ExpertSheet[], rule: ExpertRule): ExpertScores {
  const given: ExpertScore[] = [];
  const problems: RowProblem[] = [];
  const seen = new Set<string>();
  for (const sheet of sheets) {
    const expert = sheet.expert.trim();
    const problem = seen.has(expert) ? duplicate(expert, row) : scoreProblem(expert, sheet.scores[row.id], row, rule);
    seen.add(expert);
    if (problem) problems.push(problem);
    else given.push({ expert, score: plainDecimal(sheet.scores[row.id]!.trim()) });
  }
  given.sort((a, b) => compareDecimals(b.score, a.score) || (a.expert < b.expert ? -1 : 1));
  return { given, problems };
}

const duplicate = (expert: string, { name }: FrameworkRow): RowProblem => ({
  field: expert,
  code: 'expert-duplicate',
  message: `“${expert}”对“${name}”有两份评分，请只保留一份。`,
});

function scoreProblem(
  expert: string,
  written: string | undefined,
  { name, points }: FrameworkRow,
  { mostDecimals }: ExpertRule,
): RowProblem | null {
  const text = written?.trim() ?? '';
  const who = `“${expert}”对“${name}”的评分`;
  const at = (code: string, message: string) => ({ field: expert, code, message });
  if (expert === '') return at('expert-unnamed', `“${name}”有一份评分没有写专家姓名，请补充。`);
  if (text === '') return at('expert-score-missing', `“${expert}”没有给“${name}”评分，请补评。`);
  if (!isDecimal(text) || text.replace(/\D/g, '').length > MOST_DIGITS)
    return at('expert-score-unreadable', `${who}“${text.slice(0, MOST_DIGITS)}”不是数字，请更正。`);
  if (compareDecimals(text, '0') < 0 || compareDecimals(text, points) > 0)
    return at('expert-score-out-of-range', `${who}${text}不在0～${plainDecimal(points)}分之间，请更正。`);
  if ((plainDecimal(text).split('.')[1]?.length ?? 0) <= mostDecimals) return null;
  return at('expert-score-too-fine', `${who}${text}超过${mostDecimals}位小数，请更正。`);
}

/** Why sound scores still give no result: too few of them. The field is `experts`. */
function tooFew(row: FrameworkRow, count: number, { least, allowsFewer }: ExpertRule): RowProblem | null {
  if (count >= least || (allowsFewer && count > 0)) return null;
  const message = `“${row.name}”只有${count}名专家评分，至少需要${least}名，请补充专家评分。`;
  return { field: 'experts', code: 'experts-too-few', message };
}

/** Highest less lowest. */
export const spreadOf = (given: ExpertScore[]): string => differenceOf(given[0]!.score, given.at(-1)!.score);

/**
 * Score of a row that experts judged: the mean of their scores, from `trimFrom` experts on without one highest and one
 * lowest; two decimals, rounded half up once from the exact mean. Experts score against the points as first set: where
 * points were moved to the row, the mean is scaled to them in the same step.
 *
 * @param points the row's points after moves
 * @source the rule's own: 产品默认规则, common practice (evaluation-rules §7.3 names no number)
 */
export function scoreByExperts(row: FrameworkRow, sheets: ExpertSheet[], points: string, rule: ExpertRule): RowScore {
  const { given, problems } = readExpertScores(row, sheets, rule);
  const problem = joined(problems) ?? tooFew(row, given.length, rule);
  if (problem) return unscored(problem, given, row, rule);
  const isTrimmed = rule.trimFrom !== null && given.length >= rule.trimFrom && given.length > 2;
  const kept = isTrimmed ? given.slice(1, -1) : given;
  const sum = sumDecimals(kept.map(({ score }) => score));
  const whole = sumDecimals(kept.map(() => row.points));
  const score = compareDecimals(row.points, '0') > 0 ? proportion(points, sum, whole) : '0.00';
  const lost = differenceOf(plainDecimal(points), score);
  return explained({
    score,
    value: null,
    problem: null,
    explanation: {
      rule: isTrimmed ? 'experts.trimmed' : 'experts.mean',
      text: textOf({ row, points, given, isTrimmed, sum, kept: kept.length, score }),
      inputs: inputsOf(row, points, given, isTrimmed),
      source: rule.source,
      whatIf:
        compareDecimals(lost, '0') > 0
          ? `若各位专家都评满分${plainDecimal(row.points)}分，可得${plainDecimal(points)}分，多得${lost}分。`
          : null,
    },
  });
}

function joined(problems: RowProblem[]): RowProblem | null {
  const [first, ...others] = problems;
  if (!first || others.length === 0) return first ?? null;
  return { field: 'experts', code: 'expert-scores-unusable', message: problems.map((one) => one.message).join('') };
}

interface Mean {
  row: FrameworkRow;
  points: string;
  given: ExpertScore[];
  isTrimmed: boolean;
  sum: string;
  kept: number;
  score: string;
}

function textOf({ row, points, given, isTrimmed, sum, kept, score }: Mean): string {
  const list = given.map(({ expert, score: one }) => `${expert}${one}分`).join('、');
  const dropped = isTrimmed
    ? `去掉一个最高分（${given[0]!.expert}）和一个最低分（${given.at(-1)!.expert}），其余${kept}名平均`
    : '平均';
  const isMoved = compareDecimals(points, row.points) !== 0;
  const scale = isMoved ? `，分值由${plainDecimal(row.points)}分调整为${plainDecimal(points)}分，按比例折算` : '';
  return `${given.length}名专家评分：${list}；${dropped}（${sum}÷${kept}）${scale}，得${score}分。`;
}

function inputsOf(row: FrameworkRow, points: string, given: ExpertScore[], isTrimmed: boolean): Record<string, string> {
  return {
    分值: plainDecimal(points),
    评分满分: plainDecimal(row.points),
    ...Object.fromEntries(given.map(({ expert, score }) => [`${expert}评分`, score])),
    ...(isTrimmed ? { 去掉最高分: given[0]!.expert, 去掉最低分: given.at(-1)!.expert } : {}),
  };
}

function unscored(problem: RowProblem, given: ExpertScore[], row: FrameworkRow, { source }: ExpertRule): RowScore {
  const inputs = inputsOf(row, row.points, given, false);
  const explanation = { rule: 'experts.no-score', text: problem.message, inputs, source, whatIf: null };
  return explained({ score: null, value: null, problem, explanation });
}
