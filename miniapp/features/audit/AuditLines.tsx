import { spokenInstant } from '../../../shared/calendar';
import type { AuditLine } from '../../../shared/contracts/audit';
import { useWide } from '../../components/useWide';

/** A table when wide, lines on the phone. */
export function AuditLines({ entries }: { entries: AuditLine[] }) {
  return useWide() ? <Wide entries={entries} /> : <Narrow entries={entries} />;
}

function Wide({ entries }: { entries: AuditLine[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          {['时间', '谁', '做了什么', '对象', '变动和说明'].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td className="num table__short">{spokenInstant(new Date(entry.at))}</td>
            <td>
              {entry.actorName}
              <span className="muted small audit-origin">{entry.origin}</span>
            </td>
            <td>{entry.label}</td>
            <td>
              <Subject entry={entry} />
            </td>
            <td>
              <Changes entry={entry} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Narrow({ entries }: { entries: AuditLine[] }) {
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.id} className="audit-line">
          <p>
            <b>{entry.label}</b> <Subject entry={entry} />
          </p>
          <p className="muted small">
            {entry.actorName}（{entry.origin}）· {spokenInstant(new Date(entry.at))}
          </p>
          <Changes entry={entry} />
        </li>
      ))}
    </ul>
  );
}

function Subject({ entry: { subject, link } }: { entry: AuditLine }) {
  return link ? <a href={link}>{subject}</a> : subject;
}

/** More changes than this are folded. */
const SHOWN = 3;

function Changes({ entry: { changes, comment } }: { entry: AuditLine }) {
  const line = ({ label, before, after }: AuditLine['changes'][number]) => (
    <p key={label} className="small">
      {label}：{before === null ? after : `${before} → ${after ?? '无'}`}
    </p>
  );
  return (
    <>
      {comment && <p className="small">{comment}</p>}
      {changes.slice(0, SHOWN).map(line)}
      {changes.length > SHOWN && (
        <details>
          <summary className="opens small audit-more">还有 {changes.length - SHOWN} 处</summary>
          {changes.slice(SHOWN).map(line)}
        </details>
      )}
    </>
  );
}
