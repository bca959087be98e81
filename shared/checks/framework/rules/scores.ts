// K04, K17, R05: stated scores and averages against the recomputed ones.
import { compareDecimals, plainDecimal } from '../../../decimal';
import { distance, figure, isAbove, isBlank, isUnreadable, quoted, wordsIn } from '../../stated';
import type { CheckFinding, Stated } from '../../table';
import { frameworkFinding } from '../catalogue';
import type { CheckedFramework, CheckedFrameworkRow } from '../context';

/** K04, K17: a stated score lies within its range and follows from what it rests on. */
export function scoreFollows({ rows, profile }: CheckedFramework): CheckFinding[] {
  return rows.flatMap((row) => {
    const { score } = row.stated;
    if (!score || isBlank(score) || row.row.judgement.kind === 'entered') return [];
    return outOfRange(row, score) ?? differing(row, score, '得分', profile.tolerance);
  });
}

/** K17: a stated 平均分 is that of the experts, before any deduction. */
export function averageFollows({ rows, profile }: CheckedFramework): CheckFinding[] {
  return rows.flatMap((row) => {
    const { average } = row.stated;
    const isComparable = row.row.judgement.kind === 'experts' && row.scored.points === undefined;
    if (!average || isBlank(average) || !isComparable || row.row.deductions) return [];
    return outOfRange(row, average) ?? differing(row, average, '平均分', profile.tolerance);
  });
}

function outOfRange({ row }: CheckedFrameworkRow, stated: Stated): CheckFinding[] | null {
  const value = figure(stated, '分');
  const at = (message: string) => [
    frameworkFinding('K04', { place: stated.place, message, expected: `0～${row.points}`, found: stated.text }),
  ];
  if (isUnreadable(stated, '分') || value === null)
    return at(`“${row.name}”的得分${quoted(wordsIn(stated))}不是数字，请更正。`);
  if (compareDecimals(value, '0') < 0) return at(`“${row.name}”的得分${value}低于0分，请更正。`);
  const most = figure({ text: row.points, place: '' });
  if (most === null || compareDecimals(value, most) <= 0) return null;
  return at(`“${row.name}”得${value}分，超过该项分值${plainDecimal(most)}分，请更正。`);
}

function differing(
  { row, scored }: CheckedFrameworkRow,
  stated: Stated,
  what: string,
  tolerance: { equal: string; rounding: string },
): CheckFinding[] {
  const value = figure(stated, '分')!;
  if (scored.score === null || !isAbove(distance(value, scored.score), tolerance.equal)) return [];
  const isFar = isAbove(distance(value, scored.score), tolerance.rounding);
  const why = scored.explanation.text.replace(/。$/, '');
  const hint = isFar ? '请更正得分或核对数据。' : '相差在四舍五入范围内，建议保留两位小数。';
  return [
    frameworkFinding('K17', {
      place: stated.place,
      severity: isFar ? 'error' : 'warning',
      message: `“${row.name}”${what}填写${value}分，按规则应为${scored.score}分（${why}），${hint}`,
      expected: scored.score,
      found: value,
      source: scored.explanation.source,
    }),
  ];
}

/** R05: what rests on nothing but the stated score was checked for its range only. */
export function rangeOnly({ rows, table }: CheckedFramework): CheckFinding[] {
  const entered = rows.filter(({ row, scored }) => row.judgement.kind === 'entered' && scored.score !== null);
  const [first] = entered;
  if (!first) return [];
  const which = entered.length === rows.length ? '各项' : `${entered.length}项指标`;
  const message = `${which}没有专家评分和计算数据，单项得分只核对了是否在0分与分值之间；合计、权重和等级已核对。`;
  const place = first.stated.score?.place ?? first.stated.average?.place ?? table.rows[0]!.place;
  return [frameworkFinding('R05', { place, message, found: String(entered.length) })];
}
