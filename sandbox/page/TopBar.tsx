// Who one is, what time it is, and how the sandbox fares.
import { useEffect, useState, type ReactNode } from 'react';
import type { Overview, PersonView } from './api';
import { Calls } from './Calls';
import { Faults } from './Faults';
import { PersonSwitcher } from './PersonSwitcher';
import { clockTime, dayName } from './time';

interface Props {
  overview: Overview;
  person: PersonView;
  version: number;
  onSwitch: (userid: string) => void;
}

export function TopBar({ overview, person, version, onSwitch }: Props): ReactNode {
  return (
    <header className="top-bar">
      <h1>
        <img src="/__sandbox/icon.svg" alt="" width="24" height="24" />
        <span>钉钉沙箱</span>
        <span className="organisation">{overview.organisation}</span>
      </h1>
      <PersonSwitcher person={person} version={version} onSwitch={onSwitch} />
      <div className="instruments">
        <span className={`stream ${overview.streamConnections > 0 ? 'on' : ''}`}>
          {overview.streamConnections > 0 ? '应用已连接' : '应用未连接'}
        </span>
        <Clock key={overview.now} now={overview.now} />
        <Calls overview={overview} version={version} />
        <Faults active={overview.faults} version={version} />
      </div>
    </header>
  );
}

/** The sandbox's time, which may not be this machine's. */
function Clock({ now }: { now: number }): ReactNode {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const told = Date.now();
    const timer = window.setInterval(() => setAt(now + Date.now() - told), 5000);
    return () => window.clearInterval(timer);
  }, [now]);
  return (
    <time className="clock">
      {dayName(at)} {clockTime(at)}
    </time>
  );
}
