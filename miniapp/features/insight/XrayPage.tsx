import { useQuery } from '@tanstack/react-query';
import type { InsightCampaign } from '../../../shared/contracts/insight';
import { Page } from '../../components/Page';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import '../campaigns/campaigns.css';
import { dashboardHref, xrayHref } from './addresses';
import { FindingsView } from './FindingsView';
import { Head } from './Head';
import './insight.css';
import { findingsQuery, reviewedQuery, wordingQuery } from './queries';
import { ReviewedView } from './ReviewedView';
import { WordingView } from './WordingView';

const VIEWS = [
  ['', '检查发现'],
  ['wording', '指标表述'],
  ['reviewed', '自评与审核'],
] as const;

/** 批次体检: what is wrong across a whole campaign. @param view the part, as in the address */
export default function XrayPage({ id, view }: { id: string; view: string }) {
  return (
    <Page title="批次体检" wide>
      {view === 'wording' ? <Wording id={id} /> : view === 'reviewed' ? <Reviewed id={id} /> : <Findings id={id} />}
    </Page>
  );
}

const skeleton = <CardsSkeleton cards={4} />;

function Findings({ id }: { id: string }) {
  return (
    <QueryView query={useQuery(findingsQuery(id))} skeleton={skeleton}>
      {(xray) => (
        <>
          <XrayHead campaign={xray.campaign} view="" />
          <FindingsView xray={xray} />
        </>
      )}
    </QueryView>
  );
}

function Wording({ id }: { id: string }) {
  return (
    <QueryView query={useQuery(wordingQuery(id))} skeleton={skeleton}>
      {(wording) => (
        <>
          <XrayHead campaign={wording.campaign} view="wording" />
          <WordingView wording={wording} />
        </>
      )}
    </QueryView>
  );
}

function Reviewed({ id }: { id: string }) {
  return (
    <QueryView query={useQuery(reviewedQuery(id))} skeleton={skeleton}>
      {(reviewed) => (
        <>
          <XrayHead campaign={reviewed.campaign} view="reviewed" />
          <ReviewedView reviewed={reviewed} />
        </>
      )}
    </QueryView>
  );
}

function XrayHead({ campaign, view }: { campaign: InsightCampaign; view: string }) {
  return (
    <>
      <Head title="批次体检" back={{ href: dashboardHref(campaign.id), label: '看板' }} campaign={campaign} />
      <nav className="views" aria-label="体检的内容">
        {VIEWS.map(([key, label]) => (
          <a key={key} href={xrayHref(campaign.id, key)} aria-current={key === view ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
    </>
  );
}
