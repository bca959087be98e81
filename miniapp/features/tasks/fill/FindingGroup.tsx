import type { Finding } from '../../../../shared/scoring/types';
import { FindingSource } from '../../../components/FindingSource';
import { withoutName } from '../formModel';

interface FindingGroupProps {
  title: string;
  findings: Finding[];
  /** names of the places by id */
  names: Map<string, string>;
  onJump: (place: string, field: string | null) => void;
}

/** Findings of one weight; each leads to its field. */
export function FindingGroup({ title, findings, names, onJump }: FindingGroupProps) {
  if (findings.length === 0) return null;
  return (
    <section className="group">
      <h2 className="group__title">
        {title} <span className="num">{findings.length}</span>
      </h2>
      <FindingList findings={findings} names={names} onJump={onJump} />
    </section>
  );
}

/** What is no business of the filler's, folded away: somebody else has to mend it, and it blocks nothing. */
export function AdminFindings({ title, findings, names, onJump }: FindingGroupProps) {
  if (findings.length === 0) return null;
  return (
    <details className="group check__admin">
      <summary className="group__title">
        {title} <span className="num">{findings.length}</span>
      </summary>
      <p className="muted small check__note">这些是指标设置方面的提示，不影响提交，不用您修改。</p>
      <FindingList findings={findings} names={names} onJump={onJump} />
    </details>
  );
}

function FindingList({ findings, names, onJump }: Omit<FindingGroupProps, 'title'>) {
  return (
    <ul className="card check__list">
      {findings.map((finding) => (
        <li key={`${finding.place} ${finding.field} ${finding.code} ${finding.message}`}>
          <FindingRow finding={finding} name={names.get(finding.place)} onJump={onJump} />
          <FindingSource finding={finding} />
        </li>
      ))}
    </ul>
  );
}

interface FindingRowProps {
  finding: Finding;
  name: string | undefined;
  onJump: FindingGroupProps['onJump'];
}

function FindingRow({ finding: { place, field, message }, name, onJump }: FindingRowProps) {
  if (name === undefined)
    return (
      <p className="check__row check__row--still">
        <span>
          <b>整张表</b>
          <br />
          {message}
        </span>
      </p>
    );
  return (
    <button type="button" className="check__row" onClick={() => onJump(place, field)}>
      <span>
        <b>{name}</b>
        <br />
        {withoutName(message)}
      </span>
      <span className="check__go">去看</span>
    </button>
  );
}
