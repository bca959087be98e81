// Numbers with unit and bound in official text. Expects folded text with digits and plain signs.
import type { Comparator } from '../contracts/common';
import { isDecimal, percentOf, plainDecimal } from '../decimal';
import { boundAfter, boundBefore, boundInClause, isApproximate, type Bound } from './comparatorWords';
import { unitAt } from './measureWords';

export interface AmountFound {
  /** bounds the words allow: one when they are clear, null for none */
  comparators: (Comparator | null)[];
  /** one value, or the two ends of a range; several when the figures can be read in several ways */
  values: string[];
  isRange: boolean;
  unit: string | null;
  /** why the words do not fix the value; null when they do */
  problem: string | null;
  start: number;
  end: number;
}

const FIGURES = '\\d[\\d,]*(?:\\.\\d+)*(?: \\d{3}(?!\\d))*';
const NUMBER = new RegExp(`([-+±]?)(${FIGURES})`, 'g');
const SECOND = new RegExp(`^\\s*(?:[-~〜∼～]|至|到)\\s*(${FIGURES})`);
const DIVISOR = /^\/(\d+)(?![\d.]|[万亿])/;
/** 12.5/10万: so many of a hundred thousand. */
const OF_MANY = /^\/\d+[万亿](人|人口|例)?/;
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d+)?$/;
/** Before figures that are part of a name: IPv6, PM2.5, 第3批, 附表3-1. */
const NAME_BEFORE = /([A-Za-z]|[A-Za-z]-|第|附件|附表|表|图|目标|指标|等保|No\.?)$/;
/** Behind figures that are part of a name: 5G基站. */
const NAME_AFTER = /^([GKDB](?=\p{Script=Han}|$)|A+(?=级|$))/u;
const NAME_TAIL = /^([-.\d]*\d)?/;
const CLAUSE = /[,;、:()\n]/;

/** As far as a number's own words reach. Without an end, a long cell full of numbers would take its square in time. */
const REACH = 80;
/** So many numbers are never one value, and what follows them changes nothing. */
const MOST_FOUND = 20;

/** The first {@link MOST_FOUND} numbers of a text with what belongs to them, in its order. Numbers inside names are left out. */
export function findAmounts(text: string): AmountFound[] {
  const found: AmountFound[] = [];
  NUMBER.lastIndex = 0;
  for (let match = NUMBER.exec(text); match && found.length < MOST_FOUND; match = NUMBER.exec(text)) {
    const after = text.slice(NUMBER.lastIndex, NUMBER.lastIndex + REACH);
    if (NAME_BEFORE.test(text.slice(Math.max(0, match.index - REACH), match.index)) || NAME_AFTER.test(after)) {
      NUMBER.lastIndex += NAME_TAIL.exec(after)![0].length;
      continue;
    }
    const amount = amountAt(text, match.index, match[1]!, match[2]!);
    found.push(amount);
    NUMBER.lastIndex = amount.end;
  }
  return found;
}

function amountAt(text: string, start: number, sign: string, figures: string): AmountFound {
  const behind = start + sign.length + figures.length;
  const before = text.slice(Math.max(0, start - REACH), start);
  const afterFigures = text.slice(behind, behind + REACH);
  const written = writtenAt(afterFigures, sign, figures);
  const after = afterFigures.slice(written.length);
  const unit = written.unit ?? (/(¥|人民币)\s*$/.test(before) ? '元' : null);
  const approximate = isApproximate(before, afterFigures, after) ? '不是确数' : null;
  const broken = /(^|[^\d\p{L}])\.$/u.test(before) ? '小数点前没有数字' : null;
  const problem = broken ?? written.problem ?? approximate;
  const place = { start, end: behind + written.length };
  const bounds = boundsOf(before, after, problem);
  return { ...place, unit: perPeriod(before, unit), values: written.values, isRange: written.isRange, ...bounds };
}

const PERIOD = /每(?:个)?(半年|两年|年|季度?|月|周|日|天)[^\d,;。]{0,8}$/;

/** 每季度1次 is 1次/季度. */
function perPeriod(before: string, unit: string | null): string | null {
  const period = PERIOD.exec(before)?.[1];
  if (period === undefined || unit === null || /[%‰/]/.test(unit)) return unit;
  return `${unit}/${period === '季' ? '季度' : period}`;
}

interface Written {
  values: string[];
  isRange: boolean;
  unit: string | null;
  problem: string | null;
  /** characters taken behind the first figures */
  length: number;
}

/** The figures with what is written of their value behind them: a unit, the other end of a range, a divisor. */
function writtenAt(after: string, sign: string, figures: string): Written {
  const many = OF_MANY.exec(after);
  if (many) return { ...valueOf(figures), isRange: false, unit: many[0], length: many[0].length };
  const divisor = DIVISOR.exec(after);
  if (divisor) return fraction(figures, divisor[1]!, divisor[0].length);
  const first = unitBehind(after);
  const second = sign === '' ? SECOND.exec(after.slice(first.length)) : null;
  const value = valueOf(figures);
  if (!second) {
    if (sign === '±' && !value.problem)
      return { ...value, values: [`-${value.values[0]}`, value.values[0]!], isRange: true, ...first };
    const plain = first.problem ? [] : value.values;
    const values = plain.map((one) => (sign === '-' && one !== '0' ? `-${one}` : one));
    return { values, isRange: false, unit: first.unit, length: first.length, problem: value.problem ?? first.problem };
  }
  const end = first.length + second[0].length;
  const last = unitBehind(after.slice(end));
  const [low, high] = [value, valueOf(second[1]!)];
  const isMixed = first.unit !== null && first.unit !== last.unit;
  const problem = low.problem ?? high.problem ?? last.problem ?? (isMixed ? '前后两个数的单位不同' : null);
  const place = { unit: last.unit, length: end + last.length, problem };
  if (problem) return { ...place, values: [], isRange: false };
  return { ...place, values: [low.values[0]!, high.values[0]!], isRange: true };
}

/** A unit with the blanks before it; 多, 余 and 几 may stand between: 15余个. */
function unitBehind(after: string): { unit: string | null; length: number; problem: string | null } {
  const lead = /^\s*[多余几]?/.exec(after)![0].length;
  if (/^([eE][-+]?\d|\p{No})/u.test(after)) return { unit: null, length: 0, problem: '数字的写法不普通' };
  const { unit, length } = unitAt(after.slice(lead));
  return { unit, length: length > 0 ? lead + length : 0, problem: null };
}

function valueOf(figures: string): { values: string[]; problem: string | null } {
  const digits = figures.replace(/[, ]/g, '');
  const parts = figures.split(/[, ]+/).filter(Boolean);
  if (![digits, ...parts].every(isDecimal)) return { values: [], problem: '数字的写法不完整' };
  if (figures === digits || GROUPED.test(figures)) return { values: [plainDecimal(digits)], problem: null };
  return { values: [digits, ...parts].map(plainDecimal), problem: '数字中间的分隔分不清是千位分隔还是几个数' };
}

/** 49/50: may be the share of 98 %, the number 0.98 or two counts. */
function fraction(figures: string, divisor: string, length: number): Written {
  const [part] = valueOf(figures).values;
  if (part === undefined) return { values: [], isRange: false, unit: null, length, problem: '数字的写法不完整' };
  const percent = percentOf(part, divisor);
  const values = percent === null ? [`${part}/${divisor}`] : [`${plainDecimal(percent)}%`, `${part}/${divisor}`];
  return { values, isRange: false, unit: null, length, problem: '写成了分数' };
}

const unsure: Comparator[] = ['>=', '=', '<='];

/** The bounds a number may be read with: one when before and behind agree, several when they do not. */
function boundsOf(before: string, after: string, problem: string | null): Pick<AmountFound, 'comparators' | 'problem'> {
  const [front, back] = [boundBefore(before), boundAfter(after)];
  const clear = [front, back].filter((bound): bound is Bound => bound !== null && !bound.isWeak);
  const comparators = [...new Set(clear.map((bound) => bound.comparator))];
  if (comparators.length > 1) return { comparators, problem: problem ?? '前后的比较符号不一致' };
  if (comparators.length === 1) return { comparators, problem };
  if (problem) return { comparators: problem === '不是确数' ? unsure : [null], problem };
  if (front) return { comparators: [front.comparator], problem };
  const far = boundInClause(before.split(CLAUSE).at(-1)!, after.split(CLAUSE)[0]!);
  if (far === null) return { comparators: [null], problem };
  return { comparators: [far, null], problem: '比较的说法没有紧挨着数字' };
}
