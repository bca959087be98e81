import { spokenInstant } from '../../../shared/calendar';
import type { ProjectDetail } from '../../../shared/contracts/projects';

/** What was changed, by whom, from what to what. */
export function ProjectHistory({ history }: { history: ProjectDetail['history'] }) {
  if (history.length === 0) return null;
  return (
    <section className="card">
      <h2 className="card__title">变动记录</h2>
      <ul>
        {history.map((entry) => (
          <li key={`${entry.at} ${entry.label}`} className="project-history">
            <p>
              {entry.label}{' '}
              <span className="muted small">
                {entry.actorName} · {spokenInstant(new Date(entry.at))}
              </span>
            </p>
            {entry.changes.map(({ label, before, after }) => (
              <p key={label} className="small muted">
                {label}：{before ?? '无'} → {after ?? '无'}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
