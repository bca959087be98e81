import { useQuery } from '@tanstack/react-query';
import { spokenDay } from '../../../shared/calendar';
import type { CampaignSummary } from '../../../shared/contracts/campaigns';
import type { InsightCampaign } from '../../../shared/contracts/insight';
import { campaignsQuery } from '../../api/queries';
import { AssumedTag, DaysLeft, DemoTag } from '../../components/marks';
import { PageHead } from '../../components/PageHead';

interface HeadProps {
  title: string;
  back: { href: string; label: string };
  campaign: InsightCampaign;
}

/** Above every page of the overview: where one is, and of which campaign. */
export function Head({ title, back, campaign }: HeadProps) {
  return (
    <PageHead title={title} back={back}>
      <CampaignLine campaign={campaign} />
    </PageHead>
  );
}

/** @param named false where its name stands beside it already */
export function CampaignLine({ campaign, named = true }: { campaign: InsightCampaign; named?: boolean }) {
  return (
    <p className="task__meta">
      {named && campaign.name} {campaign.isDemo && <DemoTag />} {campaign.fiscalYearAssumed && <AssumedTag />}
      {named && ' ·'} {spokenDay(campaign.dueDate)} 截止{' '}
      {campaign.handedIn < campaign.total && <DaysLeft daysLeft={campaign.daysLeft} />}
    </p>
  );
}

/** The campaign's name; where there are several, the way to the dashboard of another. */
export function CampaignPicker({ campaign, onPick }: { campaign: InsightCampaign; onPick: (id: string) => void }) {
  const campaigns = useQuery(campaignsQuery).data?.campaigns ?? [];
  if (campaigns.length < 2) return <p>{campaign.name}</p>;
  return (
    <label className="campaign-picker">
      <span className="visually-hidden">评价批次</span>
      <select className="input" value={campaign.id} onChange={(event) => onPick(event.target.value)}>
        {campaigns.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Which one to open on: the largest of the newest year. */
export function mainCampaign(campaigns: readonly CampaignSummary[]): CampaignSummary | null {
  const [first] = [...campaigns].sort((a, b) => b.fiscalYear - a.fiscalYear || b.counts.total - a.counts.total);
  return first ?? null;
}
