import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CampaignReminders, CampaignRemindersQuery } from '../../../shared/contracts/reminders';
import { deliveryStateLabels, type DeliveryState } from '../../../shared/delivery/deliveryState';
import { reminderKinds, type ReminderKind } from '../../../shared/reminders/kinds';
import { Choice } from '../../components/Choice';
import { Failure } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import { useMe } from '../identity/me';
import { proofQuery } from './queries';
import { SentList } from './SentList';

type Filter = Pick<CampaignRemindersQuery, 'kind' | 'state'>;

/** 送达凭据: who was reminded in a campaign, of what, reached or not, read or not. */
export function Proof({ campaignId }: { campaignId: string }) {
  const [filter, setFilter] = useState<Filter>({});
  const query = useInfiniteQuery(proofQuery(campaignId, filter));
  if (query.isError)
    return <Failure failure={query.error} retry={() => void query.refetch()} busy={query.isFetching} />;
  if (!query.data) return <CardsSkeleton cards={3} />;
  const reminders = query.data.pages.flatMap((page) => page.reminders);
  return (
    <>
      <Counts counts={query.data.pages[0]!.counts} />
      <section className="card" aria-label="发过的提醒">
        <Filters filter={filter} onFilter={setFilter} />
        {reminders.length === 0 && <Nothing isFiltered={filter.kind !== undefined || filter.state !== undefined} />}
        <SentList reminders={reminders} who={({ person }) => <Who person={person} />} older={query} />
        <AllMessages campaignId={campaignId} />
      </section>
    </>
  );
}

const FIGURES = [
  { key: 'told', label: '条已发' },
  { key: 'reached', label: '条送达' },
  { key: 'read', label: '条已读' },
  { key: 'missed', label: '条未送达' },
] as const;

function Counts({ counts }: { counts: CampaignReminders['counts'] }) {
  return (
    <dl className="card numbers numbers--four">
      {FIGURES.map(({ key, label }) => (
        <div key={key}>
          <dd className="num" style={{ color: key === 'missed' && counts.missed > 0 ? 'var(--bad-text)' : undefined }}>
            {counts[key]}
          </dd>
          <dt>{label}</dt>
        </div>
      ))}
    </dl>
  );
}

function Filters({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const kinds = Object.entries(reminderKinds) as [ReminderKind, { label: string }][];
  const states = Object.entries(deliveryStateLabels) as [DeliveryState, string][];
  return (
    <div className="proof-filters">
      <Choice
        label="哪一类"
        none="全部"
        options={kinds.map(([value, { label }]) => ({ value, label }))}
        value={filter.kind ?? null}
        onChange={(kind) => onFilter({ ...filter, kind: kind ?? undefined })}
      />
      <Choice
        label="送达情况"
        none="全部"
        options={states.map(([value, label]) => ({ value, label }))}
        value={filter.state ?? null}
        onChange={(state) => onFilter({ ...filter, state: state ?? undefined })}
      />
    </div>
  );
}

function Who({ person }: { person: CampaignReminders['reminders'][number]['person'] }) {
  return (
    <p className="sent__who">
      {person.name} {!person.active && <span className="tag tag--bad">已离开</span>}{' '}
      <span className="muted small">{person.unitName}</span>
    </p>
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  return (
    <div className="empty">
      <p>{isFiltered ? '没有符合条件的提醒，换个条件试试。' : '还没有发过提醒。'}</p>
      {!isFiltered && <p className="muted small">到了“还会发什么”里的日子，发给谁、到没到、读没读，会逐条列在这里。</p>}
    </div>
  );
}

/** Reminders are some of the messages; all of them, with calls to make and what to send again, are on their own page. */
function AllMessages({ campaignId }: { campaignId: string }) {
  const { can } = useMe();
  if (!can.viewDeliveries) return null;
  return (
    <p className="proof-all small">
      <a href={`#/deliveries/campaignId=${campaignId}`}>这个批次的全部消息</a>，包括通知、催办和电话告知。
    </p>
  );
}
