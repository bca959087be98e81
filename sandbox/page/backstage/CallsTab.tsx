// What the app has called, newest first.
import { useState, type ReactNode } from 'react';
import { sandbox, type Call } from '../api';
import { exactTime } from '../time';
import { useFresh } from '../useFresh';
import { apiName, outcomeOf } from '../words';

type Kind = 'all' | 'refused' | 'counted';

const KINDS: Record<Kind, { title: string; fits: (call: Call) => boolean }> = {
  all: { title: '全部', fits: () => true },
  refused: { title: '只看没办成的', fits: ({ error }) => error !== null },
  counted: { title: '只看计次的', fits: ({ counted }) => counted },
};

export function CallsTab({ version }: { version: number }): ReactNode {
  const [state] = useFresh(sandbox.calls, version);
  const [kind, setKind] = useState<Kind>('all');
  const [words, setWords] = useState('');
  if (!state) return null;
  const found = state.latest.filter(
    (call) => KINDS[kind].fits(call) && `${call.api}${apiName(call.api)}`.includes(words.trim()),
  );
  return (
    <>
      <div className="tab-head filters">
        <input
          type="search"
          placeholder="搜接口"
          aria-label="搜索接口"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <select aria-label="看哪些" value={kind} onChange={({ target }) => setKind(target.value as Kind)}>
          {Object.entries(KINDS).map(([name, { title }]) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </div>
      {found.length === 0 && <p className="muted none">没有这样的调用。应用调用钉钉接口时会记在这里。</p>}
      <ul className="log">
        {found.map((call) => (
          <Line key={call.id} call={call} />
        ))}
      </ul>
      {state.earlier > 0 && <p className="muted none">还有更早的 {state.earlier} 条，没有留存。</p>}
    </>
  );
}

function Line({ call }: { call: Call }): ReactNode {
  return (
    <li>
      <details>
        <summary>
          <span className="figures muted">{exactTime(call.at)}</span>
          <span className="log-name">
            {apiName(call.api)}
            {call.counted && <span className="tag">计次</span>}
          </span>
          <span className={call.error === null ? 'good' : 'bad'}>{outcomeOf(call.error)}</span>
          <span className="figures muted">{call.tookMs} 毫秒</span>
        </summary>
        <dl>
          <dt>接口</dt>
          <dd>{call.api}</dd>
          {call.error !== null && (
            <>
              <dt>答复</dt>
              <dd>
                {call.error}（状态 {call.status}）
              </dd>
            </>
          )}
          <dt>内容</dt>
          <dd>{call.body || '没有内容'}</dd>
        </dl>
      </details>
    </li>
  );
}
