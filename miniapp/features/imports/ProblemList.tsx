import type { ImportPreview, ImportProblem, ImportSeverity } from '../../../shared/contracts/projectImports';
import { groupBy } from '../../../shared/groupBy';

const SECTIONS: { severity: ImportSeverity; label: string; tag: string; open: boolean }[] = [
  { severity: 'error', label: '错误', tag: 'tag tag--bad', open: true },
  { severity: 'warning', label: '提醒', tag: 'tag tag--warn', open: true },
  { severity: 'info', label: '说明', tag: 'tag', open: false },
];
const MOST_SHOWN = 200;

/** Everything there is to say about the cells of the file, by kind and then by cell. */
export function ProblemList({ preview }: { preview: ImportPreview }) {
  const { problems, counts, notes } = preview;
  if (problems.length + notes.length === 0) return null;
  const totals: Record<ImportSeverity, number> = { error: counts.errors, warning: counts.warnings, info: counts.infos };
  return (
    <section className="card">
      <h2 className="card__title">需要看的地方</h2>
      {SECTIONS.map(({ severity, label, tag, open }) => {
        const own = problems.filter((problem) => problem.severity === severity);
        if (own.length === 0) return null;
        return (
          <details key={severity} className="problems" open={open}>
            <summary className="opens">
              <span className={tag}>{label}</span> {totals[severity]} 处
            </summary>
            <Cells problems={own.slice(0, MOST_SHOWN)} />
            {totals[severity] > MOST_SHOWN && (
              <p className="muted small">只列出前 {MOST_SHOWN} 处，全部内容见标注的文件。</p>
            )}
          </details>
        );
      })}
      {notes.map((note) => (
        <p key={note} className="muted small">
          {note}
        </p>
      ))}
    </section>
  );
}

function Cells({ problems }: { problems: ImportProblem[] }) {
  const cells = groupBy(problems, ({ sheet, cell }) => `${sheet}!${cell}`);
  return (
    <ul>
      {[...cells].map(([place, told]) => (
        <li key={place} className="problem">
          <b className="problem__place">{place}</b>
          <span>
            {told.map(({ message }) => (
              <span key={message} className="problem__message">
                {message}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
