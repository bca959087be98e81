// Badly worded indicators: which ones come back, why, and what the quality check says of them.
import { checkIndicators } from '../indicator-quality/checkIndicators';
import type { IndicatorDraft, QualityContext, QualityFinding } from '../indicator-quality/types';

/** An indicator as tasks ask for it; the same wording in several tasks is one. */
export interface AskedIndicator extends IndicatorDraft {
  tasks: number;
}

/** A row that a reviewer sent back. */
export interface ReturnedRow {
  name: string;
  reason: string;
}

export interface WordingProblem {
  /** 三级指标 */
  name: string;
  tasks: number;
  /** times a row of this name was sent back */
  returns: number;
  /** why, the most frequent first */
  reasons: { reason: string; count: number }[];
  quality: Pick<QualityFinding, 'code' | 'severity' | 'message' | 'example' | 'source'>[];
}

/** What is about the words of one indicator; points, classes and the set belong to the template. */
const OF_WORDING: QualityFinding['field'][] = ['name', 'target', 'unit', 'comparator', 'definition'];

/** Quality findings of one indicator by itself, the gravest first. */
export function wordingFindings(draft: IndicatorDraft, context: QualityContext): WordingProblem['quality'] {
  return checkIndicators([draft], context)
    .filter(({ row, field, severity }) => row !== null && severity !== 'info' && OF_WORDING.includes(field))
    .map(({ code, severity, message, example, source }) => ({ code, severity, message, example, source }));
}

/** Indicators with something to mend: those that came back most often first, then those the check has most to say about. */
export function wordingProblems(
  asked: readonly (AskedIndicator & { quality: WordingProblem['quality'] })[],
  returned: readonly ReturnedRow[],
): WordingProblem[] {
  const problems = new Map<string, WordingProblem>();
  const of = (name: string) => {
    const known = problems.get(name) ?? { name, tasks: 0, returns: 0, reasons: [], quality: [] };
    problems.set(name, known);
    return known;
  };
  for (const { name, tasks, quality } of asked) {
    const problem = of(name);
    problem.tasks += tasks;
    const known = new Set(problem.quality.map(({ code }) => code));
    problem.quality.push(...quality.filter(({ code }) => !known.has(code)));
  }
  for (const { name, reason } of returned) {
    const problem = of(name);
    problem.returns += 1;
    const same = problem.reasons.find((one) => one.reason === reason);
    if (same) same.count += 1;
    else problem.reasons.push({ reason, count: 1 });
  }
  return [...problems.values()]
    .filter(({ returns, quality }) => returns > 0 || quality.length > 0)
    .map((problem) => ({ ...problem, reasons: [...problem.reasons].sort((a, b) => b.count - a.count) }))
    .sort(
      (a, b) =>
        b.returns - a.returns || b.quality.length - a.quality.length || b.tasks - a.tasks || (a.name < b.name ? -1 : 1),
    );
}
