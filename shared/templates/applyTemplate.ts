import type { DraftIndicator } from '../contracts/templates';
import { sameKey } from '../indicators/units';
import { draftIndicator } from './draft';
import { readTargetText } from './targetText';
import type { IndicatorTemplate } from './types';

/**
 * 套用模板: the indicators of a template as those of a project. Where the project has one of the same name, its target
 * stays; what only the project had is not taken over.
 */
export function applyTemplate(current: readonly DraftIndicator[], template: IndicatorTemplate): DraftIndicator[] {
  const known = new Map(current.map((row) => [sameKey(row.name), row]));
  return template.indicators.map((indicator) => {
    const row = draftIndicator(indicator, false);
    const target = known.get(sameKey(row.name))?.target;
    return target && !isOpenTarget(target) ? { ...row, target } : row;
  });
}

/** Whether a target is left to be filled in (`≥____%`), or not written at all. */
export function isOpenTarget(text: string): boolean {
  if (text.trim() === '') return true;
  const read = readTargetText(text);
  return !('message' in read) && read.target === '';
}
