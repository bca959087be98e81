// What the app has used of the organisation's monthly quota: the product's cost is a feature to watch.
import type { ReactNode } from 'react';
import { sandbox, type Overview } from '../api';
import { monthInWords } from '../time';
import { useFresh } from '../useFresh';
import { apiName, eventName } from '../words';

/** From this share on a meter warns. */
const LOW_SHARE = 0.8;

export function QuotaTab({ overview, version }: { overview: Overview; version: number }): ReactNode {
  const [state] = useFresh(sandbox.calls, version);
  if (!state) return null;
  return (
    <>
      <div className="tab-head">
        <h3>{monthInWords(state.month)}用量</h3>
        <span className="muted">
          {overview.perSecond === null ? '不限每秒次数' : `每个接口每秒最多 ${overview.perSecond} 次`}
        </span>
      </div>
      <Meter
        title="接口调用"
        used={overview.countedCalls}
        most={overview.quota.calls}
        onMost={(calls) => sandbox.setLimits({ calls })}
      />
      <Bars counts={state.counted} nameOf={apiName} empty="还没有计次的调用。登录、令牌和通讯录不计次。" />
      <Meter
        title="推送给应用"
        used={overview.deliveries}
        most={overview.quota.deliveries}
        onMost={(deliveries) => sandbox.setLimits({ deliveries })}
      />
      <Bars counts={state.deliveries} nameOf={eventName} empty="还没有计次的推送。通讯录事件不计次。" />
    </>
  );
}

interface MeterProps {
  title: string;
  used: number;
  most: number;
  onMost: (most: number) => void;
}

function Meter({ title, used, most, onMost }: MeterProps): ReactNode {
  const share = most === 0 ? 1 : Math.min(1, used / most);
  const left = Math.max(0, most - used);
  return (
    <div className={`meter ${share >= 1 ? 'spent' : share >= LOW_SHARE ? 'low' : ''}`}>
      <div className="meter-words">
        <strong>{title}</strong>
        <span>
          已用 <b className="figures">{used}</b> 次，{left > 0 ? `还剩 ${left} 次` : '已用尽'}
        </span>
        <label>
          <span className="muted">额度</span>
          <input
            type="number"
            min="0"
            step="100"
            value={most}
            aria-label={`${title}每月额度`}
            onChange={({ target }) => target.value && onMost(Number(target.value))}
          />
        </label>
      </div>
      <div
        className="bar"
        role="meter"
        aria-label={`${title}用量`}
        aria-valuemin={0}
        aria-valuemax={most}
        aria-valuenow={used}
      >
        <span style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}

interface BarsProps {
  counts: Record<string, number>;
  nameOf: (name: string) => string;
  empty: string;
}

function Bars({ counts, nameOf, empty }: BarsProps): ReactNode {
  const list = Object.entries(counts).sort(([, a], [, b]) => b - a);
  const most = list[0]?.[1] ?? 1;
  if (list.length === 0) return <p className="muted bars">{empty}</p>;
  return (
    <ul className="bars">
      {list.map(([name, count]) => (
        <li key={name} title={name}>
          <span className="bars-name">{nameOf(name)}</span>
          <span className="bar" aria-hidden="true">
            <span style={{ width: `${(count / most) * 100}%` }} />
          </span>
          <span className="figures">{count}</span>
        </li>
      ))}
    </ul>
  );
}
