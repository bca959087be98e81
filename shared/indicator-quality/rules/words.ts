// Words in place of results: activities, vague words, names that carry a target or a whole sentence; rates of nothing.
import { vagueWordIn, isFirm } from '../../indicators/vagueWords';
import { bandOfWords } from '../../checks/readBand';
import { qualityFinding } from '../catalogue';
import { asRate, formulaOf, namesItsRate, RATE_NAME, usualMeasure } from '../measures';
import { isActivity, isActivityName, isSentence, tellsEffect } from '../phrases';
import { isMeasured, type DraftRow, type DraftSet } from '../readDraft';
import { mended, modelled, nameWithoutTarget } from '../rewrite';
import { qualitySettings } from '../settings';
import type { QualityFinding } from '../types';
import { eachRow, nameOf, targetSaid } from './eachRow';

/** A target is a result, not an activity: 开展…工作, 加强管理, 完成项目. */
export function resultNotActivity(set: DraftSet): QualityFinding[] {
  return eachRow(set, (row) => {
    if (isMeasured(row) || (row.words !== '' && isFirm(row.words))) return [];
    const inTarget = isActivity(row.words) && bandOfWords(row.words) === null;
    if (!inTarget && !isActivityName(row.name)) return [];
    const said = inTarget ? `年度指标值${targetSaid(row)}` : '名称';
    const message = `${nameOf(row)}的${said}说的是要做什么，不是做到什么程度，请改为可以核对的结果。`;
    const field = inTarget ? 'target' : 'name';
    return [qualityFinding('process-target', { row: row.index, field, message, example: mended(row, set) })];
  });
}

/** Nothing rests on words that nobody can measure. The list is that of filled tables (K24). */
export function noVagueWords(set: DraftSet): QualityFinding[] {
  return eachRow(set, (row) => {
    const words = bandOfWords(row.words) === null ? row.words : '';
    if (isMeasured(row) || isFirm(words + row.name)) return [];
    const isCountable = usualMeasure(row.name) !== null;
    const inTarget = vagueWordIn(words);
    const word = inTarget ?? (isCountable ? null : vagueWordIn(row.name));
    if (!word) return [];
    const message = `${nameOf(row)}用了含糊的词“${word}”，无法衡量，请改为数量、比例或完成时间。`;
    const field = inTarget ? 'target' : 'name';
    return [qualityFinding('vague-words', { row: row.index, field, message, example: mended(row, set) })];
  });
}

/** A rate says what is divided by what. */
export function rateHasBase(set: DraftSet): QualityFinding[] {
  return eachRow(set, (row) => {
    const name = nameWithoutTarget(row.name);
    if (isSentence(name)) return [];
    const isRate = RATE_NAME.test(name) || (row.target.kind === 'number' && row.target.unit === '%');
    if (!isRate || /满意/.test(row.name) || namesItsRate(asRate(name) ?? '') || saysBase(row.definition)) return [];
    const message = `${nameOf(row)}是比率，名称和指标解释都没有写明分子和分母，请在指标解释中写出计算公式。`;
    const example = rateExample(row, set, name);
    return [qualityFinding('no-denominator', { row: row.index, field: 'definition', message, example })];
  });
}

/** The row with its formula; what is counted in per cent and is no rate by its name becomes one. */
function rateExample(row: DraftRow, set: DraftSet, name: string): string {
  if (RATE_NAME.test(name)) return mended(row, set, { definition: formulaOf(name)! });
  if (tellsEffect(name)) return modelled(row, set);
  const rate = /(节约|节省|增长|提升|提高|增加|下降|降低|减少)$/.test(name) ? `${name}率` : `${name}比例`;
  return mended(row, set, { name: rate, definition: formulaOf(rate)! });
}

const saysBase = (definition: string) => /[÷/／]|除以|之比|[比较]上年|同比|占.*(比|百分)|与.*的比/.test(definition);

const SIGN_IN_NAME = /[≥≤＜＞=<>]\s*\d|\d+(\.\d+)?[%％‰]|(不低于|不少于|不超过|不高于|达到|控制在)\d/;
const COUNT_AT_END =
  /\d+(个|套|台|家|人次|次|场|项|份|座|条|期|辆|户|公里|平方米|天|小时|个工作日|万元)(内|以内|以上|以下)?(处理完|处理完成|完成|完工|办结|修复|系统|项目|活动|培训|课程|平台)?(成)?$/;

/** A name carries no target. */
export function nameWithoutNumber(set: DraftSet): QualityFinding[] {
  return eachRow(set, (row) => {
    if (!SIGN_IN_NAME.test(row.name) && !COUNT_AT_END.test(row.name)) return [];
    const message = `${nameOf(row)}把指标值写进了名称，请把数值移到“年度指标值”，名称只写衡量什么。`;
    return [qualityFinding('target-in-name', { row: row.index, field: 'name', message, example: mended(row, set) })];
  });
}

/** A name is a name: short, and no sentence. */
export function nameIsShort(set: DraftSet): QualityFinding[] {
  const { longestName } = qualitySettings;
  return eachRow(set, (row) => {
    const length = [...row.name].length;
    if (length <= longestName && !isSentence(row.name)) return [];
    const why = length > longestName ? `有${length}个字` : '是一句话';
    const message = `${nameOf(row)}${why}，看不出衡量什么，请改为不超过${longestName}个字的名称，例如“对象+比率”。`;
    return [qualityFinding('long-name', { row: row.index, field: 'name', message, example: mended(row, set) })];
  });
}
