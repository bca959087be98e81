import { useQuery } from '@tanstack/react-query';
import type { ReviewCard } from '../../../shared/contracts/reviews';
import { reviewsQuery } from './queries';

/** What needs a look before what does not; the oldest submission first. */
function inReviewOrder(cards: ReviewCard[]): ReviewCard[] {
  return [...cards].sort((one, other) => Number(one.clean) - Number(other.clean));
}

/** Where to go after this task: the one that follows it in the list, from the end round to the beginning; then the list. */
export function useNextAddress(taskId: string): string {
  const cards = inReviewOrder(useQuery(reviewsQuery).data?.waiting ?? []);
  const at = cards.findIndex(({ id }) => id === taskId);
  const next = [...cards.slice(at + 1), ...cards.slice(0, Math.max(at, 0))].find(({ id }) => id !== taskId);
  return next ? `/reviews/${next.id}` : '/reviews';
}
