import { useLocation } from 'wouter';
import type { CampaignPreview } from '../../../shared/contracts/campaigns';
import { Page } from '../../components/Page';
import { BasicsFields } from './BasicsFields';
import './campaigns.css';
import './launch.css';
import { LaunchPreview } from './LaunchPreview';
import { ProjectPicker } from './ProjectPicker';
import { Trouble } from '../../components/Trouble';
import { useLaunch, useLaunchForm, usePreview, type LaunchForm } from './useLaunchForm';

interface LaunchPageProps {
  /** budget year to begin with; null for the usual one */
  year: number | null;
}

/** 发起评价批次: one page, with what will happen always in view. */
export default function LaunchPage({ year }: LaunchPageProps) {
  const [form, change] = useLaunchForm(year);
  const [, navigate] = useLocation();
  const { preview, failure } = usePreview(form);
  const launch = useLaunch((campaign) => navigate(`/campaigns/${campaign.id}`, { replace: true }));
  const whyNot = whyNotYet(form, preview);
  return (
    <Page title="发起评价批次" wide withBar>
      <header className="board-head">
        <a className="back-link" href="#/campaigns">
          评价批次
        </a>
        <h1 className="summary__line">发起评价批次</h1>
      </header>
      <div className="launch">
        <div>
          <BasicsFields form={form} onChange={change} />
          <ProjectPicker
            fiscalYear={form.fiscalYear}
            chosen={form.projectIds}
            onChange={(projectIds) => change({ projectIds })}
          />
        </div>
        <aside className="launch__preview">
          <LaunchPreview form={form} preview={preview} failure={failure} />
        </aside>
      </div>
      <div className="bottom-bar">
        {launch.isError && <Trouble failure={launch.error} />}
        <div className="bottom-bar__row">
          <a className="button" href="#/campaigns">
            返回
          </a>
          <button
            type="button"
            className="button button--primary"
            disabled={whyNot !== null || launch.isPending}
            onClick={() => launch.mutate(form)}
          >
            {launch.isPending ? '正在发起……' : `发起并通知${preview ? ` ${preview.people} 人` : ''}`}
          </button>
        </div>
        {whyNot && <p className="why-not">{whyNot}</p>}
      </div>
    </Page>
  );
}

function whyNotYet(form: LaunchForm, preview: CampaignPreview | undefined): string | null {
  if (!form.name.trim()) return '请填写批次名称。';
  if (!form.dueDate) return '请选择截止日期。';
  if (form.projectIds.size === 0) return '请至少选择一个项目。';
  if (!preview) return '正在核对谁会收到什么……';
  return preview.problems.length > 0 ? `有 ${preview.problems.length} 个问题要先处理，见预览。` : null;
}
