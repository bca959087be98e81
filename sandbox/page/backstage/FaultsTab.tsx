// Troubles to switch on, to see what the app makes of them; and what it was granted.
import { useId, type ReactNode } from 'react';
import { sandbox, type FaultKind, type FaultSetting, type FaultWish } from '../api';
import { useFresh } from '../useFresh';
import { apiName } from '../words';
import { PermissionSwitches } from './PermissionSwitches';
import { Switch } from './Switch';

/** Troubles that can be narrowed to one API. */
const BY_API = new Set(['network', 'refusal', 'answer']);

export function FaultsTab({ version }: { version: number }): ReactNode {
  const [state, setState] = useFresh(sandbox.faults, version);
  const [calls] = useFresh(sandbox.calls, version);
  if (!state) return null;
  const apis = [...new Set((calls?.latest ?? []).map(({ api }) => api))].sort();
  const set = (name: string, wish: FaultWish) => void sandbox.setFault(name, wish).then(setState, () => undefined);
  const isAnyOn = Object.keys(state.active).length > 0;
  return (
    <>
      <div className="tab-head">
        <p className="muted">打开一项，看看应用怎么应对。</p>
        <button
          type="button"
          className={isAnyOn ? 'primary' : 'secondary'}
          onClick={() => void sandbox.clearFaults().then(setState)}
        >
          全部恢复
        </button>
      </div>
      {Object.entries(state.groups).map(([group, title]) => (
        <section key={group} className="group">
          <h3>{title}</h3>
          {Object.entries(state.known)
            .filter(([, kind]) => kind.group === group)
            .map(([name, kind]) => (
              <Fault
                key={name}
                kind={kind}
                setting={state.active[name] ?? null}
                apis={BY_API.has(group) ? apis : []}
                onSet={(wish) => set(name, wish)}
              />
            ))}
          {group === 'socket' && <SocketActs />}
        </section>
      ))}
      <PermissionSwitches version={version} />
    </>
  );
}

interface FaultProps {
  kind: FaultKind;
  setting: FaultSetting | null;
  apis: string[];
  onSet: (wish: FaultWish) => void;
}

function Fault({ kind, setting, apis, onSet }: FaultProps): ReactNode {
  const id = useId();
  return (
    <div className={`fault ${setting ? 'on' : ''}`}>
      <Switch label={kind.label} explains={kind.explains} isOn={setting !== null} onSwitch={onSet} />
      {setting && (kind.unit || apis.length > 0) && (
        <div className="fault-more">
          {kind.unit && (
            <label>
              <span className="unseen">{kind.label}多少</span>
              <input
                type="number"
                min="1"
                value={setting.value}
                onChange={({ target }) => target.value && onSet({ ...setting, value: Number(target.value) })}
              />
              {kind.unit}
            </label>
          )}
          {apis.length > 0 && (
            <label htmlFor={id}>
              <span className="muted">针对</span>
              <select id={id} value={setting.api} onChange={({ target }) => onSet({ ...setting, api: target.value })}>
                <option value="">所有接口</option>
                {[...new Set([...apis, ...(setting.api ? [setting.api] : [])])].map((api) => (
                  <option key={api} value={api}>
                    {apiName(api)}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
      )}
    </div>
  );
}

function SocketActs(): ReactNode {
  return (
    <div className="acts">
      <button type="button" className="secondary" onClick={() => void sandbox.stream('cut')}>
        断开长连接
      </button>
      <button type="button" className="secondary" onClick={() => void sandbox.stream('retire')}>
        要求换连接
      </button>
      <button type="button" className="secondary" onClick={() => void sandbox.stream('garbage')}>
        发一段乱码
      </button>
      <button type="button" className="secondary" onClick={() => void sandbox.expireTokens()}>
        令牌失效
      </button>
    </div>
  );
}
