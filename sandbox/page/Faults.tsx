// Troubles to switch on, to see what the app makes of them.
import { useEffect, useState, type ReactNode } from 'react';
import { sandbox, type FaultsState } from './api';
import { Popover } from './Popover';

export function Faults({ active, version }: { active: string[]; version: number }): ReactNode {
  return (
    <Popover
      className={`bar-button ${active.length > 0 ? 'alarm' : ''}`}
      title="故障"
      label={active.length > 0 ? `故障 ${active.length}` : '故障'}
    >
      {() => <FaultList version={version} />}
    </Popover>
  );
}

function FaultList({ version }: { version: number }): ReactNode {
  const [state, setState] = useState<FaultsState | null>(null);
  useEffect(() => {
    sandbox.faults().then(setState, () => undefined);
  }, [version]);
  if (!state) return null;
  const set = (name: string, isOn: boolean) => {
    sandbox.setFault(name, isOn).then(setState, () => undefined);
  };
  return (
    <div className="faults">
      <p className="muted">打开一项，看看应用怎么应对。</p>
      {Object.entries(state.known).map(([name, { label }]) => (
        <label key={name} className="switch">
          <span>{label}</span>
          <input
            type="checkbox"
            role="switch"
            checked={name in state.active}
            onChange={({ target }) => set(name, target.checked)}
          />
        </label>
      ))}
      <div className="acts">
        <button type="button" className="secondary" onClick={() => void sandbox.stream('cut')}>
          断开长连接
        </button>
        <button type="button" className="secondary" onClick={() => void sandbox.expireTokens()}>
          令牌失效
        </button>
        <button type="button" className="secondary" onClick={() => void sandbox.clearFaults().then(setState)}>
          全部恢复
        </button>
      </div>
    </div>
  );
}
