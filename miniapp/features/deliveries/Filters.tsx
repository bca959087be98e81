import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { campaignsQuery } from '../../api/queries';
import { useWide } from '../../components/useWide';
import { boardHref, filterWords, PERIODS, purposeOptions, wayOptions, type Filter } from './filter';

const TYPED_MS = 400;

/** What is looked for. Every choice is a new address; on the phone the fields are folded and their choice stands in words. */
export function Filters({ filter }: { filter: Filter }) {
  const words = filterWords(filter);
  if (useWide()) return <FilterFields filter={filter} />;
  return (
    <details className="delivery-filters__fold">
      <summary className="opens">{words ? `筛选：${words}` : '筛选'}</summary>
      <FilterFields filter={filter} />
    </details>
  );
}

function FilterFields({ filter }: { filter: Filter }) {
  const [, navigate] = useLocation();
  const set = (changes: Partial<Filter>) => navigate(boardHref(filter, changes).slice(1), { replace: true });
  const campaigns = useQuery(campaignsQuery).data?.campaigns ?? [];
  const choice = (label: string, name: keyof Filter, options: ReactNode) => (
    <label>
      <span className="field-label">{label}</span>
      <select className="input" value={filter[name]} onChange={(event) => set({ [name]: event.target.value })}>
        {options}
      </select>
    </label>
  );
  return (
    <div className="delivery-filters">
      {choice('内容', 'purpose', [['', '全部内容'], ...purposeOptions].map(option))}
      {choice('方式', 'way', [['', '全部方式'], ...wayOptions].map(option))}
      {choice('时间', 'period', Object.entries(PERIODS).map(option))}
      {choice('评价批次', 'campaignId', [['', '全部批次'], ...campaigns.map(({ id, name }) => [id, name])].map(option))}
      <PersonField person={filter.person} onTyped={(person) => set({ person })} />
    </div>
  );
}

const option = ([value, label]: string[]) => (
  <option key={value} value={value}>
    {label}
  </option>
);

/** Asks when the typing pauses. What the address says wins over what stands here, but never over what is being typed. */
function PersonField({ person, onTyped }: { person: string; onTyped: (person: string) => void }) {
  const [field, setField] = useState({ typed: person, asked: person });
  const typed = field.typed.trim();
  if (field.asked !== person) setField({ typed: typed === person ? field.typed : person, asked: person });
  useEffect(() => {
    if (typed === person) return;
    const timer = window.setTimeout(() => onTyped(typed), TYPED_MS);
    return () => window.clearTimeout(timer);
  });
  return (
    <label>
      <span className="field-label">收件人或单位</span>
      <input
        className="input"
        type="search"
        maxLength={50}
        value={field.typed}
        onChange={(event) => setField({ ...field, typed: event.target.value })}
      />
    </label>
  );
}
