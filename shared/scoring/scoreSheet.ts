import { roundHalfUp, sumDecimals } from '../decimal';
import { selfEvalExecutionRate } from './executionRate';
import { fundsFindings, goalFindings, rowFindings } from './findings';
import { gradeOf } from './grade';
import type { Profile } from './profiles';
import { scoreQualitative } from './qualitative';
import { scoreQuantitative } from './quantitative';
import type { RowScore, ScoredFunds, ScoredSheet, Sheet, SheetIndicator } from './types';

/**
 * Scores a self-evaluation (单位自评): each row by its rule, the total as their sum, the grade from the rounded total.
 * As soon as one row has no score there is no total and no grade: the rows that need a value are listed instead.
 *
 * @source 财预〔2020〕10号: 总分由各项指标得分汇总形成
 */
export function scoreSheet(sheet: Sheet, profile: Profile): ScoredSheet {
  const funds = selfEvalExecutionRate(sheet.funds, profile);
  const rows = sheet.indicators.map((indicator) => ({ indicator, result: scoreRow(indicator, profile) }));
  const indicatorSum = sumDecimals(rows.map(({ result }) => result.score ?? '0'));
  const scoredSum = roundHalfUp(sumDecimals([indicatorSum, funds.score ?? '0']));
  const missing = [...missingFunds(funds), ...rows.flatMap(missingRow)];
  const isComplete = missing.length === 0;
  return {
    profile: { id: profile.id, version: profile.version, name: profile.name },
    status: isComplete ? 'complete' : 'incomplete',
    funds,
    indicators: rows.map(({ indicator: { id }, result: { score, explanation } }) => ({ id, score, explanation })),
    scoredSum,
    indicatorSum: isComplete ? roundHalfUp(indicatorSum) : null,
    total: isComplete ? scoredSum : null,
    grade: isComplete ? gradeOf(scoredSum, profile) : null,
    missing,
    findings: [
      ...fundsFindings(sheet, funds, profile),
      ...goalFindings(sheet, profile),
      ...rows.flatMap(({ indicator, result }) => rowFindings(indicator, result, profile)),
    ],
  };
}

interface Row {
  indicator: SheetIndicator;
  result: RowScore;
}

const scoreRow = (indicator: SheetIndicator, profile: Profile): RowScore =>
  indicator.kind === 'qualitative' ? scoreQualitative(indicator, profile) : scoreQuantitative(indicator, profile);

const missingFunds = ({ score, explanation }: ScoredFunds): ScoredSheet['missing'] =>
  score === null ? [{ id: 'funds', name: '预算执行率', reason: explanation.text }] : [];

const missingRow = ({ indicator: { id, name }, result }: Row): ScoredSheet['missing'] =>
  result.problem ? [{ id, name, reason: result.problem.message }] : [];
