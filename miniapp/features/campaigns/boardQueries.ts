import { infiniteQueryOptions, keepPreviousData, useMutation } from '@tanstack/react-query';
import type { BoardFilter, BoardSelection, BoardTasks, ExtensionPlan, UrgePlan } from '../../../shared/contracts/board';
import { get, post } from '../../api/client';
import { isWorthRepeating } from '../../api/problems';
import { queryClient } from '../../api/queries';
import { lookAgainMs } from '../../api/lookAgain';

/** The rows of a board, page by page. */
export const boardTasksQuery = (campaignId: string, filter: BoardFilter) =>
  infiniteQueryOptions({
    queryKey: ['campaign-tasks', campaignId, filter],
    queryFn: ({ pageParam }) =>
      get<BoardTasks>(
        `api/campaigns/${campaignId}/tasks?${new URLSearchParams({ ...filter, from: String(pageParam) })}`,
      ),
    initialPageParam: 0,
    getNextPageParam: ({ next }: BoardTasks) => next,
    refetchInterval: lookAgainMs,
    placeholderData: keepPreviousData,
  });

/** The address of the same rows as a workbook. */
export const boardFileAddress = (campaignId: string, filter: BoardFilter) =>
  `api/campaigns/${campaignId}/tasks.xlsx?${new URLSearchParams({ ...filter })}`;

/** After something was done to tasks from the board: everything that shows them is read anew. */
function readAnew(): void {
  for (const name of ['campaign', 'campaign-tasks', 'campaigns', 'tasks', 'task', 'task-timeline', 'task-deliveries'])
    void queryClient.invalidateQueries({ queryKey: [name] });
}

/** Repeated by itself when no answer came: its key keeps it from being done twice. */
export function useUrge(campaignId: string) {
  return useMutation({
    mutationFn: (selection: BoardSelection) => post<UrgePlan>(`api/campaigns/${campaignId}/urges`, selection),
    retry: (count, failure) => count < 2 && isWorthRepeating(failure),
    onSettled: readAnew,
  });
}

export function useExtension(campaignId: string) {
  return useMutation({
    mutationFn: (input: object) => post<ExtensionPlan>(`api/campaigns/${campaignId}/extension`, input),
    retry: (count, failure) => count < 2 && isWorthRepeating(failure),
    onSettled: readAnew,
  });
}
