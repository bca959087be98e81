import type { ReviewCard } from '../../../shared/contracts/reviews';

export interface ReviewFilter {
  words: string;
  /** the label of a kind of risk mark; '' for all */
  risk: string;
}

export const NO_FILTER: ReviewFilter = { words: '', risk: '' };

/** Every word is found in the project, the unit, the campaign or the filler. */
export function matches(card: ReviewCard, { words, risk }: ReviewFilter): boolean {
  const text = `${card.projectName} ${card.unitName} ${card.campaignName} ${card.fillerName}`;
  const found = words
    .trim()
    .split(/\s+/)
    .every((word) => text.includes(word));
  return found && (risk === '' || card.risks.some(({ label }) => label === risk));
}
