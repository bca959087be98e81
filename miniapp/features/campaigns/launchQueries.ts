import { queryOptions, useMutation } from '@tanstack/react-query';
import type { CampaignPreview, CampaignSummary, LaunchNowRequest } from '../../../shared/contracts/campaigns';
import type { LaunchFormInput, LaunchList, SavedLaunch } from '../../../shared/contracts/launches';
import { get, post, request } from '../../api/client';
import { isWorthRepeating } from '../../api/problems';
import { campaignsQuery, projectsQuery, queryClient, tasksQuery } from '../../api/queries';

const LOOK_AGAIN_MS = 20_000;

export const launchesQuery = queryOptions({
  queryKey: ['launches'],
  queryFn: () => get<LaunchList>('api/launches'),
  // One that waits may be launched by the clock.
  refetchInterval: LOOK_AGAIN_MS,
});

export const launchQuery = (id: string) =>
  queryOptions({ queryKey: ['launch', id], queryFn: () => get<SavedLaunch>(`api/launches/${id}`) });

export const previewOf = (body: unknown) => post<CampaignPreview>('api/campaigns/preview', body);

function adopt(launch: SavedLaunch): void {
  queryClient.setQueryData(launchQuery(launch.id).queryKey, launch);
  void queryClient.invalidateQueries({ queryKey: launchesQuery.queryKey });
}

/** Keeps what was chosen as a draft, a new one or the one that was opened. */
export function useKeepDraft(onKept: (launch: SavedLaunch) => void) {
  return useMutation({
    mutationFn: ({ saved, form }: { saved: SavedLaunch | null; form: LaunchFormInput }) =>
      saved
        ? request<SavedLaunch>('PUT', `api/launches/${saved.id}`, { body: { version: saved.version, form } })
        : post<SavedLaunch>('api/launches', { form }),
    onSuccess(launch) {
      adopt(launch);
      onKept(launch);
    },
  });
}

/** Keeps the draft and lets the clock launch it. */
export function useSchedule(onScheduled: (launch: SavedLaunch) => void) {
  return useMutation({
    async mutationFn({ saved, form, at }: { saved: SavedLaunch | null; form: LaunchFormInput; at: string }) {
      const kept = saved
        ? await request<SavedLaunch>('PUT', `api/launches/${saved.id}`, { body: { version: saved.version, form } })
        : await post<SavedLaunch>('api/launches', { form });
      adopt(kept);
      return post<SavedLaunch>(`api/launches/${kept.id}/schedule`, { version: kept.version, at });
    },
    onSuccess(launch) {
      adopt(launch);
      onScheduled(launch);
    },
  });
}

export function useCancelSchedule() {
  return useMutation({
    mutationFn: ({ id, version }: SavedLaunch) => post<SavedLaunch>(`api/launches/${id}/cancellation`, { version }),
    onSuccess: adopt,
    onError: (_failure, { id }) => void queryClient.invalidateQueries({ queryKey: launchQuery(id).queryKey }),
  });
}

export function useRemoveDraft() {
  return useMutation({
    mutationFn: ({ id, version }: SavedLaunch) => post<LaunchList>(`api/launches/${id}/removal`, { version }),
    onSuccess: (list) => queryClient.setQueryData(launchesQuery.queryKey, list),
    onError: () => void queryClient.invalidateQueries({ queryKey: launchesQuery.queryKey }),
  });
}

export function useLaunchNow(onLaunched: (campaign: CampaignSummary) => void) {
  return useMutation({
    mutationFn: (body: LaunchNowRequest) => post<CampaignSummary>('api/campaigns', body),
    retry: (count, failure) => count < 2 && isWorthRepeating(failure),
    onSuccess: (campaign) => {
      for (const { queryKey } of [campaignsQuery, tasksQuery, launchesQuery, projectsQuery(campaign.fiscalYear)])
        void queryClient.invalidateQueries({ queryKey });
      onLaunched(campaign);
    },
  });
}
