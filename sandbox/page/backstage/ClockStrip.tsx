// The sandbox's time, and how to move it: codes, tickets and reply addresses then grow old before one's eyes, and an app that goes by this
// clock does what is due.
import { useEffect, useState, type ReactNode } from 'react';
import { sandbox, type Overview } from '../api';
import { clockTime, dayName, lengthInWords, nextMorning } from '../time';

const HOUR_MS = 3_600_000;

export function ClockStrip({ overview }: { overview: Overview }): ReactNode {
  const { aheadMs, aheadLeftMs, clockFollowed, now } = overview;
  const isOnItsWay = aheadLeftMs > 0;
  const move = (by: number | 'message' | null) => () => void sandbox.advanceClock(by);
  return (
    <div className="clock-strip" role="group" aria-label="时钟">
      <span>
        <Clock key={now} now={now} />
        {aheadMs > 0 && <span className="ahead">拨快了{lengthInWords(aheadMs)}</span>}
      </span>
      <span className="clock-acts">
        <button type="button" className="secondary" onClick={move(HOUR_MS)}>
          +1 小时
        </button>
        <button type="button" className="secondary" onClick={move(nextMorning(now + aheadLeftMs) - now - aheadLeftMs)}>
          次日 9:00
        </button>
        {clockFollowed && (
          <button type="button" className="secondary" disabled={isOnItsWay} onClick={move('message')}>
            到下一条消息
          </button>
        )}
        {aheadMs > 0 && (
          <button type="button" className="secondary" onClick={move(null)}>
            {isOnItsWay ? '停下，回到现在' : '回到现在'}
          </button>
        )}
      </span>
      {clockFollowed && (
        <p className="clock-note" role="status">
          {isOnItsWay
            ? '正在一小时一小时地往前走，到期的提醒逐条发出……'
            : '应用跟着这只钟走：拨到哪天，就做哪天该做的事。'}
        </p>
      )}
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
