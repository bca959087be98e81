import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { timeOf } from '../../../shared/calendar';
import type { Dashboard } from '../../../shared/contracts/insight';
import { problemsSentence } from '../../../shared/insight/sentences';
import { campaignsQuery } from '../../api/queries';
import { Page } from '../../components/Page';
import { PageHead } from '../../components/PageHead';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import '../campaigns/campaigns.css';
import { boardHref, dashboardHref, rowsHref, xrayHref } from './addresses';
import { Charts } from './Charts';
import { Decisions } from './Decisions';
import { GroupList } from './GroupList';
import { CampaignLine, CampaignPicker, mainCampaign } from './Head';
import './insight.css';
import { Numbers } from './Numbers';
import { dashboardQuery } from './queries';

/** 看板: where do we stand, and what needs a decision. Without an id the main campaign of the year. */
export default function DashboardPage({ id }: { id: string | null }) {
  const campaigns = useQuery({ ...campaignsQuery, enabled: id === null });
  return (
    <Page title="看板" wide>
      {id ? (
        <OfCampaign id={id} />
      ) : (
        <QueryView query={campaigns} skeleton={<CardsSkeleton cards={4} />}>
          {(list) => {
            const main = mainCampaign(list.campaigns);
            return main ? <OfCampaign id={main.id} /> : <NoCampaign />;
          }}
        </QueryView>
      )}
    </Page>
  );
}

function OfCampaign({ id }: { id: string }) {
  const query = useQuery(dashboardQuery(id));
  return (
    <QueryView query={query} skeleton={<CardsSkeleton cards={4} />}>
      {(dashboard) => <Whole dashboard={dashboard} />}
    </QueryView>
  );
}

function Whole({ dashboard }: { dashboard: Dashboard }) {
  const { campaign } = dashboard;
  const [, navigate] = useLocation();
  return (
    <>
      <PageHead
        title="看板"
        acts={<CampaignPicker campaign={campaign} onPick={(picked) => navigate(dashboardHref(picked).slice(1))} />}
      >
        <CampaignLine campaign={campaign} named={false} />
        <nav className="insight-head__links" aria-label="这个批次的其他页面">
          <a href={boardHref(campaign.id)}>任务进度</a>
          <a href={xrayHref(campaign.id)}>批次体检</a>
        </nav>
      </PageHead>
      <Numbers dashboard={dashboard} />
      <Decisions dashboard={dashboard} />
      <Charts dashboard={dashboard} />
      <Problems dashboard={dashboard} />
      <p className="muted small insight-foot">{timeOf(new Date(dashboard.at))} 的数据，只含您管辖范围内的任务。</p>
    </>
  );
}

function Problems({ dashboard: { campaign, problems } }: { dashboard: Dashboard }) {
  return (
    <section className="card">
      <h2 className="card__title">{problemsSentence(problems)}</h2>
      {problems.length === 0 ? (
        <p className="muted small">提交时的自动检查会把问题汇总到这里。</p>
      ) : (
        <>
          <GroupList
            groups={problems}
            of={campaign.handedIn}
            hrefOf={({ key }) => rowsHref(campaign.id, 'finding', { value: key })}
          />
          <a className="text-button" href={xrayHref(campaign.id)}>
            看全部检查发现
          </a>
        </>
      )}
    </section>
  );
}

function NoCampaign() {
  return (
    <section className="card empty">
      <p>还没有评价批次，所以没有可看的数字。</p>
      <p className="muted small">绩效管理员发起评价批次后，这里显示进度、执行率、得分和需要决定的事。</p>
    </section>
  );
}
