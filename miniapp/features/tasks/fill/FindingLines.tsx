import type { Finding } from '../../../../shared/scoring/types';
import { withoutName } from '../formModel';

/** What the rules say at this place, right where it can be mended. */
export function FindingLines({ findings, checked }: { findings: Finding[]; checked: boolean }) {
  if (findings.length === 0) return null;
  return (
    <ul className="findings" aria-live="polite">
      {findings.map((finding) => (
        <li
          key={`${finding.code} ${finding.field} ${finding.message}`}
          className={`findings__line findings__line--${toneOf(finding, checked)}`}
        >
          {withoutName(finding.message)}
        </li>
      ))}
    </ul>
  );
}

const ASKED_FOR = /-missing$|^not-applicable-unapproved$/;

/** What is merely still missing is asked for, not shouted at, before the first check. */
function toneOf({ code, severity }: Finding, checked: boolean): Finding['severity'] {
  return ASKED_FOR.test(code) && !checked ? 'info' : severity;
}
