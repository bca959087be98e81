import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { addDays, dayOf } from '../../../shared/calendar';
import type { CampaignPreview, CampaignSummary, LaunchCampaignRequest } from '../../../shared/contracts/campaigns';
import { USUAL_PROFILE } from '../../../shared/scoring/profiles';
import { post } from '../../api/client';
import { isWorthRepeating } from '../../api/problems';
import { campaignsQuery, projectsQuery, queryClient, tasksQuery } from '../../api/queries';
import { useSettled } from '../../components/useSettled';

const PREVIEW_AFTER_MS = 400;
const USUAL_DAYS = 14;

export interface LaunchForm {
  name: string;
  fiscalYear: number;
  dueDate: string;
  profileId: string;
  projectIds: ReadonlySet<string>;
}

/** What was chosen and is not launched yet: leaving for the import or another page does not lose it. Gone with the app. */
let unfinished: LaunchForm | null = null;

/** @param year budget year to begin with; null for the one worked on last, or the usual one */
export function useLaunchForm(year: number | null) {
  const [form, setForm] = useState(() =>
    unfinished && (year === null || year === unfinished.fiscalYear) ? unfinished : emptyForm(new Date(), year),
  );
  const change = (changes: Partial<LaunchForm>) => setForm((before) => ({ ...before, ...changes }));
  useEffect(() => {
    unfinished = form;
  }, [form]);
  return [form, change] as const;
}

/** Evaluations look back: unless a year is asked for, it is the one before this. */
function emptyForm(now: Date, year: number | null): LaunchForm {
  const today = dayOf(now);
  const fiscalYear = year ?? Number(today.slice(0, 4)) - 1;
  return {
    name: usualName(fiscalYear),
    fiscalYear,
    dueDate: addDays(today, USUAL_DAYS),
    profileId: USUAL_PROFILE,
    projectIds: new Set(),
  };
}

export function usualName(fiscalYear: number): string {
  return `${fiscalYear}年度项目支出绩效自评`;
}

export function toInput(form: LaunchForm): LaunchCampaignRequest {
  return { ...form, name: form.name.trim(), projectIds: [...form.projectIds] };
}

/** What launching would do, asked for whenever the form rests. */
export function usePreview(form: LaunchForm) {
  const wanted = toInput(form);
  const input = useSettled(JSON.stringify(wanted), PREVIEW_AFTER_MS);
  const ready = wanted.name !== '' && wanted.dueDate !== '' && wanted.projectIds.length > 0;
  const query = useQuery({
    queryKey: ['campaign-preview', input],
    queryFn: () => post<CampaignPreview>('api/campaigns/preview', JSON.parse(input)),
    enabled: ready && input === JSON.stringify(wanted),
  });
  return { preview: ready ? query.data : undefined, failure: ready ? query.error : null };
}

export function useLaunch(onLaunched: (campaign: CampaignSummary) => void) {
  return useMutation({
    mutationFn: (form: LaunchForm) => post<CampaignSummary>('api/campaigns', toInput(form)),
    retry: (count, failure) => count < 2 && isWorthRepeating(failure),
    onSuccess: (campaign) => {
      unfinished = null;
      void queryClient.invalidateQueries({ queryKey: campaignsQuery.queryKey });
      void queryClient.invalidateQueries({ queryKey: tasksQuery.queryKey });
      void queryClient.invalidateQueries({ queryKey: projectsQuery(campaign.fiscalYear).queryKey });
      onLaunched(campaign);
    },
  });
}
