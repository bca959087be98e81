// Behind the scenes: the clock, troubles, what the app calls and is told, and whom its messages reached.
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { Overview } from '../api';
import { CallsTab } from './CallsTab';
import { ClockStrip } from './ClockStrip';
import { EventsTab } from './EventsTab';
import { FaultsTab } from './FaultsTab';
import { QuotaTab } from './QuotaTab';
import { SentTab } from './SentTab';

const TABS = { faults: '故障', quota: '额度', calls: '调用', events: '推送', sent: '送达' } as const;
export type Tab = keyof typeof TABS;

const ORDER = Object.keys(TABS) as Tab[];

interface Props {
  overview: Overview;
  version: number;
  tab: Tab;
  onTab: (tab: Tab) => void;
  onClose: () => void;
}

export function Backstage({ overview, version, tab, onTab, onClose }: Props): ReactNode {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus({ preventScroll: true });
  }, [tab]);

  function onKey({ key }: KeyboardEvent): void {
    if (key === 'Escape') onClose();
  }
  function onTabKey({ key }: KeyboardEvent): void {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) onTab(ORDER[(ORDER.indexOf(tab) + step + ORDER.length) % ORDER.length] ?? tab);
  }

  return (
    <aside ref={panel} className="backstage" aria-label="幕后" onKeyDown={onKey}>
      <header className="backstage-head">
        <ClockStrip overview={overview} />
        <button type="button" className="tool" onClick={onClose}>
          收起
        </button>
      </header>
      <div className="tablist" role="tablist" aria-label="幕后" onKeyDown={onTabKey}>
        {ORDER.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={name === tab}
            aria-controls="backstage-panel"
            tabIndex={name === tab ? 0 : -1}
            onClick={() => onTab(name)}
          >
            {TABS[name]}
            {name === 'faults' && overview.faults.length > 0 && <span className="badge">{overview.faults.length}</span>}
          </button>
        ))}
      </div>
      <div className="backstage-body" role="tabpanel" id="backstage-panel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
        {tab === 'faults' && <FaultsTab version={version} />}
        {tab === 'quota' && <QuotaTab overview={overview} version={version} />}
        {tab === 'calls' && <CallsTab version={version} />}
        {tab === 'events' && <EventsTab overview={overview} version={version} />}
        {tab === 'sent' && <SentTab overview={overview} version={version} />}
      </div>
    </aside>
  );
}
