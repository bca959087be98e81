import type { CampaignPreview } from '../../../shared/contracts/campaigns';
import { Trouble } from '../../components/Trouble';
import { QuotaUse } from './QuotaUse';
import type { LaunchForm } from './useLaunchForm';

interface LaunchPreviewProps {
  form: LaunchForm;
  preview: CampaignPreview | undefined;
  failure: unknown;
}

/** Before anything is sent: what stands in the way, how the notice reads, and who gets what. */
export function LaunchPreview({ form, preview, failure }: LaunchPreviewProps) {
  if (failure) return <Trouble failure={failure} />;
  if (!preview) {
    return (
      <section className="card empty">
        <p>发起后会发生什么，会显示在这里。</p>
        <p className="muted small">选好项目后，可以看到谁填、谁审、通知怎么写。</p>
      </section>
    );
  }
  return (
    <>
      <Problems problems={preview.problems} />
      <Numbers preview={preview} />
      <QuotaUse forecast={preview.quota} />
      <Notice preview={preview} campaignName={form.name.trim()} />
      <WhoGetsWhat tasks={preview.tasks} />
    </>
  );
}

function Problems({ problems }: { problems: string[] }) {
  if (problems.length === 0) return null;
  return (
    <section className="notice notice--bad" role="alert">
      <p className="notice__title">发起前要先处理</p>
      <ul className="bullets">
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      <p className="notice__remedy">
        项目的填报人、资金和指标，请在导入表里改好，<a href="#/projects/import">重新导入</a>
        ，已选的内容会保留。分值与评分方案不符的，也可以换一个评分方案。
      </p>
    </section>
  );
}

function Numbers({ preview }: { preview: CampaignPreview }) {
  return (
    <dl className="card numbers">
      <div>
        <dd className="num">{preview.tasks.length}</dd>
        <dt>项任务</dt>
      </div>
      <div>
        <dd className="num">{preview.people}</dd>
        <dt>位填报人</dt>
      </div>
      <div>
        <dd className="num">{preview.messages}</dd>
        <dt>条通知和待办</dt>
      </div>
    </dl>
  );
}

/** The work notice as it will look in DingTalk. */
function Notice({ preview, campaignName }: { preview: CampaignPreview; campaignName: string }) {
  return (
    <section className="card">
      <h2 className="card__title">填报人会收到</h2>
      <div className="ding">
        <p className="ding__app">绩效通</p>
        <p className="ding__title">{preview.noticeTitle}</p>
        <p className="muted small">批次：{campaignName}</p>
      </div>
    </section>
  );
}

function WhoGetsWhat({ tasks }: { tasks: CampaignPreview['tasks'] }) {
  return (
    <section className="card">
      <h2 className="card__title">谁填，谁审</h2>
      <ul>
        {tasks.map((task) => (
          <li key={task.projectId} className="who">
            <p>
              <b>{task.projectName}</b> <span className="muted small">{task.indicatorCount} 项指标</span>
            </p>
            <p className="who__chain">
              <span>{task.fillerName ?? '没有填报人'}</span>
              <span>{names(task.leadNames)}</span>
              <span>{names(task.reviewerNames)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function names(people: string[]): string {
  return people.length > 0 ? people.join('、') : '没有人';
}
