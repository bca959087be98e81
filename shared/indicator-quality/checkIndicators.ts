import { readDrafts } from './readDraft';
import { rules } from './rules';
import type { IndicatorDraft, QualityContext, QualityFinding } from './types';

/**
 * Checks a set of indicators while it is being written (指标质量检查): each row by itself, the rows against each other, and
 * the set as a whole. Findings of a row do not depend on the order of rows.
 *
 * @returns the findings in the order of rows, those of the whole set last. Empty for a set nobody has to look at
 * @source 财预〔2021〕101号 and 财预〔2020〕10号, each finding with its own; docs/indicator-quality.md lists the rules
 */
export function checkIndicators(rows: readonly IndicatorDraft[], context: QualityContext): QualityFinding[] {
  const set = readDrafts(rows, context);
  const findings = rules.flatMap((rule) => rule(set));
  return [...findings].sort((a, b) => (a.row ?? rows.length) - (b.row ?? rows.length));
}
