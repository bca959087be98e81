// Whether 年度指标值 says one thing, in a number, within the year.
import { officialDay } from '../../calendar';
import { betterWay } from '../../indicators/direction';
import { readOfficial } from '../../indicators/readOfficial';
import { vagueWordIn } from '../../indicators/vagueWords';
import { qualityFinding } from '../catalogue';
import type { ExampleParts } from '../exampleText';
import { formulaOf, namesItsRate, usualMeasure } from '../measures';
import { isActivity, isActivityName, namesTwo } from '../phrases';
import { isOutput, isWords, type DraftRow, type DraftSet } from '../readDraft';
import { canBeName, mended } from '../rewrite';
import type { QualityFinding } from '../types';
import { eachRow, nameOf, targetSaid } from './eachRow';

/** A target there is. */
export function targetThere(set: DraftSet): QualityFinding[] {
  return eachRow(set, (row) => {
    if (row.target.kind !== 'blank' && row.target.kind !== 'none') return [];
    const what = row.target.kind === 'blank' ? '没有填写年度指标值' : `的年度指标值是${targetSaid(row)}`;
    const message = `${nameOf(row)}${what}，无法评分，请写明比较符号、数值和单位；不适用的指标请删除。`;
    return [qualityFinding('no-target', { row: row.index, field: 'target', message, example: mended(row, set) })];
  });
}

/** A quantitative indicator has a number, and so has an output. What is an activity or vague is told by its own rule. */
export function numberThere(set: DraftSet): QualityFinding[] {
  return eachRow(set, (row) => {
    if (row.target.kind !== 'words') return [];
    const isQuantitative = row.draft.kind === 'quantitative';
    if (!isQuantitative && (!(isOutput(row) || row.dimension === '成本') || isToldOtherwise(row))) return [];
    const isJudged = row.draft.kind === 'qualitative' && row.dimension !== '数量' && row.dimension !== '成本';
    const severity = isQuantitative ? 'error' : isJudged ? 'info' : 'warning';
    const kind = isQuantitative ? '是定量指标' : `属于${row.dimension === '成本' ? '成本' : '产出'}`;
    const message = `${nameOf(row)}${kind}，年度指标值${targetSaid(row)}里没有数值，请写明数量、比例或期限。`;
    const example = mended(row, set);
    return [qualityFinding('no-number', { row: row.index, field: 'target', severity, message, example })];
  });
}

const isToldOtherwise = (row: DraftRow) =>
  isActivity(row.words) || isActivityName(row.name) || (isWords(row) && vagueWordIn(row.words + row.name) !== null);

/** The parts of a target that are measured each by itself: 合格率≥98%，响应时间≤1天. */
function measuredClauses({ words }: DraftRow): string[] {
  return words.split(/[，,；;、]|并且|同时|且(?=\p{Script=Han})/u).filter((clause) => {
    const { kind } = readOfficial(clause);
    return kind === 'number' || kind === 'range' || kind === 'date';
  });
}

const saysTwo = (row: DraftRow): boolean =>
  namesTwo(row.name) || (row.said.kind === 'ambiguous' && measuredClauses(row).length > 1);

/** One indicator measures one thing. */
export function oneMeasurement(set: DraftSet): QualityFinding[] {
  return eachRow(set, (row) => {
    if (!saysTwo(row)) return [];
    const inName = namesTwo(row.name);
    const message = inName
      ? `${nameOf(row)}把两项内容放在一个指标里，无法分别评分，请拆成两个指标。`
      : `${nameOf(row)}的年度指标值写了${measuredClauses(row).length}项要求（${targetSaid(row)}），无法分别评分，请拆成几个指标，各写一个数值。`;
    return [
      qualityFinding('two-measurements', {
        row: row.index,
        field: inName ? 'name' : 'target',
        message,
        example: mended(row, set, firstOf(row)),
      }),
    ];
  });
}

/** Text that can be read in several ways is named with its readings. */
export function clearTarget(set: DraftSet): QualityFinding[] {
  return eachRow(set, (row) => {
    const reading = row.target.kind === 'ambiguous' ? row.target : null;
    if (!reading || saysTwo(row) || isActivity(row.words)) return [];
    const severity = row.draft.kind === 'quantitative' ? 'error' : 'warning';
    const message = `${nameOf(row)}的年度指标值有歧义：${reading.message}`;
    return [
      qualityFinding('ambiguous-target', {
        row: row.index,
        field: 'target',
        severity,
        message,
        example: mended(row, set, readingOf(row)),
      }),
    ];
  });
}

/** A deadline lies in the year of the budget. */
export function dateInYear(set: DraftSet): QualityFinding[] {
  const { fiscalYear } = set.context;
  return eachRow(set, (row) => {
    if (row.target.kind !== 'date' || fiscalYear === null) return [];
    const { day } = row.target;
    if (Number(day.slice(0, 4)) === fiscalYear) return [];
    const message = `${nameOf(row)}的期限${targetSaid(row)}不在${fiscalYear}预算年度内，请核对年份；跨年项目请写本年应达到的节点。`;
    const example = mended(row, set, { target: `${fiscalYear}年12月31日前` });
    return [qualityFinding('date-outside-year', { row: row.index, field: 'target', message, example })];
  });
}

/** The first of several measurements: its name, sign, number and unit, as far as the target's text says them. */
function firstOf(row: DraftRow): Partial<ExampleParts> {
  const [clause] = measuredClauses(row);
  if (namesTwo(row.name) || clause === undefined) return {};
  const said = /^\p{Script=Han}{3,}?(?=[≥≤＜＞=<>]|\d|不低|不高|不少|不超|达到|控制在)/u.exec(clause)?.[0] ?? '';
  const subject = row.name.replace(/(质量|情况|数量|时间)$/, '');
  const isBare = formulaOf(said) !== null && !namesItsRate(said) && !row.name.endsWith(said);
  const names = [isBare ? subject + said : said, row.name];
  const name = names.find((one) => canBeName(one) && (usualMeasure(one) !== null || one === row.name));
  return name === undefined ? {} : saidParts(row, name, clause);
}

/** The first reading of an ambiguous target that is itself clear. */
function readingOf(row: DraftRow): Partial<ExampleParts> {
  if (row.said.kind !== 'ambiguous' || !canBeName(row.name)) return {};
  const clear = row.said.readings.find((one) => ['number', 'date'].includes(readOfficial(one).kind));
  return clear === undefined ? {} : saidParts(row, row.name, clear);
}

/** Name and target of one clear text, with the sign that the name asks for. */
function saidParts({ head }: DraftRow, name: string, text: string): Partial<ExampleParts> {
  const definition = formulaOf(name) ?? undefined;
  const reading = readOfficial(text);
  if (reading.kind === 'date')
    return { name, definition, comparator: null, target: `${officialDay(reading.day)}前`, unit: null };
  if (reading.kind !== 'number') return {};
  const usual = usualMeasure(name);
  const unit = reading.unit ?? usual?.unit ?? '个';
  const isLess = betterWay({ head, name, measured: unit }) === 'less';
  const comparator = isLess ? '<=' : (reading.comparator ?? usual?.comparator ?? '>=');
  return { name, definition, comparator, target: reading.value, unit };
}
