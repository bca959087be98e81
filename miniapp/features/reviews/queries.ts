import { queryOptions } from '@tanstack/react-query';
import type { ReviewFacts, ReviewList, RowHistory, StandIn } from '../../../shared/contracts/reviews';
import { get, request } from '../../api/client';
import { queryClient, tasksQuery, taskQuery } from '../../api/queries';

const LOOK_AGAIN_MS = 20_000;

export const reviewsQuery = queryOptions({
  queryKey: ['reviews'],
  queryFn: () => get<ReviewList>('api/reviews'),
  refetchInterval: LOOK_AGAIN_MS,
});

export const reviewFactsQuery = (taskId: string) =>
  queryOptions({ queryKey: ['review-facts', taskId], queryFn: () => get<ReviewFacts>(`api/reviews/${taskId}`) });

/** @param place `goal`, `funds` or the id of a row */
export const rowHistoryQuery = (taskId: string, place: string) =>
  queryOptions({
    queryKey: ['row-history', taskId, place],
    queryFn: () => get<RowHistory>(`api/tasks/${taskId}/rows/${place}/history`),
  });

export const standInQuery = queryOptions({ queryKey: ['stand-in'], queryFn: () => get<StandIn>('api/stand-in') });

/** This submission is before the reader's eyes. Nothing waits for it: at worst the next one is compared with an older one. */
export function noteSeen(taskId: string, round: number): void {
  void request('PUT', `api/reviews/${taskId}/view`, { body: { round } }).catch(() => {});
}

/** Decided or taken back: whatever shows these tasks is asked for again. */
export function refreshAfter(taskIds: string[]): void {
  for (const id of taskIds) {
    void queryClient.invalidateQueries({ queryKey: taskQuery(id).queryKey });
    void queryClient.invalidateQueries({ queryKey: reviewFactsQuery(id).queryKey });
  }
  for (const queryKey of [reviewsQuery.queryKey, tasksQuery.queryKey, ['campaigns'], ['campaign']])
    void queryClient.invalidateQueries({ queryKey });
}
