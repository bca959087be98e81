import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { addDays, dayOf } from '../../../shared/calendar';
import type { CampaignPreview } from '../../../shared/contracts/campaigns';
import type { LaunchFormInput, SavedLaunch } from '../../../shared/contracts/launches';
import type { ReminderPolicy } from '../../../shared/reminders/policy';
import { USUAL_PROFILE } from '../../../shared/scoring/profiles';
import { useSettled } from '../../components/useSettled';
import { previewOf } from './launchQueries';

const PREVIEW_AFTER_MS = 400;
const USUAL_DAYS = 14;

export interface LaunchForm {
  name: string;
  fiscalYear: number;
  dueDate: string;
  profileId: string;
  projectIds: ReadonlySet<string>;
  /** 提醒规则; the usual one when absent */
  reminders?: ReminderPolicy | undefined;
}

/** What was chosen and is not kept yet: leaving for another page does not lose it. Gone with the app. */
const unfinished = new Map<string, LaunchForm>();
const NEW = 'new';

/** Forgets what was chosen: it is launched, or kept as a draft. */
export const forgetUnfinished = (saved: SavedLaunch | null): void => void unfinished.delete(saved?.id ?? NEW);

/**
 * @param year budget year to begin with; null for the one worked on last, or the usual one
 * @param saved the draft that is gone on with
 */
export function useLaunchForm(year: number | null, saved: SavedLaunch | null) {
  const key = saved?.id ?? NEW;
  const [form, setForm] = useState(() => {
    const kept = unfinished.get(key);
    if (saved) return (saved.state !== 'scheduled' && kept) || fromInput(saved.form);
    return kept && (year === null || year === kept.fiscalYear) ? kept : emptyForm(new Date(), year);
  });
  const change = (changes: Partial<LaunchForm>) => setForm((before) => ({ ...before, ...changes }));
  useEffect(() => {
    unfinished.set(key, form);
  }, [key, form]);
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

const fromInput = (form: LaunchFormInput): LaunchForm => ({ ...form, projectIds: new Set(form.projectIds) });

export function toInput(form: LaunchForm): LaunchFormInput {
  return { ...form, name: form.name.trim(), projectIds: [...form.projectIds] };
}

/**
 * What launching would do, asked for whenever the form rests.
 * @param scheduledFor the moment, when it is not at once
 */
export function usePreview(form: LaunchForm, sampleProjectId: string | null, scheduledFor: string | null) {
  const wanted = {
    ...toInput(form),
    scheduledFor,
    ...(sampleProjectId !== null && form.projectIds.has(sampleProjectId) && { sampleProjectId }),
  };
  const input = useSettled(JSON.stringify(wanted), PREVIEW_AFTER_MS);
  const ready = wanted.name !== '' && wanted.dueDate !== '' && wanted.projectIds.length > 0;
  const isSettled = input === JSON.stringify(wanted);
  const query = useQuery({
    queryKey: ['campaign-preview', input],
    queryFn: () => previewOf(JSON.parse(input)),
    enabled: ready && isSettled,
    placeholderData: keepPreviousData,
  });
  return {
    /** what is shown: while the next is on its way, the last one */
    preview: ready ? query.data : undefined,
    /** whether it is about what stands in the form now */
    isCurrent: ready && isSettled && query.data !== undefined && !query.isPlaceholderData,
    failure: ready ? query.error : null,
  };
}

/** Why it cannot be launched yet; null when it can. */
export function whyNotYet(form: LaunchForm, preview: CampaignPreview | undefined, isCurrent: boolean): string | null {
  if (!form.name.trim()) return '请填写批次名称。';
  if (!form.dueDate) return '请选择截止日期。';
  if (form.projectIds.size === 0) return '请至少选择一个项目。';
  if (!preview || !isCurrent) return '正在核对谁会收到什么……';
  return preview.problems.length > 0 ? `有 ${preview.problems.length} 个问题要先处理，见发起前检查。` : null;
}
