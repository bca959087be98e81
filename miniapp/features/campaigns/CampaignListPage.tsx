import { useQuery } from '@tanstack/react-query';
import { spokenDay } from '../../../shared/calendar';
import type { CampaignSummary } from '../../../shared/contracts/campaigns';
import { campaignsQuery } from '../../api/queries';
import { useLive } from '../../api/useLive';
import { AssumedTag, DaysLeft, DemoTag } from '../../components/marks';
import { Page } from '../../components/Page';
import { PageHead } from '../../components/PageHead';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import { DingTalkBanner } from '../deliveries/DingTalkBanner';
import { useMe } from '../identity/me';
import './campaigns.css';
import { SavedLaunches } from './SavedLaunches';
import { StateBar } from './StateBar';

export default function CampaignListPage() {
  useLive();
  const query = useQuery(campaignsQuery);
  return (
    <Page title="评价批次" wide>
      <PageHead
        title="评价批次"
        acts={
          useMe().can.launchCampaign && (
            <>
              <a className="button button--quiet" href="#/projects/import">
                导入项目
              </a>
              <a className="button button--primary" href="#/campaigns/new">
                发起评价批次
              </a>
            </>
          )
        }
      />
      <DingTalkBanner />
      {useMe().can.launchCampaign && <SavedLaunches />}
      <QueryView query={query} skeleton={<CardsSkeleton />}>
        {({ campaigns }) => (campaigns.length > 0 ? <Campaigns campaigns={campaigns} /> : <NoCampaigns />)}
      </QueryView>
    </Page>
  );
}

function Campaigns({ campaigns }: { campaigns: CampaignSummary[] }) {
  return (
    <ul className="campaigns">
      {campaigns.map((campaign) => (
        <li key={campaign.id}>
          <CampaignCard campaign={campaign} />
        </li>
      ))}
    </ul>
  );
}

function CampaignCard({ campaign }: { campaign: CampaignSummary }) {
  const { counts } = campaign;
  const handedIn = counts.inReview + counts.completed;
  return (
    <a className="campaign" href={`#/campaigns/${campaign.id}`}>
      <h2 className="campaign__name">
        {campaign.name} {campaign.isDemo && <DemoTag />}
      </h2>
      <p className="task__meta">
        {campaign.fiscalYear} 年度 {campaign.fiscalYearAssumed && <AssumedTag />} · {spokenDay(campaign.dueDate)} 截止
      </p>
      <p className="campaign__line">
        <span>
          {counts.total} 项中 {handedIn} 项已交，{counts.completed} 项办结
        </span>
        {counts.overdue > 0 && <span className="tag tag--bad">逾期 {counts.overdue} 项</span>}
        {handedIn < counts.total && <DaysLeft daysLeft={campaign.daysLeft} />}
      </p>
      <StateBar counts={counts} />
    </a>
  );
}

function NoCampaigns() {
  return (
    <section className="card empty">
      <p>发起的评价批次会出现在这里。</p>
      <p className="muted small">
        一个批次包含一批项目的自评任务：谁填、谁审、何时截止。发起后相关人员会收到钉钉通知。
      </p>
    </section>
  );
}
