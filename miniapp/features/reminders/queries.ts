import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query';
import type {
  CampaignPolicy,
  CampaignReminders,
  CampaignRemindersQuery,
  ChangeReminderSettings,
  DraftPreviewRequest,
  MyReminders,
  PersonalReminderSettings,
  ReminderPreview,
  SetException,
  WorkCalendarYear,
} from '../../../shared/contracts/reminders';
import type { ReminderPolicy } from '../../../shared/reminders/policy';
import { get, post, request } from '../../api/client';
import { queryClient } from '../../api/queries';

/** My own hour, quiet hours and what I do not want to hear. */
export const settingsQuery = queryOptions({
  queryKey: ['reminder-settings'],
  queryFn: () => get<PersonalReminderSettings>('api/me/reminder-settings'),
  // What is being chosen must not change under the chooser.
  refetchOnWindowFocus: false,
});

export function useSaveSettings() {
  return useMutation({
    mutationFn: (body: ChangeReminderSettings) =>
      request<PersonalReminderSettings>('PUT', 'api/me/reminder-settings', { body }),
    onSuccess: (settings) => queryClient.setQueryData(settingsQuery.queryKey, settings),
  });
}

/** What is asked for, as an address; what is not asked for is left out. */
function asked(wanted: Record<string, string | null | undefined>): string {
  return new URLSearchParams(
    Object.entries(wanted).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  ).toString();
}

/** What I was reminded of, page by page. */
export const myRemindersQuery = infiniteQueryOptions({
  queryKey: ['my-reminders'],
  queryFn: ({ pageParam }) => get<MyReminders>(`api/me/reminders?${asked({ before: pageParam })}`),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }: MyReminders) => next,
});

type ProofFilter = Pick<CampaignRemindersQuery, 'kind' | 'state'>;

/** Who was reminded in a campaign, page by page. */
export const proofQuery = (campaignId: string, filter: ProofFilter) =>
  infiniteQueryOptions({
    queryKey: ['campaign-reminders', campaignId, filter],
    queryFn: ({ pageParam }) =>
      get<CampaignReminders>(`api/campaigns/${campaignId}/reminders?${asked({ ...filter, before: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }: CampaignReminders) => next,
    placeholderData: keepPreviousData,
  });

export const policyQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['reminder-policy', campaignId],
    queryFn: () => get<CampaignPolicy>(`api/campaigns/${campaignId}/reminder-policy`),
    refetchOnWindowFocus: false,
  });

export function useSavePolicy(campaignId: string) {
  return useMutation({
    mutationFn: (body: { version: number; policy: ReminderPolicy }) =>
      request<CampaignPolicy>('PUT', `api/campaigns/${campaignId}/reminder-policy`, { body }),
    onSuccess: (policy) => queryClient.setQueryData(policyQuery(campaignId).queryKey, policy),
  });
}

/** What a campaign that is still prepared would send. */
export const draftPreviewOf = (body: DraftPreviewRequest) => post<ReminderPreview>('api/reminder-previews', body);

/** What a running campaign will still send, by this policy. */
export const campaignPreviewQuery = (campaignId: string, policy: ReminderPolicy) =>
  queryOptions({
    queryKey: ['campaign-reminder-preview', campaignId, policy],
    queryFn: () => post<ReminderPreview>(`api/campaigns/${campaignId}/reminder-preview`, { policy }),
    placeholderData: keepPreviousData,
  });

export const workCalendarQuery = (year: number | null) =>
  queryOptions({
    queryKey: ['work-calendar', year],
    queryFn: () => get<WorkCalendarYear>(`api/work-calendar${year === null ? '' : `?year=${year}`}`),
    placeholderData: keepPreviousData,
  });

interface ExceptionChange {
  day: string;
  /** null takes the exception back */
  exception: SetException | null;
}

export function useChangeException() {
  return useMutation({
    mutationFn: ({ day, exception }: ExceptionChange) =>
      exception
        ? request<WorkCalendarYear>('PUT', `api/work-calendar/${day}`, { body: exception })
        : post<WorkCalendarYear>(`api/work-calendar/${day}/removal`, {}),
    onSuccess: (calendar) => {
      queryClient.setQueryData(workCalendarQuery(calendar.year).queryKey, calendar);
      void queryClient.invalidateQueries({ queryKey: ['work-calendar'] });
    },
  });
}
