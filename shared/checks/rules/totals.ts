// K03, K36: 总分 and 等级.
import { isDecimal, roundHalfUp, sumDecimals } from '../../decimal';
import { gradeOf } from '../../scoring/grade';
import type { Profile } from '../../scoring/profile';
import { finding } from '../catalogue';
import type { CheckContext } from '../context';
import { distance, figure, isAbove, isBlank, isUnreadable, quoted, wordsIn } from '../stated';
import type { CheckFinding, Stated } from '../table';

/** K03: the total is the sum of the parts as the table states them; parts it leaves out count as recomputed. */
export function totalIsSum(context: CheckContext): CheckFinding[] {
  const { table, profile, statedTotal } = context;
  const { total } = table;
  if (total && isUnreadable(total, '分'))
    return [
      finding('K03', {
        place: total.place,
        message: `总分${quoted(wordsIn(total))}不是数字，请更正。`,
        found: total.text,
      }),
    ];
  if (!total || statedTotal === null) return [];
  const sum = statedSum(context);
  if (sum === null || !isAbove(distance(statedTotal, sum), profile.tolerance.equal)) return recomputedTotal(context);
  const message = `总分填写${statedTotal}分，各项得分之和为${sum}分，请核对各项得分或更正总分。`;
  return [finding('K03', { place: total.place, message, expected: sum, found: statedTotal })];
}

/** null when a part has neither a stated nor a recomputed score. */
function statedSum({ funds, rows }: CheckContext): string | null {
  const parts = [funds.statedScore ?? funds.scored.score, ...rows.map((row) => row.statedScore ?? row.score)];
  return parts.every((part) => part !== null) ? roundHalfUp(sumDecimals(parts)) : null;
}

/** A total that sums up well, but from scores that are not right: the rows were named already, so this only informs. */
function recomputedTotal({ table, profile, total, statedTotal }: CheckContext): CheckFinding[] {
  if (total === null || !isAbove(distance(statedTotal!, total), profile.tolerance.equal)) return [];
  const message = `总分填写${statedTotal}分，与各项得分之和一致；按规则重新计算为${total}分，更正各项得分后请一并更正。`;
  return [
    finding('K03', { place: table.total!.place, message, severity: 'info', expected: total, found: statedTotal }),
  ];
}

/** K36: the grade is that of the score, and there is none without one. */
export function gradeFits(context: CheckContext): CheckFinding[] {
  const { table, profile, statedTotal, isComplete, missing } = context;
  const grade = gradeIn(context);
  if (!table.grade || grade === null) return [];
  const { place } = table.grade;
  const at = (message: string, expected: string | null) => [finding('K36', { place, message, expected, found: grade })];
  if (!isComplete)
    return at(`还有${missing.length}项没有得分，不能计算总分，也不能评为${quoted(grade)}；请先补齐。`, null);
  if (statedTotal === null && table.total) return at(`评为${quoted(grade)}，却没有总分，请填写总分。`, context.grade);
  const total = statedTotal ?? context.total!;
  if (!isDecimal(total) || total.startsWith('-')) return [];
  const ofStated = gradeOf(total, profile);
  if (ofStated !== grade)
    return at(`总分${total}分应评为${quoted(ofStated)}，表中为${quoted(grade)}，请更正。`, ofStated);
  if (context.grade === grade) return [];
  return at(`按规则重新计算总分为${context.total}分，应评为${quoted(context.grade!)}，请更正。`, context.grade);
}

const gradeIn = ({ table, profile }: CheckContext) => gradeNamed(table.grade, profile);

/** The grade's name within words such as `等级：优`; null when blank or not a grade at all. */
export function gradeNamed(stated: Stated | null, { grades }: Pick<Profile, 'grades'>): string | null {
  if (isBlank(stated) || figure(stated) !== null) return null;
  const text = wordsIn(stated);
  const names = [...grades.map(({ grade }) => grade), '优秀', '良好', '中等', '合格', '不合格', '较差'];
  const longest = names.filter((name) => text.includes(name)).sort((a, b) => b.length - a.length)[0];
  const aliases: Record<string, string> = { 优秀: '优', 良好: '良', 中等: '中', 较差: '差' };
  const own = grades.some(({ grade }) => grade === longest);
  if (longest === undefined) return SENTENCE.test(text) ? null : text;
  if (!GRADED.test(text.replace(longest, ''))) return null;
  return own ? longest : (aliases[longest] ?? longest);
}

/** 评价结论 may be told in a sentence, 完成采购, which is no grade. */
const SENTENCE = /[。；，]|完成|达成|已|及时|按时/;
/** What stands around a grade's name: 等级：, 评为“优”, 优（98分）, 自评结论为优. 效果良好 grades nothing. */
const GRADED =
  /^[\s“”"《》。.]*((自评|评价|绩效|综合|评定|最终)*(等级|结论|结果)?(评定|评|定)?(为|是)?[:：]?)?[\s“”"级等。.]*([(（].*[)）])?[。.]?$/;
