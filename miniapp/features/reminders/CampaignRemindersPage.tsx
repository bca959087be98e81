import { useQuery } from '@tanstack/react-query';
import { campaignQuery } from '../../api/queries';
import { Page } from '../../components/Page';
import { PageHead, PageSentence } from '../../components/PageHead';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import '../campaigns/campaigns.css';
import '../campaigns/launch.css';
import { CampaignPlan } from './CampaignPlan';
import { Proof } from './Proof';
import './plan.css';
import './reminders.css';

interface CampaignRemindersPageProps {
  id: string;
  /** `sent`: who was told; otherwise what will be sent */
  view: string;
}

/** 提醒安排 of one campaign: the policy and what it will still send, and who was told, reached and has read it. */
export default function CampaignRemindersPage({ id, view }: CampaignRemindersPageProps) {
  const query = useQuery(campaignQuery(id));
  const shown = view === 'sent' ? 'sent' : 'plan';
  return (
    <Page title="提醒安排" wide>
      <PageHead title="提醒安排" back={{ href: `#/campaigns/${id}`, label: '批次看板' }}>
        <PageSentence>{query.data?.campaign.name}</PageSentence>
      </PageHead>
      <nav className="segments" aria-label="看哪一面">
        <a
          className="segments__one segments__link"
          href={`#/campaigns/${id}/reminders`}
          aria-current={current(shown === 'plan')}
        >
          还会发什么
        </a>
        <a
          className="segments__one segments__link"
          href={`#/campaigns/${id}/reminders/sent`}
          aria-current={current(shown === 'sent')}
        >
          已经告诉谁
        </a>
      </nav>
      <QueryView query={query} skeleton={<CardsSkeleton cards={2} />}>
        {() => (shown === 'sent' ? <Proof campaignId={id} /> : <CampaignPlan campaignId={id} />)}
      </QueryView>
    </Page>
  );
}

const current = (isShown: boolean) => (isShown ? 'page' : undefined);
