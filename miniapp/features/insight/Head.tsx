import { useQuery } from '@tanstack/react-query';
import { spokenDay } from '../../../shared/calendar';
import type { CampaignSummary } from '../../../shared/contracts/campaigns';
import type { InsightCampaign } from '../../../shared/contracts/insight';
import { campaignsQuery } from '../../api/queries';
import { AssumedTag, DaysLeft, DemoTag } from '../../components/marks';

interface HeadProps {
  title: string;
  back: { href: string; label: string };
  campaign: InsightCampaign;
}

/** Above every page of the overview: where one is, and of which campaign. */
export function Head({ title, back, campaign }: HeadProps) {
  return (
    <header className="insight-head">
      <a className="back-link" href={back.href}>
        {back.label}
      </a>
      <h1 className="summary__line">{title}</h1>
      <CampaignLine campaign={campaign} />
    </header>
  );
}

export function CampaignLine({ campaign }: { campaign: InsightCampaign }) {
  return (
    <p className="task__meta">
      {campaign.name} {campaign.isDemo && <DemoTag />} {campaign.fiscalYearAssumed && <AssumedTag />} ·{' '}
      {spokenDay(campaign.dueDate)} 截止{' '}
      {campaign.handedIn < campaign.total && <DaysLeft daysLeft={campaign.daysLeft} />}
    </p>
  );
}

/** Another campaign's dashboard; nothing where there is only one. */
export function CampaignPicker({ id, onPick }: { id: string; onPick: (id: string) => void }) {
  const campaigns = useQuery(campaignsQuery).data?.campaigns ?? [];
  if (campaigns.length < 2) return null;
  return (
    <label className="campaign-picker">
      <span className="visually-hidden">评价批次</span>
      <select className="input" value={id} onChange={(event) => onPick(event.target.value)}>
        {campaigns.map((campaign) => (
          <option key={campaign.id} value={campaign.id}>
            {campaign.name}
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
