// Events pushed to the app, newest first: whether they arrived, how often they were tried, and once more by hand.
import type { ReactNode } from 'react';
import { sandbox, type EventDelivery, type Overview } from '../api';
import { exactTime } from '../time';
import { useFresh } from '../useFresh';
import { eventName } from '../words';

const STATES: Record<EventDelivery['state'], { words: string; tone: string }> = {
  waiting: { words: '等待应答', tone: 'muted' },
  acknowledged: { words: '已签收', tone: 'good' },
  'given-up': { words: '推送失败', tone: 'bad' },
  'over-quota': { words: '额度用尽', tone: 'bad' },
  lost: { words: '已丢失', tone: 'bad' },
};

export function EventsTab({ overview, version }: { overview: Overview; version: number }): ReactNode {
  const [state] = useFresh(sandbox.events, version);
  if (!state) return null;
  const beyond = state.total - state.events.length;
  return (
    <>
      <div className="tab-head">
        <p className="muted">{overview.eventsOver === 'http' ? '事件推送到应用的地址。' : '事件经长连接推送。'}</p>
        {state.held > 0 && (
          <button type="button" className="primary" onClick={() => void sandbox.stream('release')}>
            放出攒着的 {state.held} 件
          </button>
        )}
      </div>
      {state.events.length === 0 && (
        <p className="muted none">通讯录或审批有变化时，钉钉推送给应用的事件会记在这里。</p>
      )}
      <ul className="log">
        {state.events.map((event) => (
          <Line key={event.eventId} event={event} />
        ))}
      </ul>
      {beyond > 0 && <p className="muted none">还有 {beyond} 条</p>}
    </>
  );
}

function Line({ event }: { event: EventDelivery }): ReactNode {
  const { words, tone } = STATES[event.state];
  return (
    <li>
      <details>
        <summary>
          <span className="figures muted">{exactTime(event.bornAt)}</span>
          <span className="log-name">{eventName(event.eventType)}</span>
          <span className={tone}>{words}</span>
          <span className="figures muted">{event.attempts} 次</span>
        </summary>
        <dl>
          <dt>类型</dt>
          <dd>{event.eventType}</dd>
          <dt>编号</dt>
          <dd>{event.eventId}</dd>
          <dt>内容</dt>
          <dd>{JSON.stringify(event.data)}</dd>
        </dl>
        <button type="button" className="secondary" onClick={() => void sandbox.repeatEvent(event.eventId)}>
          再推一次
        </button>
      </details>
    </li>
  );
}
