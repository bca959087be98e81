// 年度指标值 of a template as one official text, and back: what is written is read as exactly the same target.
import { comparatorSchema, type Comparator } from '../contracts/common';
import { signOf } from '../checks/comparators';
import { plainDecimal } from '../decimal';
import { plainSigns } from '../indicators/comparatorWords';
import { formatTarget } from '../indicators/officialText';
import { readOfficial } from '../indicators/readOfficial';
import { foldWidth } from '../indicators/units';
import type { TemplateIndicator } from './types';

/** What a text of 年度指标值 settles. */
export type TemplateTarget = Pick<
  TemplateIndicator,
  'kind' | 'comparator' | 'target' | 'targetKind' | 'targetTo' | 'unit'
>;

/** Words of 200 and a unit of 20 characters, some of them two code units, fit with what stands around them. */
const MOST_CHARACTERS = 500;

/** Stands where each project sets its own value: `≤____万元`, `定性：____`. */
const BLANK = '____';
const JUDGED = /^定性\s*[:：]\s*([^]*)$/;
const BLANK_LINE = /^_{2,}$/;
const OPEN_DAY = '____年__月__日前';
const DAY_TO_FILL = /^_{2,}\s*年\s*_+\s*月\s*_+\s*日之?以?前$/;
const TO_FILL = /^([≥≤><=]?)\s*_{2,}\s*([^]*)$/;
/** The unit said outright, for units that would be read as something else: `≥5（单位：人/10户）`, `-5～5（无单位）`. */
const EXPLICIT = /^([^（(]*)[（(](?:单位[:：]([^]+)|无单位)[)）]$/;
const BARE = /^([≥≤><=]?)\s*(_{2,}|-?\d+(?:\.\d+)?)(?:\s*[～~〜]\s*(-?\d+(?:\.\d+)?))?$/;

/** The official text of a target: `≥98%`, `5～8天`, `2024年6月30日前`, words; `____` where each project sets its own. */
export function writeTarget(indicator: TemplateTarget): string {
  const [usual, explicit] = indicator.kind === 'qualitative' ? wordsOf(indicator) : figuresOf(indicator);
  return saysTheSame(usual, indicator) ? usual : explicit;
}

function wordsOf({ target }: TemplateTarget): [usual: string, explicit: string] {
  return [target, `定性：${target === '' ? BLANK : target}`];
}

function figuresOf(indicator: TemplateTarget): [usual: string, explicit: string] {
  const { comparator, target, targetKind, targetTo, unit } = indicator;
  const sign = comparator ? signOf[comparator] : '';
  const value = target === '' ? BLANK : target;
  if (targetKind === 'date' && target === '') return [OPEN_DAY, OPEN_DAY];
  const usual = target === '' ? `${sign}${BLANK}${unit ?? ''}` : formatTarget(indicator);
  const range = targetKind === 'range' ? `～${targetTo}` : '';
  return [usual, `${sign}${value}${range}${unit === null ? '（无单位）' : `（单位：${unit}）`}`];
}

function saysTheSame(text: string, wanted: TemplateTarget): boolean {
  const read = readTargetText(text);
  if ('message' in read) return false;
  const keys = ['kind', 'comparator', 'target', 'targetKind', 'targetTo', 'unit'] as const;
  return keys.every((key) => read[key] === wanted[key]);
}

/**
 * Reads 年度指标值 as people write it. Nothing is guessed: a number without its sign, or words with two readings, come back
 * as a message that names the readings.
 */
export function readTargetText(text: string): TemplateTarget | { message: string } {
  const words = text.trim();
  if (words === '')
    return { message: '没有写年度指标值，请写明，例如“≥98%”；由各项目自定的写成“≥____%”，定性的写成“定性：____”。' };
  if (words.length > MOST_CHARACTERS) return { message: `年度指标值过长，请写在200字以内，其余移到指标解释。` };
  const judged = JUDGED.exec(words)?.[1]?.trim();
  if (judged !== undefined) return judgedTarget(judged);
  return readToFill(words) ?? readExplicit(words) ?? readOfficialTarget(words);
}

function judgedTarget(words: string): TemplateTarget | { message: string } {
  if (words === '') return { message: '只写了“定性”，请写明要达到什么程度；由各项目自定的写成“定性：____”。' };
  return { kind: 'qualitative', comparator: null, target: BLANK_LINE.test(words) ? '' : words, unit: null };
}

function readToFill(words: string): TemplateTarget | null {
  if (DAY_TO_FILL.test(words))
    return { kind: 'quantitative', comparator: null, target: '', targetKind: 'date', unit: null };
  const [, sign, unit] = TO_FILL.exec(leadingSign(words)) ?? [];
  if (sign === undefined || EXPLICIT.test(words)) return null;
  return { kind: 'quantitative', comparator: comparatorOf(sign), target: '', unit: unit === '' ? null : unit! };
}

/** The text with its first signs in one form; the rest, unit included, letter for letter. */
function leadingSign(words: string): string {
  const lead = /^[^\d_\p{Script=Han}]+/u.exec(words)?.[0] ?? '';
  return plainSigns(foldWidth(lead)) + words.slice(lead.length);
}

function comparatorOf(sign: string): Comparator | null {
  const plain = { '≥': '>=', '≤': '<=' }[sign] ?? sign;
  return plain === '' ? null : comparatorSchema.parse(plain);
}

function readExplicit(words: string): TemplateTarget | null {
  const [, figures, unit] = EXPLICIT.exec(words) ?? [];
  const [, sign, value, to] = (figures && BARE.exec(plainSigns(foldWidth(figures)))) || [];
  if (sign === undefined || value === undefined) return null;
  const isBlank = value.startsWith('_');
  const isRange = to !== undefined;
  // A number needs its sign, a range or a blank does not.
  if (!isBlank && (isRange ? sign !== '' : sign === '')) return null;
  return {
    kind: 'quantitative',
    comparator: comparatorOf(sign),
    target: isBlank ? '' : decimal(value),
    ...(isRange && { targetKind: 'range' as const, targetTo: decimal(to) }),
    unit: unit?.trim() ?? null,
  };
}

/** One form of each number; no negative zero. */
const decimal = (value: string) => plainDecimal(value).replace(/^-0$/, '0');

function readOfficialTarget(words: string): TemplateTarget | { message: string } {
  const read = readOfficial(words);
  switch (read.kind) {
    case 'number':
      return read.comparator === null
        ? { message: withoutSign(words, `${read.value}${read.unit ?? ''}`) }
        : { kind: 'quantitative', comparator: read.comparator, target: decimal(read.value), unit: read.unit };
    case 'range':
      return {
        kind: 'quantitative',
        comparator: null,
        target: decimal(read.from),
        targetKind: 'range',
        targetTo: decimal(read.to),
        unit: read.unit,
      };
    case 'date':
      return { kind: 'quantitative', comparator: null, target: read.day, targetKind: 'date', unit: null };
    case 'words':
      return words === '定性' ? judgedTarget('') : { kind: 'qualitative', comparator: null, target: words, unit: null };
    case 'none':
      return {
        message: `“${words}”没有说明要达到什么，请写明指标值；确为定性要求的写成“定性：${words}”，不适用的请删去这一行。`,
      };
    default:
      return { message: read.message };
  }
}

function withoutSign(words: string, value: string): string {
  const readings = (['>=', '=', '<='] as const).map((one) => `“${signOf[one]}${value}”`).join('、');
  return `“${words}”没有写比较符号，可以读作${readings}，请写明是哪一种。`;
}
