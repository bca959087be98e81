import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  CampaignFindings,
  CampaignReviewed,
  CampaignWording,
  Dashboard,
  InsightRows,
} from '../../../shared/contracts/insight';
import { get } from '../../api/client';

/** Sums over a whole campaign move slowly, and cost the server more than a list. */
const LOOK_AGAIN_MS = 60_000;

export const dashboardQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['insight', campaignId, 'dashboard'],
    queryFn: () => get<Dashboard>(`api/insight/${campaignId}/dashboard`),
    refetchInterval: LOOK_AGAIN_MS,
  });

export const findingsQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['insight', campaignId, 'findings'],
    queryFn: () => get<CampaignFindings>(`api/insight/${campaignId}/findings`),
  });

export const wordingQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['insight', campaignId, 'wording'],
    queryFn: () => get<CampaignWording>(`api/insight/${campaignId}/wording`),
  });

export const reviewedQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['insight', campaignId, 'reviewed'],
    queryFn: () => get<CampaignReviewed>(`api/insight/${campaignId}/reviewed`),
  });

/** @param filter as in the address, `by=score&value=90` */
export const insightRowsQuery = (campaignId: string, filter: string) =>
  queryOptions({
    queryKey: ['insight', campaignId, 'rows', filter],
    queryFn: () => get<InsightRows>(`api/insight/${campaignId}/rows?${filter}`),
    placeholderData: keepPreviousData,
  });
