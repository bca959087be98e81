import { queryOptions, useMutation } from '@tanstack/react-query';
import type { CampaignGroups } from '../../../shared/contracts/groups';
import { get, post } from '../../api/client';
import { lookAgainMs } from '../../api/lookAgain';
import { isWorthRepeating } from '../../api/problems';
import { queryClient } from '../../api/queries';

/** The DingTalk groups that hear how a campaign goes. */
export const groupsQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['campaign-groups', campaignId],
    queryFn: () => get<CampaignGroups>(`api/campaigns/${campaignId}/groups`),
    refetchInterval: lookAgainMs,
  });

export function useUnbind(campaignId: string) {
  return useMutation({
    mutationFn: (groupId: string) =>
      post<CampaignGroups>(`api/campaigns/${campaignId}/groups/${groupId}/unbinding`, {}),
    retry: (count, failure) => count < 2 && isWorthRepeating(failure),
    onSuccess: (groups) => queryClient.setQueryData(groupsQuery(campaignId).queryKey, groups),
  });
}
