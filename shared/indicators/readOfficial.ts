import type { Comparator } from '../contracts/common';
import { compareDecimals } from '../decimal';
import { officialDay } from '../calendar';
import { withDigits } from './chineseNumerals';
import { plainSigns } from './comparatorWords';
import { findAmounts, type AmountFound } from './officialAmounts';
import { findDates, type DateFound } from './officialDates';
import { foldWidth } from './units';

/** What an official text says. `text` is always the text as it was given. */
export type OfficialReading =
  /** one number; `unit` as it is written (元 stays 元, a bare 万 is 万元), `comparator` null where none is said */
  | { kind: 'number'; comparator: Comparator | null; value: string; unit: string | null; text: string }
  | { kind: 'range'; from: string; to: string; unit: string | null; text: string }
  /** `day` is the last day meant, ISO: 2024年6月底前 is 2024-06-30 with `<=` and precision month */
  | { kind: 'date'; comparator: '<=' | '='; day: string; precision: 'day' | 'month' | 'year'; text: string }
  /** words without a number: qualitative */
  | { kind: 'words'; text: string }
  /** nothing is said: empty, 无, /, 不适用 */
  | { kind: 'none'; text: string }
  /** more than one reading, or none that is certain; `message` says in Chinese what is unclear and what to write */
  | { kind: 'ambiguous'; text: string; readings: string[]; message: string };

const NOTHING =
  /^(|[-/\\—.…*]+|无|没有|暂无|空|空白|未填|未填写|待定|未定|无(?:此项|此类|相关)(?:指标|内容|业务|支出|工作)?|不适用|不涉及|不涉及此项|未涉及|无要求|N\/?A|null)$/i;
/** 零事故, 无投诉, 未发生安全事故: the absence of these is the number 0. */
const ABSENT =
  /^(=|为)?(0|零|无|没有|未发生|未出现|没有发生|没有出现)(?!.*(?:有无|以上|超过))[^\d,;]{0,8}(事故|投诉|差错|失误|违规|违纪|举报|上访|信访|延误|伤亡|死亡|泄密|泄露|宕机|中断|故障|逾期|超标|事件)(发生|事件|现象|行为|情况)?$/;
const SIGN_ONLY =
  /[≥≤<>](\*+|X+|×+|_+)?%?(?!上年|去年|同期|预算|计划|概算|标准|批复|合同|定额|限额)\p{Script=Han}{0,3}$/iu;
/** 1:1 and 7×24 are words for a share and for round the clock, not numbers to compare with. */
const RATIO = /^[≥≤<>=]?\d+(\.\d+)?(:|比|对)\d+(\.\d+)?$/;
const ROUND_THE_CLOCK = /7\s*[×xX*]\s*24(个?小时)?/g;
const NOT_EQUAL = /(≠|不等于|不为)\d/;
const SIGNS: Record<Comparator, string> = { '>=': '≥', '>': '＞', '=': '=', '<=': '≤', '<': '＜' };

/**
 * Reads 年度指标值 or 实际完成值 as tables and reports write it: `≥98%`, `不少于15个`, `24小时以内`, `2024年6月底前`, `121.88万`.
 * It never guesses: what can be read in two ways is `ambiguous` with its readings. 以上, 以下 and 以内 include the number,
 * 超过, 低于 and 不足 do not; 达到 is at least, 控制在 at most, unless a clear word stands on the other side.
 *
 * @param fiscalYear year of 6月底前 or 年底前; without it such a text is ambiguous
 * @source evaluation-rules §4.2 for signs and words; 《民法典》第一千二百五十九条 for 以上、以下、以内、超过
 */
export function readOfficial(text: string, fiscalYear: number | null = null): OfficialReading {
  const plain = plainText(text);
  if (NOTHING.test(plain)) return { kind: 'none', text };
  if (ABSENT.test(plain)) return { kind: 'number', comparator: null, value: '0', unit: null, text };
  if (RATIO.test(plain)) return { kind: 'words', text };
  if (NOT_EQUAL.test(plain)) return ambiguous(text, [], '写的是“不等于”，不能比较大小');
  const dates = withPeriods(plain, findDates(plain, fiscalYear));
  const amounts = findAmounts(blanked(plain, dates));
  // 2024年完成15个: the year only says when, the number is what is read.
  const deadlines = dates.filter((date) => !date.isFrame || isAlone(plain, date));
  if (deadlines.length + amounts.length === 0) return withoutFigures(text, plain);
  if (deadlines.length === 0) return readAmounts(text, amounts);
  if (amounts.length === 0 && deadlines.length === 1) return readDate(text, deadlines[0]!);
  return severalReadings(text, [...deadlines.flatMap(dateReadings), ...amounts.flatMap(amountReadings)]);
}

/** One width, one form of each sign, digits for numerals, and nothing that only numbers the line or cites a document. */
function plainText(text: string): string {
  const folded = plainSigns(foldWidth(text).replace(/[￥]/g, '¥'))
    .replace(/(\d?)(\s+)(?=(\d?))/g, (_, before: string, blanks: string, after: string) =>
      before && after ? before + blanks[0]! : before,
    )
    .replace(ROUND_THE_CLOCK, '全天候')
    .replace(/[〔[(]\d{4}[〕\])]\d+号/g, '')
    .replace(/\((不?含)[^)]{0,60}\)/g, '($1)')
    .replace(/(^|[^。;,、.!])[。;,、.!]+$/, '$1')
    .replace(/^(\(?\d{1,2}\)|\d{1,2}[、.]|[\u2460-\u2473])(?=[\p{Script=Han}])/u, '')
    .replace(/^定性[:：]?(?=.)/, '')
    .replace(/((?:19|20)\d{2})([-~〜至到])((?:19|20)\d{2}年)/g, '$1年$2$3')
    .replace(/(^|[^\d.月日-])(\d{1,2})([-~〜至到])(\d{1,2}月)/g, '$1$2月$3$4');
  return withDigits(folded);
}

/** 2024年1月至12月 is one period, and what is due within it is due on its last day. */
function withPeriods(text: string, dates: DateFound[]): DateFound[] {
  return dates.reduce<DateFound[]>((joined, date) => {
    const first = joined.at(-1);
    const isPeriod = first && /^[-~〜至到]$/.test(text.slice(first.end, date.start)) && isInOrder(first, date);
    if (!isPeriod) return [...joined, date];
    return [
      ...joined.slice(0, -1),
      { ...date, start: first.start, comparator: '<=', isFrame: first.isFrame && date.isFrame },
    ];
  }, []);
}

const isInOrder = (first: DateFound, last: DateFound) =>
  !first.problem && !last.problem && first.comparator === '=' && first.days[0]! <= last.days[0]!;

/** The text with its dates taken out, so that no number is found in them. Places stay. */
function blanked(text: string, dates: DateFound[]): string {
  return dates.reduce((rest, { start, end }) => rest.slice(0, start) + '|'.repeat(end - start) + rest.slice(end), text);
}

const isAlone = (text: string, { start, end }: DateFound) =>
  start === 0 && /^(完成|建成|结束|竣工|验收)?$/.test(text.slice(end));

function withoutFigures(text: string, plain: string): OfficialReading {
  if (!SIGN_ONLY.test(plain)) return { kind: 'words', text };
  return ambiguous(text, [], '只有比较符号，没有数字');
}

function readDate(text: string, date: DateFound): OfficialReading {
  const { problem, comparator, days, precision } = date;
  if (problem || days.length !== 1) return ambiguous(text, dateReadings(date), problem ?? '日期不明确');
  return { kind: 'date', comparator, day: days[0]!, precision, text };
}

function readAmounts(text: string, amounts: AmountFound[]): OfficialReading {
  const [amount] = amounts;
  if (amounts.length > 1) return boundsTogether(text, amounts) ?? sameNumber(text, amounts);
  const { comparators, values, isRange, unit, problem } = amount!;
  if (problem) return ambiguous(text, amountReadings(amount!), problem);
  const [from, to] = values;
  if (!isRange) return { kind: 'number', comparator: comparators[0]!, value: from!, unit, text };
  const isOpen = comparators[0] === null || (from!.startsWith('-') && comparators[0] === '<=');
  if (!isOpen) return ambiguous(text, [rangeText(amount!), ...amountReadings(amount!)], '范围前后又写了比较符号');
  if (compareDecimals(from!, to!) <= 0) return { kind: 'range', from: from!, to: to!, unit, text };
  return ambiguous(text, [`${to}～${from}${unit ?? ''}`], '范围的前一个数大于后一个数');
}

/** ≥95%且≤100%: a lower and an upper bound in one unit are a range. */
function boundsTogether(text: string, amounts: AmountFound[]): OfficialReading | null {
  const [low, high] = amounts;
  const isPair = amounts.length === 2 && !low!.problem && !high!.problem && low!.unit === high!.unit;
  if (low!.isRange || high!.isRange) return null;
  if (!isPair || low!.comparators[0] !== '>=' || high!.comparators[0] !== '<=') return null;
  const [from, to] = [low!.values[0]!, high!.values[0]!];
  return compareDecimals(from, to) <= 0 ? { kind: 'range', from, to, unit: low!.unit, text } : null;
}

/** A number said twice, ≥98%（98%以上）, is one number; different numbers, and 男50%女50%, are not chosen from. */
function sameNumber(text: string, amounts: AmountFound[]): OfficialReading {
  const readings = [...new Set(amounts.flatMap(amountReadings))];
  const isRepeated = /[(,;:、=]|即|也就是/.test(text.normalize('NFKC'));
  if (readings.length > 1 || !isRepeated) return severalReadings(text, readings);
  return readAmounts(text, amounts.slice(0, 1));
}

function severalReadings(text: string, readings: string[]): OfficialReading {
  return ambiguous(text, [...new Set(readings)], '写了不止一个数');
}

function dateReadings({ days, comparator }: DateFound): string[] {
  return days.map((day) => `${officialDay(day)}${comparator === '<=' ? '前' : ''}`);
}

const rangeText = ({ values: [from, to], unit }: AmountFound) => `${from}～${to}${unit ?? ''}`;

function amountReadings(amount: AmountFound): string[] {
  const { comparators, values, isRange, unit } = amount;
  if (isRange && comparators[0] === null) return [rangeText(amount)];
  const options = isRange ? values.slice(-1) : values;
  return options.flatMap((value) =>
    comparators.map((comparator) => `${comparator === null ? '' : SIGNS[comparator]}${value}${unit ?? ''}`),
  );
}

/** Readings that one message names. */
const MOST_SHOWN = 8;

function ambiguous(text: string, readings: string[], why: string): OfficialReading {
  const said = [...text.trim()].length > 40 ? `${[...text.trim()].slice(0, 40).join('')}…` : text.trim();
  const shown = readings
    .slice(0, MOST_SHOWN)
    .map((one) => `“${one}”`)
    .join('、');
  const options = readings.length > 0 ? `可以读作${shown}${readings.length > MOST_SHOWN ? '等' : ''}，` : '';
  return { kind: 'ambiguous', text, readings, message: `“${said}”${why}，${options}请写明确。` };
}
