import { roundHalfUp, sumDecimals } from '../decimal';
import { selfEvalExecutionRate } from './executionRate';
import { fundsFindings, goalFindings, qualitativeFindings, quantitativeFindings } from './findings';
import { gradeOf } from './grade';
import type { Profile } from './profiles';
import { scoreQualitative } from './qualitative';
import { scoreQuantitative } from './quantitative';
import type { Finding, ScoredIndicator, ScoredSheet, Sheet, SheetIndicator } from './types';

/**
 * Scores a self-evaluation (单位自评): each row by its rule, the total as their sum, the grade from the rounded total.
 * As soon as one row has no score there is no total and no grade: the rows that need a value are listed instead.
 *
 * @source 财预〔2020〕10号: 总分由各项指标得分汇总形成
 */
export function scoreSheet(sheet: Sheet, profile: Profile): ScoredSheet {
  const funds = selfEvalExecutionRate(sheet.funds, profile);
  const rows = sheet.indicators.map((indicator) => scoreRow(indicator, profile));
  const findings = [
    ...fundsFindings(sheet, funds, profile),
    ...goalFindings(sheet),
    ...rows.flatMap((row) => row.findings),
  ];
  const scores = rows.flatMap(({ scored }) => (scored.score === null ? [] : [scored.score]));
  const missing = missingRows(
    sheet,
    funds.score,
    rows.map(({ scored }) => scored),
  );
  const isComplete = missing.length === 0;
  const indicatorSum = sumDecimals(scores);
  const scoredSum = roundHalfUp(sumDecimals([indicatorSum, funds.score ?? '0']));
  return {
    profile: { id: profile.id, version: profile.version, name: profile.name },
    status: isComplete ? 'complete' : 'incomplete',
    funds,
    indicators: rows.map(({ scored }) => scored),
    scoredSum,
    indicatorSum: isComplete ? roundHalfUp(indicatorSum) : null,
    total: isComplete ? scoredSum : null,
    grade: isComplete ? gradeOf(scoredSum, profile) : null,
    missing,
    findings,
  };
}

function scoreRow(indicator: SheetIndicator, profile: Profile): { scored: ScoredIndicator; findings: Finding[] } {
  if (indicator.kind === 'qualitative') {
    const result = scoreQualitative(indicator, profile);
    const { score, explanation } = result;
    return { scored: { id: indicator.id, score, explanation }, findings: qualitativeFindings(indicator, result) };
  }
  const result = scoreQuantitative(indicator, profile);
  const { score, explanation } = result;
  return {
    scored: { id: indicator.id, score, explanation },
    findings: quantitativeFindings(indicator, result, profile),
  };
}

function missingRows(sheet: Sheet, fundsScore: string | null, scored: ScoredIndicator[]): ScoredSheet['missing'] {
  const funds = fundsScore === null ? [{ id: 'funds', name: '预算执行率', reason: '没有全年预算数，无法计算。' }] : [];
  const rows = scored.flatMap((row, index) =>
    row.score === null ? [{ id: row.id, name: sheet.indicators[index]!.name, reason: row.explanation.text }] : [],
  );
  return [...funds, ...rows];
}
