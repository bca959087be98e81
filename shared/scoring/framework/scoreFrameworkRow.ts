import { compareDecimals, plainDecimal, proportion, subtractDecimals } from '../../decimal';
import { isSettled, settledByState } from '../dataStates';
import { withDeductions } from '../deductions';
import { explained } from '../explained';
import type { RowProblem, RowScore } from '../types';
import { scoreChecklist } from './checklist';
import { scoreByExperts } from './experts';
import type { FrameworkProfile } from './profiles';
import { scoreFormula } from './scoreFormula';
import type { ExpertSheet, FrameworkRow } from './types';

/** What a row is scored with, beside itself. */
interface RowSurroundings {
  sheets: ExpertSheet[];
  /** the row's points after moves */
  points: string;
  /** name of an output row that is not complete; null when there is none */
  shortOutput: string | null;
  profile: FrameworkProfile;
}

/**
 * Score of one 三级指标: by the state of its data where that settles it, else by its judgement, less its deductions.
 * @returns 得分 from 0 to the points, two decimals; null with a problem, or without one when the row does not apply
 */
export function scoreFrameworkRow(row: FrameworkRow, around: RowSurroundings): RowScore {
  const { profile, points } = around;
  const problem = pointsProblem(row);
  if (problem) return unscored(problem, 'points.unusable', profile);
  if (isSettled(row.data)) return settledByState({ data: row.data, points: row.points }, {}, profile);
  return withDeductions(judged(row, around), { deductions: row.deductions ?? [], points });
}

function judged(row: FrameworkRow, { sheets, points, shortOutput, profile }: RowSurroundings): RowScore {
  const { judgement } = row;
  switch (judgement.kind) {
    case 'experts':
      return scoreByExperts(row, sheets, points, profile.experts);
    case 'formula':
      return scoreFormula(judgement.inputs, points, profile, shortOutput);
    case 'checklist':
      return scoreChecklist(row, judgement.items, points, profile);
    case 'entered':
      return entered(row, judgement.score, points, profile);
    case 'unusable':
      return unscored(judgement.problem, 'judgement.unusable', profile);
  }
}

/** Why the points of a row cannot be scored by; null when they can. */
export function pointsProblem({ name, points }: Pick<FrameworkRow, 'name' | 'points'>): RowProblem | null {
  const text = points.trim();
  const isUsable = /^\d{1,3}(\.\d{1,2})?$/.test(text) && compareDecimals(text, '100') <= 0;
  if (isUsable) return null;
  const said = text === '' ? '没有分值' : `的分值“${text.slice(0, 12)}”不是0～100之间、最多两位小数的数`;
  return { field: 'points', code: 'points-unusable', message: `“${name}”${said}，请更正。` };
}

/** A score somebody else worked out: taken as it is, once it lies within its range. */
function entered(row: FrameworkRow, written: string | null, points: string, profile: FrameworkProfile): RowScore {
  const text = written?.trim() ?? '';
  const problem = enteredProblem(text, row);
  if (problem) return unscored(problem, 'entered.no-score', profile);
  const score = compareDecimals(row.points, '0') > 0 ? proportion(points, text, row.points) : '0.00';
  const lost = subtractDecimals(points, score);
  const isMoved = compareDecimals(points, row.points) !== 0;
  const scaled = isMoved ? `，分值由${plainDecimal(row.points)}分调整为${plainDecimal(points)}分，按比例折算` : '';
  const explanation = {
    rule: 'entered',
    text: `按填写的得分${plainDecimal(text)}分计${scaled}，得${score}分；没有专家评分和计算数据，只核对了范围。`,
    inputs: { 填写得分: plainDecimal(text), 评分满分: plainDecimal(row.points), 分值: plainDecimal(points) },
    source: profile.sources.productDefault,
    whatIf: compareDecimals(lost, '0') === 0 ? null : `若得满分，可得${plainDecimal(points)}分，多得${lost}分。`,
  };
  return explained({ score, value: null, problem: null, explanation });
}

function enteredProblem(text: string, { name, points }: FrameworkRow): RowProblem | null {
  const at = (code: string, message: string) => ({ field: 'score', code, message });
  if (text === '') return at('score-missing', `“${name}”没有得分，也没有专家评分和计算数据，请补充。`);
  if (!/^-?\d{1,6}(\.\d{1,20})?$/.test(text))
    return at('score-unreadable', `“${name}”的得分“${text.slice(0, 12)}”不是数字，请更正。`);
  if (compareDecimals(text, '0') >= 0 && compareDecimals(text, points) <= 0) return null;
  return at('score-out-of-range', `“${name}”的得分${text}不在0～${plainDecimal(points)}分之间，请更正。`);
}

function unscored(problem: RowProblem, rule: string, { sources }: FrameworkProfile): RowScore {
  const explanation = { rule, text: problem.message, inputs: {}, source: sources.productDefault, whatIf: null };
  return explained({ score: null, value: null, problem, explanation });
}
