import { queryOptions, useMutation } from '@tanstack/react-query';
import type {
  AskExtensionInput,
  DecideExtensionInput,
  ExtensionRequestView,
  OpenExtensions,
  TaskExtension,
} from '../../../shared/contracts/extensions';
import { get, post } from '../../api/client';
import { lookAgainMs } from '../../api/lookAgain';
import { isWorthRepeating } from '../../api/problems';
import { queryClient } from '../../api/queries';

/** What a task's page tells about more time. */
export const taskExtensionQuery = (taskId: string) =>
  queryOptions({
    queryKey: ['task-extension', taskId],
    queryFn: () => get<TaskExtension>(`api/tasks/${taskId}/extension-requests`),
    refetchInterval: lookAgainMs,
  });

/** Requests of a campaign that wait for the reader's answer. */
export const openExtensionsQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['open-extensions', campaignId],
    queryFn: () => get<OpenExtensions>(`api/campaigns/${campaignId}/extension-requests`),
    refetchInterval: lookAgainMs,
  });

/** A granted request moves due dates: everything that shows them is read anew. */
function readAnew(): void {
  const shown = ['task-extension', 'open-extensions', 'campaign', 'campaign-tasks', 'campaigns', 'tasks', 'task'];
  for (const name of [...shown, 'task-timeline']) void queryClient.invalidateQueries({ queryKey: [name] });
}

function useChange<Body>(path: (body: Body) => string, bodyOf: (body: Body) => object) {
  return useMutation({
    mutationFn: (body: Body) => post<ExtensionRequestView>(path(body), bodyOf(body)),
    retry: (count, failure) => count < 2 && isWorthRepeating(failure),
    onSettled: readAnew,
  });
}

export const useAskExtension = (taskId: string) =>
  useChange(
    () => `api/tasks/${taskId}/extension-requests`,
    (input: AskExtensionInput) => input,
  );

export const useWithdrawExtension = () =>
  useChange(
    (id: string) => `api/extension-requests/${id}/withdrawal`,
    () => ({}),
  );

export const useDecideExtension = (id: string) =>
  useChange(
    () => `api/extension-requests/${id}/decision`,
    (input: DecideExtensionInput) => input,
  );
