// A switch with what it does beside it.
import type { ReactNode } from 'react';

interface Props {
  label: string;
  explains: string;
  isOn: boolean;
  /** a switch that is usually on is no alarm when it is */
  calm?: boolean;
  onSwitch: (isOn: boolean) => void;
}

export function Switch({ label, explains, isOn, calm = false, onSwitch }: Props): ReactNode {
  return (
    <label className={`switch ${calm ? 'calm' : ''}`}>
      <span>
        <span className="switch-label">{label}</span>
        <span className="switch-explains">{explains}</span>
      </span>
      <input type="checkbox" role="switch" checked={isOn} onChange={({ target }) => onSwitch(target.checked)} />
    </label>
  );
}
