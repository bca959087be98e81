import type { Finding } from '../../shared/scoring/types';

/** 依据 of a finding, one tap away, with the number of its check for whoever looks it up. */
export function FindingSource({ finding: { check, source } }: { finding: Finding }) {
  if (!source) return null;
  return (
    <details className="finding-source">
      <summary className="opens">依据 {check && <span className="num">{check}</span>}</summary>
      <p>{source}</p>
    </details>
  );
}
