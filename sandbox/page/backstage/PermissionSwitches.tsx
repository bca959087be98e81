// What the app was granted in the developer console (权限管理).
import type { ReactNode } from 'react';
import { sandbox } from '../api';
import { useFresh } from '../useFresh';
import { Switch } from './Switch';

export function PermissionSwitches({ version }: { version: number }): ReactNode {
  const [state, setState] = useFresh(sandbox.permissions, version);
  if (!state) return null;
  const count = Object.keys(state.known).length;
  return (
    <details className="group">
      <summary>
        应用权限
        <span className="muted">
          {state.missing.length === 0 ? `${count} 项已全部开通` : `${state.missing.length} 项没有开通`}
        </span>
      </summary>
      {Object.entries(state.known).map(([name, words]) => (
        <div key={name} className="fault">
          <Switch
            label={words}
            explains={name}
            calm
            isOn={!state.missing.includes(name)}
            onSwitch={(isOn) => void sandbox.grant(name, isOn).then(setState, () => undefined)}
          />
        </div>
      ))}
    </details>
  );
}
