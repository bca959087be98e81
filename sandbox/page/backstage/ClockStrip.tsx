// The sandbox's time, and how to move it: codes, tickets and reply addresses then grow old before one's eyes.
import { useEffect, useState, type ReactNode } from 'react';
import { sandbox, type Overview } from '../api';
import { clockTime, dayName, lengthInWords } from '../time';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export function ClockStrip({ overview }: { overview: Overview }): ReactNode {
  const { aheadMs } = overview;
  return (
    <div className="clock-strip" role="group" aria-label="时钟">
      <span>
        <Clock key={overview.now} now={overview.now} />
        {aheadMs > 0 && <span className="ahead">拨快了{lengthInWords(aheadMs)}</span>}
      </span>
      <span className="clock-acts">
        <button type="button" className="secondary" onClick={() => void sandbox.advanceClock(HOUR_MS)}>
          +1 小时
        </button>
        <button type="button" className="secondary" onClick={() => void sandbox.advanceClock(DAY_MS)}>
          +1 天
        </button>
        {aheadMs > 0 && (
          <button type="button" className="secondary" onClick={() => void sandbox.advanceClock(null)}>
            回到现在
          </button>
        )}
      </span>
    </div>
  );
}

/** Goes on by itself until the next reading, which is its key. */
export function Clock({ now }: { now: number }): ReactNode {
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
