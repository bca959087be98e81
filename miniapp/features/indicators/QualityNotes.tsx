import type { QualityFinding } from '../../../shared/indicator-quality/types';

interface QualityNotesProps {
  /** those of one row, or those of the set */
  findings: readonly QualityFinding[];
  /** what the notes are about, for screen readers: 系统可用率 or 整套指标 */
  about: string;
  /** takes an example over; without it the examples are only shown */
  onAdopt?: (example: string, finding: QualityFinding) => void;
}

const MARKS: Record<QualityFinding['severity'], [text: string, tone: string]> = {
  error: ['必须改', 'tag tag--bad'],
  warning: ['建议改', 'tag tag--warn'],
  info: ['供参考', 'tag'],
};
const ORDER = Object.keys(MARKS);

/** What the quality check says of an indicator, gravest first, each with the indicator rewritten. Nothing where all is well. */
export function QualityNotes({ findings, about, onAdopt }: QualityNotesProps) {
  if (findings.length === 0) return null;
  const sorted = [...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return (
    <ul className="quality" aria-label={`${about}的质量检查`} aria-live="polite">
      {sorted.map((finding) => (
        <QualityNote key={`${finding.code} ${finding.message}`} finding={finding} onAdopt={onAdopt} />
      ))}
    </ul>
  );
}

function QualityNote({ finding, onAdopt }: { finding: QualityFinding; onAdopt: QualityNotesProps['onAdopt'] }) {
  const { severity, message, example, source } = finding;
  const [mark, tone] = MARKS[severity];
  return (
    <li className="quality__note">
      <p>
        <span className={tone}>{mark}</span> {message}
      </p>
      <div className="quality__example">
        <p>
          <span className="muted">示例：</span>
          {example}
        </p>
        {onAdopt && (
          <button
            type="button"
            className="button button--quiet"
            aria-label={`采用示例：${example}`}
            onClick={() => onAdopt(example, finding)}
          >
            采用示例
          </button>
        )}
      </div>
      <p className="quality__source">依据：{source}</p>
    </li>
  );
}
