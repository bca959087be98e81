// Which formula a row has, and the fields of its figures in the JSON.
import type { FormulaId } from '../../scoring/framework/types';
import { bareWords } from '../stated';

/** Fields of each formula, in the order of its words. */
export const formulaFields: Record<FormulaId, string[]> = {
  'funds-arrival': ['received', 'budget'],
  execution: ['spent', 'received'],
  completion: ['actualOutput', 'plannedOutput'],
  quality: ['qualifiedOutput', 'actualOutput'],
  saving: ['plannedCost', 'actualCost'],
  timeliness: ['plannedDay', 'actualDay'],
};

const formulaNames: Record<string, FormulaId> = {
  资金到位率: 'funds-arrival',
  预算执行率: 'execution',
  实际完成率: 'completion',
  质量达标率: 'quality',
  成本节约率: 'saving',
  完成及时性: 'timeliness',
};

/** A formula by its id or its official name; null for any other words. */
export function formulaOf(text: string): FormulaId | null {
  const words = text.trim();
  if (Object.hasOwn(formulaFields, words)) return words as FormulaId;
  const name = bareWords(text);
  return Object.hasOwn(formulaNames, name) ? formulaNames[name]! : null;
}
