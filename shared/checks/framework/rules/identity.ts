// K36, K48: the grade, and whose table it is.
import { compareDecimals } from '../../../decimal';
import { gradeOf } from '../../../scoring/grade';
import { gradeNamed } from '../../rules/totals';
import { figure, isBlank, quoted, yearOf } from '../../stated';
import type { CheckFinding } from '../../table';
import { frameworkFinding } from '../catalogue';
import type { CheckedFramework } from '../context';

/** K36: the grade is that of the total; without a total there is none. */
export function gradeFits({ table, scored, profile }: CheckedFramework): CheckFinding[] {
  const grade = gradeNamed(table.grade, profile);
  if (!table.grade || grade === null) return [];
  const at = (message: string, expected: string | null) => [
    frameworkFinding('K36', { place: table.grade!.place, message, expected, found: grade }),
  ];
  const stated = figure(table.total, '分');
  const isUsable = stated !== null && compareDecimals(stated, '0') >= 0;
  const ofStated = isUsable ? gradeOf(stated, profile) : null;
  if (ofStated !== null && ofStated !== grade)
    return at(`总分${stated}分应评为${quoted(ofStated)}，表中为${quoted(grade)}，请更正。`, ofStated);
  if (scored.grade === null)
    return at(`还有${scored.missing.length}处没有得分或分值不合，不能评为${quoted(grade)}；请先补齐。`, null);
  if (scored.grade === grade) return [];
  return at(`按规则重新计算总分为${scored.total}分，应评为${quoted(scored.grade)}，请更正。`, scored.grade);
}

/** K48: a table names its project and year. */
export function identityThere({ table }: CheckedFramework): CheckFinding[] {
  const { project, fiscalYear } = table;
  const missing = (place: string, what: string) => [
    frameworkFinding('K48', { place, message: `没有写明${what}，请补充。` }),
  ];
  return [
    ...(isBlank(project.name) ? missing(project.name.place, '项目名称') : []),
    ...(yearOf(fiscalYear) === null ? missing(fiscalYear.place, '评价年度') : []),
  ];
}
