// What the app called, and what it costs of the monthly quota.
import { useEffect, useState, type ReactNode } from 'react';
import { sandbox, type CallsState, type Overview } from './api';
import { Popover } from './Popover';
import { exactTime } from './time';

export function Calls({ overview, version }: { overview: Overview; version: number }): ReactNode {
  return (
    <Popover
      className="bar-button"
      title="接口调用"
      label={
        <>
          计次调用 <b className="figures">{overview.countedCalls}</b>
        </>
      }
    >
      {() => <CallList overview={overview} version={version} />}
    </Popover>
  );
}

function CallList({ overview, version }: { overview: Overview; version: number }): ReactNode {
  const [state, setState] = useState<CallsState | null>(null);
  useEffect(() => {
    sandbox.calls().then(setState, () => undefined);
  }, [version]);
  if (!state) return null;
  const counted = Object.entries(state.counted).sort(([, a], [, b]) => b - a);
  return (
    <div className="calls">
      <p>
        计入额度的接口调用 <b className="figures">{overview.countedCalls}</b> 次，推送给应用{' '}
        <b className="figures">{overview.deliveries}</b> 次。
      </p>
      <p className="muted">标准版每月额度：接口 5000 次，推送 3000 次。</p>
      {counted.length > 0 && (
        <table>
          <tbody>
            {counted.map(([api, count]) => (
              <tr key={api}>
                <td className="path">{api}</td>
                <td className="figures">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2>最近的调用</h2>
      {state.latest.length === 0 && <p className="muted">应用还没有调用过接口。</p>}
      <table>
        <tbody>
          {state.latest.map((call, index) => (
            <tr key={`${call.at}-${index}`} className={call.error ? 'refused' : ''}>
              <td className="figures">{exactTime(call.at)}</td>
              <td className="path">{call.api}</td>
              <td>{outcome(call.error)}</td>
              <td className="figures">{call.tookMs} 毫秒</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Troubles of the sandbox in words; DingTalk's own refusals by their codes, as its documents list them. */
const TROUBLES: Record<string, string> = { down: '断开', html502: '502 网页', ipBlocked: 'IP 被拦截' };

const outcome = (error: string | null | undefined): string => (error ? (TROUBLES[error] ?? error) : '成功');
