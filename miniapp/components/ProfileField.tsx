import { getProfile, listProfiles } from '../../shared/scoring/profiles';

interface ProfileFieldProps {
  /** null while nothing is chosen */
  value: string | null;
  onChange: (profileId: string) => void;
  className?: string;
}

/** 评分方案 as a choice, with what it means: where the points lie and what it follows. */
export function ProfileField({ value, onChange, className }: ProfileFieldProps) {
  return (
    <label className={className}>
      <span className="field-label">评分方案</span>
      <select className="input" value={value ?? ''} onChange={(event) => onChange(event.target.value)}>
        {listProfiles().map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {value && <span className="muted small">{meaningOf(value)}</span>}
    </label>
  );
}

function meaningOf(id: string): string {
  const { weights, source } = getProfile(id);
  const levels = Object.entries(weights.levels).map(([level, points]) => `${level}${points}分`);
  const points = levels.length > 0 ? levels : [`绩效指标${weights.indicators}分`];
  return `${[`预算执行率${weights.execution}分`, ...points].join('，')}。依据：${source}。`;
}
