import type { AuditPage, AuditQuery } from '../../../shared/contracts/audit';
import { DayInput } from '../../components/DayInput';

interface AuditFiltersProps {
  wanted: AuditQuery;
  actions: AuditPage['actions'];
  onChange: (changes: Partial<AuditQuery>) => void;
}

/** What the trail is looked through for. */
export function AuditFilters({ wanted, actions, onChange }: AuditFiltersProps) {
  return (
    <div className="audit-filters">
      <label>
        <span className="field-label">谁</span>
        <input
          className="input"
          type="search"
          maxLength={64}
          value={wanted.person}
          placeholder="姓名"
          onChange={(event) => onChange({ person: event.target.value })}
        />
      </label>
      <label>
        <span className="field-label">项目</span>
        <input
          className="input"
          type="search"
          maxLength={64}
          value={wanted.project}
          placeholder="项目名称"
          onChange={(event) => onChange({ project: event.target.value })}
        />
      </label>
      <label className="audit-filters__act">
        <span className="field-label">做了什么</span>
        <select className="input" value={wanted.action} onChange={(event) => onChange({ action: event.target.value })}>
          <option value="">全部</option>
          {actions.map(({ of, acts }) => (
            <optgroup key={of} label={of}>
              {acts.map(({ action, label }) => (
                <option key={action} value={action}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label>
        <span className="field-label">从</span>
        <DayInput value={wanted.from} onChange={(from) => onChange({ from })} />
      </label>
      <label>
        <span className="field-label">到</span>
        <DayInput value={wanted.to} onChange={(to) => onChange({ to })} />
      </label>
    </div>
  );
}
