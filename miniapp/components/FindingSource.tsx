import type { Finding } from '../../shared/scoring/types';

/** 依据 of a finding, one tap away; there too the number of its check, for whoever looks it up. */
export function FindingSource({ finding: { check, source } }: { finding: Finding }) {
  if (!source) return null;
  return (
    <details className="finding-source">
      <summary className="opens">依据</summary>
      <p>
        {source}
        {check && <span className="num">（第 {check} 项检查）</span>}
      </p>
    </details>
  );
}
