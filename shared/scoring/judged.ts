import type { SheetIndicator } from './types';

/** Whether people judge a row by level and percentage (按档次): qualitative indicators, and numbers scored by bands. */
export function isJudged({ kind, scoringRule }: Pick<SheetIndicator, 'kind' | 'scoringRule'>): boolean {
  return kind === 'qualitative' || scoringRule?.kind === 'bands';
}
