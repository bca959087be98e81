import type { Finding } from '../../../../shared/scoring/types';
import { withoutName } from '../formModel';

/** What the rules say at this place, right where it can be mended. */
export function FindingLines({ findings }: { findings: Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className="findings" aria-live="polite">
      {findings.map((finding) => (
        <li key={`${finding.code} ${finding.field}`} className={`findings__line findings__line--${finding.severity}`}>
          {withoutName(finding.message)}
        </li>
      ))}
    </ul>
  );
}
