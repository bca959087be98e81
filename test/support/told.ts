// The scoring rules with their reasons already put into words, as tests look at them.
import type { Profile } from '../../shared/scoring/profile';
import * as qualitative from '../../shared/scoring/qualitative';
import * as quantitative from '../../shared/scoring/quantitative';
import * as row from '../../shared/scoring/scoreRow';
import type { RowScore, SheetIndicator } from '../../shared/scoring/types';

const told = (score: (indicator: SheetIndicator, profile: Profile) => RowScore) => {
  return (indicator: SheetIndicator, profile: Profile) => {
    const result = score(indicator, profile);
    const explanation = result.explain();
    // One rule gave the score, and the same one explains it.
    expect(explanation.rule).toBe(result.rule);
    return { ...result, explanation };
  };
};

export const scoreRow = told(row.scoreRow);
export const scoreQuantitative = told(quantitative.scoreQuantitative);
export const scoreQualitative = told(qualitative.scoreQualitative);
