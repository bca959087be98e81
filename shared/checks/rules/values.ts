// K13–K16, K23, K31, K50: what stands in 年度指标值 and 实际完成值.
import { compareDecimals } from '../../decimal';
import { bandOfWords } from '../readBand';
import { isMoreThanSaid } from '../readValue';
import { finding } from '../catalogue';
import { comparableTarget } from '../comparators';
import type { CheckContext } from '../context';
import type { CheckedRow } from '../rowOutcome';
import { bareWords, isBlank, lengthOf, quoted, wordsIn } from '../stated';
import type { CheckFinding } from '../table';

const nameOf = ({ stated }: CheckedRow) => quoted(wordsIn(stated.name));
const SHORTEST_FACT = 10;
const NOT_APPLICABLE =
  /^(无|不涉及|不适用|未涉及|没有|N\/?A|无(经济|社会|生态|环境)?效益|不产生(经济|社会|生态)?效益)$/i;
/** 社会公益服务无经济效益 */
const HAS_NO_BENEFIT = /(无|没有|不产生|不涉及)(直接)?(经济|社会|生态|环境)(效益|影响)$/;
/** Names under which 无 is a result: none happened. */
const NONE_IS_GOOD = /(事故|投诉|违规|违纪|故障|差错|损失|事件|问题|负面|信访|舆情|伤亡|泄露)/;

/** Told elsewhere: K01 and K04 by their own checks, R04 once for the whole table. */
const TOLD_ELSEWHERE = ['K01', 'K04', 'R04'];

/** K13, K14, K15 and whatever else left a row without a score: each with its own number. */
export function rowProblems({ rows, table }: CheckContext): CheckFinding[] {
  if (rows.length === 0)
    return [finding('K14', { place: table.indicatorsPlace, message: '没有填写绩效指标，请按批复的绩效目标填写。' })];
  return rows.flatMap((row) => {
    const { problem } = row;
    if (!problem || TOLD_ELSEWHERE.includes(problem.id)) return [];
    const { place, text } = problem.stated;
    return [
      finding(problem.id, { place, message: problem.message, found: text || null }),
      ...scoredWithoutValue(row, problem.id),
    ];
  });
}

/** K13 of a row without a target: it has no result either, and points all the same. */
function scoredWithoutValue(row: CheckedRow, told: string): CheckFinding[] {
  const { actual, score } = row.stated;
  if (told !== 'K14' || !isBlank(actual) || isBlank(score)) return [];
  const message = `${nameOf(row)}没有填写实际完成值，却得${wordsIn(score)}分，请补充实际完成情况。`;
  return [finding('K13', { place: actual.place, message })];
}

/** K14: a target with several readings is not chosen from; its score is checked for its range, and that is said. */
export function targetUnclear({ rows }: CheckContext): CheckFinding[] {
  return rows.flatMap((row) => {
    const { target, basis, stated } = row;
    if (target.kind !== 'ambiguous' || basis !== 'entered') return [];
    const message = `${nameOf(row)}：${target.message}现按填写的得分计，只核对了得分范围。`;
    return [finding('K14', { place: stated.target.place, severity: 'warning', message, found: target.text })];
  });
}

/** K13: 5200余人 reaches 5000人 for certain, and is no exact figure all the same. */
export function valueInexact({ rows }: CheckContext): CheckFinding[] {
  return rows.flatMap(({ value, stated }) => {
    const { place, text } = stated.actual;
    if (value === null || !isMoreThanSaid(wordsIn(stated.actual))) return [];
    const message = `${quoted(wordsIn(stated.name))}的实际完成值${quoted(text)}不是确数，按不低于该数核对，请填写实际数。`;
    return [finding('K13', { place, severity: 'warning', message, found: text })];
  });
}

/** R04: a form without 分值 and 得分, as of transfer payments (转移支付), is compared and not scored. */
export function withoutScores({ rows, table }: CheckContext): CheckFinding[] {
  if (!rows.some(({ problem }) => problem?.id === 'R04')) return [];
  const message = '这种表没有分值和得分两栏，只核对完成情况，不计算得分、总分和等级。';
  return [finding('R04', { place: table.indicatorsPlace, message })];
}

/** R06: lines without points below an indicator are read as what it is made of, and that is said. */
export function detailsTold({ rows }: CheckContext): CheckFinding[] {
  return rows.flatMap((row) => {
    const { details } = row.stated;
    if (!details) return [];
    const names = details.map(({ name }) => wordsIn(name)).join('、');
    const message = `${nameOf(row)}下面的${details.length}行（${names}）没有分值和得分，按这一项的明细处理，不单独计分；如应单独计分，请补充分值。`;
    return [finding('R06', { place: details[0]!.place, message })];
  });
}

/** K14 and K15 of rows whose problem was another one already. */
export function targetInOtherCell({ rows }: CheckContext): CheckFinding[] {
  return rows.flatMap((row) => {
    if (row.target.kind !== 'blank') return [];
    const carrier = [row.stated.name, row.stated.actual].find((cell) =>
      /[≥≤＜＞=<>]\s*\d|\d+(\.\d+)?[%％]/.test(cell.text),
    );
    if (!carrier) return [];
    const where = carrier === row.stated.name ? '指标名称' : '实际完成值';
    const message = `${nameOf(row)}的年度指标值为空，${where}里却有数值${quoted(carrier.text)}，请把指标值移到“年度指标值”一列。`;
    return [finding('K16', { place: carrier.place, message, found: carrier.text })];
  });
}

/** K23: a judged row answers with one of the three levels, or with a fact. */
export function judgedInWords({ rows }: CheckContext): CheckFinding[] {
  return rows.flatMap((row) => {
    const { band } = row.stated;
    if (band && !isBlank(band) && bandOfWords(wordsIn(band)) === null) {
      const message = `${nameOf(row)}的完成档次${quoted(band.text)}不是三档之一，请选择“达成、部分达成、未达成预期指标”之一。`;
      return [finding('K23', { place: band.place, message, found: band.text })];
    }
    const actual = wordsIn(row.stated.actual);
    if (row.target.kind !== 'words' || actual === '' || row.indicator.band !== null) return [];
    if (row.problem && row.problem.id !== 'R04') return [];
    const isCopy = bareWords(actual) === bareWords(row.target.text);
    if (!isCopy && (bandOfWords(actual) || lengthOf(actual) >= SHORTEST_FACT || /\d/.test(actual))) return [];
    const why = isCopy ? '与年度指标值相同' : '不是三档之一，也没有写明事实';
    const message = `${nameOf(row)}的实际完成值${quoted(actual)}${why}，请选择“达成、部分达成、未达成预期指标”之一，或写明完成了什么。`;
    return [finding('K23', { place: row.stated.actual.place, message, found: actual })];
  });
}

/** K31: what does not apply has no points; its weight moves to another indicator. */
export function notApplicableScored({ rows }: CheckContext): CheckFinding[] {
  return rows.flatMap((row) => {
    const { name, target, actual } = row.stated;
    const points = row.points ?? row.statedScore;
    if (points === null || compareDecimals(points, '0') <= 0 || NONE_IS_GOOD.test(wordsIn(name))) return [];
    const cell =
      [target, actual, name].find((one) => NOT_APPLICABLE.test(wordsIn(one))) ??
      (HAS_NO_BENEFIT.test(wordsIn(name)) ? name : undefined);
    const isZero = row.target.kind === 'number' && compareDecimals(row.target.value, '0') === 0;
    if (!cell || isZero) return [];
    const message = `${nameOf(row)}写明${quoted(cell.text)}，却有${row.points === null ? '得分' : '分值'}${points}分，请删除该指标并把分值调整到其他指标。`;
    return [finding('K31', { place: cell.place, message, expected: '0', found: points })];
  });
}

/** K50: the target is the approved one, or the change is on record. */
export function targetAsApproved({ rows, table }: CheckContext): CheckFinding[] {
  const isAdjusted = table.notes.some((note) => /指标.{0,12}(调整|变更)|(调整|变更).{0,12}指标/.test(wordsIn(note)));
  return rows.flatMap((row) => {
    const { approvedTarget, target } = row.stated;
    if (!approvedTarget || isBlank(approvedTarget) || isAdjusted) return [];
    const approved = comparableTarget(approvedTarget.text);
    if ([target.text, row.target.text].some((text) => comparableTarget(text) === approved)) return [];
    const message = `${nameOf(row)}的年度指标值${quoted(target.text)}与批复的${quoted(approvedTarget.text)}不一致，没有调整记录，请核对。`;
    return [finding('K50', { place: target.place, message, expected: approvedTarget.text, found: target.text })];
  });
}
