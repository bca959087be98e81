import { foldWidth } from '../indicators/units';

/** Whether a text is the label of a sum: an indicator of that name would be taken for one in every table. */
export function isTotalName(text: string): boolean {
  return /^(总分|合计|总计|小计)$/.test(foldWidth(text).replace(/[\s:：]+/g, ''));
}
