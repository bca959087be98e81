import type { Finding, ScoredIndicator } from '../../../../shared/scoring/types';

interface CardFacts {
  scored: ScoredIndicator | undefined;
  findings: Finding[];
}

/** Whether a card would look the same: scores and findings are made anew with every key, mostly with the same content. */
export function sameCard<Props extends CardFacts>(one: Props, other: Props): boolean {
  const keys = Object.keys(other) as (keyof Props)[];
  return keys.every((key) => {
    if (key === 'scored') return sameScore(one.scored, other.scored);
    if (key === 'findings') return sameFindings(one.findings, other.findings);
    return one[key] === other[key];
  });
}

function sameScore(one: ScoredIndicator | undefined, other: ScoredIndicator | undefined): boolean {
  return (
    one?.score === other?.score &&
    one?.points === other?.points &&
    one?.explanation.text === other?.explanation.text &&
    one?.explanation.whatIf === other?.explanation.whatIf
  );
}

function sameFindings(one: Finding[], other: Finding[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ code, severity, message }, at) => {
      const now = other[at]!;
      return code === now.code && severity === now.severity && message === now.message;
    })
  );
}
