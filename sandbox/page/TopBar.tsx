// Who one is, what time it is, and how the sandbox fares.
import type { ReactNode } from 'react';
import type { Overview, PersonView } from './api';
import { Clock, ClockStrip } from './backstage/ClockStrip';
import type { Tab } from './backstage/Backstage';
import { MoonIcon, SunIcon } from './icons';
import { PersonSwitcher } from './PersonSwitcher';
import { Popover } from './Popover';
import type { Theme } from './useTheme';

interface Props {
  overview: Overview;
  person: PersonView;
  version: number;
  onSwitch: (userid: string) => void;
  theme: Theme;
  onTheme: (theme: Theme) => void;
  /** what is open behind the scenes */
  tab: Tab | null;
  onBackstage: (tab: Tab) => void;
}

export function TopBar({ overview, person, version, onSwitch, theme, onTheme, tab, onBackstage }: Props): ReactNode {
  const { faults, quota, countedCalls, aheadMs, streamConnections } = overview;
  const isDark = theme === 'dark';
  const chip = (name: Tab, tone: string, words: ReactNode) => (
    <button
      type="button"
      className={`bar-button ${tone}`}
      aria-expanded={tab === name}
      onClick={() => onBackstage(name)}
    >
      {words}
    </button>
  );
  return (
    <header className="top-bar">
      <h1>
        <img src="/__sandbox/icon.svg" alt="" width="24" height="24" />
        <span>钉钉沙箱</span>
        <span className="organisation">{overview.organisation}</span>
      </h1>
      <PersonSwitcher person={person} version={version} onSwitch={onSwitch} />
      <div className="instruments">
        <span className={`stream ${streamConnections > 0 ? 'on' : ''}`}>
          {streamConnections > 0 ? '应用已连接' : '应用未连接'}
        </span>
        <Popover
          className={`bar-clock ${aheadMs > 0 ? 'moved' : ''}`}
          title="时钟"
          label={<Clock key={overview.now} now={overview.now} />}
        >
          {() => <ClockStrip overview={overview} />}
        </Popover>
        {chip(
          'quota',
          'quota-chip',
          <>
            额度{' '}
            <b className="figures">
              {countedCalls}/{quota.calls}
            </b>
          </>,
        )}
        {chip('faults', faults.length > 0 ? 'alarm' : '', faults.length > 0 ? `故障 ${faults.length}` : '故障')}
        {chip('sent', 'wide-only', '送达')}
        <button
          type="button"
          className="bar-button icon"
          aria-label={isDark ? '换成浅色' : '换成深色'}
          title={isDark ? '换成浅色' : '换成深色'}
          onClick={() => onTheme(isDark ? 'light' : 'dark')}
        >
          {isDark ? <SunIcon /> : <MoonIcon />}
        </button>
      </div>
    </header>
  );
}
