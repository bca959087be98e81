import { compareDecimals, plainDecimal, roundHalfUp, shareOut, subtractDecimals, sumDecimals } from '../../decimal';
import { explained } from '../explained';
import type { RowProblem, RowScore } from '../types';
import type { FrameworkProfile } from './profiles';
import type { ChecklistItem, FrameworkRow } from './types';

/** The numbered points of a standard (评价要点 ①②③…), each without its closing mark; none where it has no such points. */
export function itemsOf(standard: string): string[] {
  return standard
    .split(/(?=[①-⑳])/)
    .filter((part) => /^[①-⑳]/.test(part))
    .map((item) => item.trim().replace(/[；;。]$/, ''));
}

/**
 * Score of a row by how many points of its standard hold: the row's points are shared out among them so that the shares
 * add up again, and each that holds earns its share. One that nobody has decided leaves no score.
 *
 * @returns 0 to `points`; every item is a line of the explanation
 * @source equal shares: 产品默认规则
 */
export function scoreChecklist(
  { name }: FrameworkRow,
  items: ChecklistItem[],
  points: string,
  { sources }: FrameworkProfile,
): RowScore {
  const problem = checklistProblem(name, items);
  if (problem) {
    const inputs = { 分值: plainDecimal(points) };
    const explanation = { rule: 'checklist.no-score', text: problem.message, inputs, source: sources.checklist };
    return explained({ score: null, value: null, problem, explanation: { ...explanation, whatIf: null } });
  }
  const shares = shareOut(
    points,
    items.map(() => '1'),
  );
  const earned = shares.filter((_, at) => items[at]!.holds);
  const score = roundHalfUp(sumDecimals(earned));
  const lost = subtractDecimals(points, score);
  const lines = items.map(({ item, holds }, at) => `“${item}”${holds ? `符合，得${shares[at]}分` : '不符合，不得分'}`);
  const inputs = Object.fromEntries(
    items.map(({ item, holds }, at) => [item, `${holds ? '符合' : '不符合'}，${shares[at]}分`]),
  );
  return explained({
    score,
    value: null,
    problem: null,
    explanation: {
      rule: 'checklist',
      text: `${items.length}项要点中${earned.length}项符合：${lines.join('；')}。合计得${score}分。`,
      inputs: { ...inputs, 分值: plainDecimal(points) },
      source: sources.checklist,
      whatIf:
        compareDecimals(lost, '0') === 0 ? null : `若各项要点都符合，可得${plainDecimal(points)}分，多得${lost}分。`,
    },
  });
}

function checklistProblem(name: string, items: ChecklistItem[]): RowProblem | null {
  const problem = (code: string, message: string) => ({ field: 'checklist', code, message });
  if (items.length === 0) return problem('checklist-empty', `“${name}”没有要点可以判断，请补充。`);
  const unnamed = items.some(({ item }) => item.trim() === '');
  if (unnamed || new Set(items.map(({ item }) => item.trim())).size < items.length)
    return problem('checklist-unclear', `“${name}”的要点有空白或重复的，请更正。`);
  const open = items.filter(({ holds }) => holds === null).map(({ item }) => `“${item}”`);
  if (open.length === 0) return null;
  return problem('checklist-open', `“${name}”还有要点没有判断：${open.join('、')}，请补充是否符合。`);
}
