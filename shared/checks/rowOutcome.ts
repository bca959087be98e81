// What a row's score came to, and on what it rests.
import { compareDecimals, roundHalfUp } from '../decimal';
import { formatActual } from '../indicators/officialText';
import type { Profile } from '../scoring/profile';
import { scoreQualitative } from '../scoring/qualitative';
import type { Explanation, RowScore, SheetIndicator } from '../scoring/types';
import type { CheckId } from './catalogue';
import type { Target } from './readTarget';
import type { ScoreBasis } from './recomputed';
import { isBlank, quoted, scoreText, wordsIn } from './stated';
import type { Stated, StatedIndicator } from './table';

/** Why a row has no score, as the finding that says so. */
export interface ReadProblem {
  id: CheckId;
  stated: Stated;
  message: string;
}

/** What the rules make of a row. */
export interface RowOutcome {
  score: string | null;
  basis: ScoreBasis | null;
  explanation: Explanation;
  problem: ReadProblem | null;
  /** 实际完成值 as a decimal in the target's unit, or a day; null where it was not measured */
  value: string | null;
  /** whether the target is reached; null where that cannot be told */
  isMet: boolean | null;
}

/** One row as stated and as recomputed. */
export interface CheckedRow extends RowOutcome {
  stated: StatedIndicator;
  target: Target;
  indicator: SheetIndicator;
  /** 分值; null where the layout has none or it cannot be read */
  points: string | null;
  statedScore: string | null;
}

/** Everything about a row that is known before it is scored. */
export type UnscoredRow = Pick<CheckedRow, 'stated' | 'target' | 'indicator' | 'points' | 'statedScore'>;

/** Rules under which the target is reached. */
const MET = new Set(['quantitative.met', 'quantitative.above-equal', 'date.met']);

/** A rule's result as an outcome; without points there is a judgement, but no score of our own. */
export function ruleOutcome(row: UnscoredRow, result: RowScore, profile: Profile): RowOutcome {
  const { rule, score, problem, value } = result;
  if (problem) {
    const message = `${quoted(row.indicator.name)}：${problem.message}`;
    const stated = problem.field === 'target' ? row.stated.target : row.stated.actual;
    return unscored(row, { id: problem.field === 'target' ? 'K14' : 'K13', stated, message }, profile);
  }
  const isMet = MET.has(rule);
  if (row.points === null) return { ...entered(row, profile), value, isMet };
  return { score, basis: 'rule', explanation: result.explain(), problem: null, value, isMet };
}

/**
 * A row with a rule that the table tells in words only: the score as entered, which could be checked for its range only.
 *
 * @param value 实际完成值 where it could be measured
 */
export function byOwnRule(row: UnscoredRow, value: string | null, profile: Profile): RowOutcome {
  const outcome = entered(row, profile);
  if (outcome.score === null) return outcome;
  const text = `表中写明这一项另有赋分规则，按填写的${outcome.score}分计，只核对了得分范围。`;
  return { ...outcome, value, basis: 'ownRule', explanation: { ...outcome.explanation, rule: 'own-rule', text } };
}

/** A row that people judge: by the percentage chosen, or the level of a yes or no; else the score as entered. */
export function judged(row: UnscoredRow, profile: Profile): RowOutcome {
  const { band, bandPercent, scoringRule } = row.indicator;
  const isYesOrNo = scoringRule?.kind === 'direct' && band !== null;
  if ((bandPercent === null && !isYesOrNo) || row.points === null) return entered(row, profile);
  const result = scoreQualitative(row.indicator, profile);
  if (!result.problem)
    return {
      score: result.score,
      basis: 'bandPercent',
      explanation: result.explain(),
      problem: null,
      value: null,
      isMet: null,
    };
  const stated = row.stated.bandPercent ?? row.stated.actual;
  return unscored(
    row,
    { id: 'K22', stated, message: `${quoted(row.indicator.name)}：${result.problem.message}` },
    profile,
  );
}

/** The score as entered, when it lies between nothing and the points: more than its range nobody can check. */
function entered(row: UnscoredRow, profile: Profile): RowOutcome {
  const { stated, statedScore, points, indicator } = row;
  const name = quoted(indicator.name);
  const where = stated.score ?? stated.actual;
  const problem = (id: CheckId, message: string) => unscored(row, { id, stated: where, message }, profile);
  if (statedScore === null && !isBlank(stated.score))
    return problem('K04', `${name}的得分${quoted(wordsIn(stated.score))}不是数字，请更正。`);
  if (!stated.points && !stated.score) return problem('R04', `${name}所在的表没有分值和得分两栏，不计分。`);
  if (statedScore === null)
    return problem('K22', `${name}既没有完成程度（百分比），也没有得分，不能计分，请在所选档次内确定完成程度。`);
  if (compareDecimals(statedScore, '0') < 0 || (points !== null && compareDecimals(statedScore, points) > 0))
    return problem('K04', `${name}得${scoreText(statedScore)}分，不在0分到${points ?? ''}分之间，请更正。`);
  const score = roundHalfUp(statedScore);
  const explanation: Explanation = {
    rule: 'entered',
    text: `没有可供计算的完成程度，按表中填写的${score}分计，只核对了得分范围。`,
    inputs: {
      年度指标值: indicator.target,
      实际完成值: formatActual(indicator),
      分值: points ?? '未列',
      填写得分: score,
    },
    source: profile.sources.bands,
    whatIf: null,
  };
  return { score, basis: 'entered', explanation, problem: null, value: null, isMet: null };
}

/** A row without a score, with the reason. */
export function unscored({ stated, points }: UnscoredRow, problem: ReadProblem, profile: Profile): RowOutcome {
  const inputs = {
    年度指标值: wordsIn(stated.target) || '未填',
    实际完成值: wordsIn(stated.actual) || '未填',
    分值: points ?? '未列',
  };
  const source = profile.sources.productDefault;
  const explanation = { rule: 'no-value', text: problem.message, inputs, source, whatIf: null };
  return { score: null, basis: null, explanation, problem, value: null, isMet: null };
}
