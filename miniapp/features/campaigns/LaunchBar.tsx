import { useLocation } from 'wouter';
import { spokenInstant } from '../../../shared/calendar';
import type { CampaignPreview } from '../../../shared/contracts/campaigns';
import type { SavedLaunch } from '../../../shared/contracts/launches';
import { Trouble } from '../../components/Trouble';
import { rememberLaunched } from './justLaunched';
import { instantOf, type Moment } from './LaunchEnd';
import { useLaunchNow, useSchedule } from './launchQueries';
import { forgetUnfinished, toInput, whyNotYet, type LaunchForm } from './useLaunchForm';

interface LaunchBarProps {
  form: LaunchForm;
  saved: SavedLaunch | null;
  /** null: at once */
  moment: Moment | null;
  preview: CampaignPreview | undefined;
  isCurrent: boolean;
}

/** The launch itself, now or by the clock, and why it is not possible yet. */
export function LaunchBar({ form, saved, moment, preview, isCurrent }: LaunchBarProps) {
  const [, navigate] = useLocation();
  const leave = (path: string) => {
    forgetUnfinished(saved);
    navigate(path, { replace: true });
  };
  const launch = useLaunchNow(({ id, counts }) => {
    rememberLaunched({ campaignId: id, tasks: counts.total, people: preview?.people ?? 0 });
    leave(`/campaigns/${id}`);
  });
  const schedule = useSchedule(({ id }) => leave(`/campaigns/new/draft/${id}`));
  const at = moment && instantOf(moment);
  const isPending = launch.isPending || schedule.isPending;
  const failure = moment ? schedule.error : launch.error;
  const whyNot = whyNotYet(form, preview, isCurrent) ?? whyNotThen(moment, at);
  const act = () => {
    const input = toInput(form);
    if (moment) schedule.mutate({ saved, form: input, at: at!.toISOString() });
    else launch.mutate({ ...input, ...(saved && { launch: { id: saved.id, version: saved.version } }) });
  };
  return (
    <div className="bottom-bar">
      {failure !== null && <Trouble failure={failure} />}
      <div className="bottom-bar__row">
        <a className="button" href="#/campaigns">
          返回
        </a>
        <button type="button" className="button button--primary" disabled={whyNot !== null || isPending} onClick={act}>
          {labelOf(isPending, at, preview)}
        </button>
      </div>
      {whyNot && <p className="why-not">{whyNot}</p>}
    </div>
  );
}

function whyNotThen(moment: Moment | null, at: Date | null): string | null {
  if (!moment) return null;
  if (!at) return '请选择发起的日期和时间。';
  return at.getTime() <= Date.now() ? '发起时间已经过去，请另选时间。' : null;
}

function labelOf(isPending: boolean, at: Date | null, preview: CampaignPreview | undefined): string {
  if (at) return isPending ? '正在定时……' : `定时 ${spokenInstant(at)} 发起`;
  if (isPending) return '正在发起……';
  return `发起并通知${preview ? ` ${preview.people} 人` : ''}`;
}
