// 中文数字 in official text, turned into digits only where nothing but a quantity can be meant.
import { MEASURE_WORDS } from './measureWords';

const DIGITS: Record<string, number> = Object.fromEntries(
  [...'〇一二三四五六七八九'].map((sign, value) => [sign, value]),
);
Object.assign(DIGITS, { 零: 0, 两: 2 });
/** 大写数字 of money, in their plain forms. */
const FORMAL: Record<string, string> = Object.fromEntries(
  [...'壹贰叁肆伍陆柒捌玖拾佰仟萬億'].map((sign, index) => [sign, [...'一二三四五六七八九十百千万亿'][index]!]),
);
const SMALL_UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const LARGE_UNITS: Record<string, number> = { 万: 10_000, 亿: 100_000_000 };

/** Of bounded length: a cell full of numerals would take its square in time. */
const NUMERAL = '[〇零一二两三四五六七八九十百千万亿]{1,24}';
const DECIMAL = `${NUMERAL}(?:点[〇零一二三四五六七八九]{1,24})?`;

/**
 * A Chinese numeral as a plain decimal: `一百二十` → `120`, `九十八点五` → `98.5`, `二〇二四` → `2024`.
 * @returns null for what is no numeral, and for two bare digits such as 三五, which say 35 as well as 3 to 5
 */
export function chineseNumber(text: string): string | null {
  const [whole = '', fraction, ...more] = text.split('点');
  if (more.length > 0) return null;
  const value = wholeNumber(whole);
  if (value === null || fraction === undefined) return value;
  const isRead = fraction !== '' && [...fraction].every((sign) => sign in DIGITS);
  return isRead ? `${value}.${[...fraction].map((sign) => DIGITS[sign]).join('')}` : null;
}

function wholeNumber(text: string): string | null {
  const signs = [...text];
  if (signs.length === 0) return null;
  if (signs.every((sign) => sign in DIGITS)) {
    const isRunOfTwo = signs.length === 2 && !/[〇零]/.test(text);
    return isRunOfTwo ? null : String(Number(signs.map((sign) => DIGITS[sign]).join('')));
  }
  return unitNumber(signs);
}

/** 一百二十, 三千零五, 一亿二千万: each digit times the unit behind it. A last digit without unit may only follow 十 or 零. */
function unitNumber(signs: string[]): string | null {
  let [total, section, digit, lastUnit] = [0, 0, -1, Infinity];
  let hasZero = false;
  for (const sign of signs) {
    const small: number | undefined = SMALL_UNITS[sign];
    const large: number | undefined = LARGE_UNITS[sign];
    if (small !== undefined) {
      if (small >= lastUnit || (digit < 0 && small !== 10)) return null;
      section += (digit < 0 ? 1 : digit) * small;
      [digit, lastUnit] = [-1, small];
      hasZero = false;
    } else if (large !== undefined) {
      const amount = section + Math.max(digit, 0);
      if (amount === 0) return null;
      total = large === LARGE_UNITS.亿 ? (total + amount) * large : total + amount * large;
      [section, digit, lastUnit] = [0, -1, Infinity];
      hasZero = false;
    } else {
      const value = DIGITS[sign];
      if (value === undefined || digit > 0) return null;
      hasZero ||= value === 0;
      digit = value === 0 ? -1 : value;
    }
  }
  if (digit > 0 && lastUnit !== 10 && !hasZero && lastUnit !== Infinity) return null;
  return String(total + section + Math.max(digit, 0));
}

/** Words that begin like a quantity and are none. */
const IDIOM = /^(一次性|一期|一年一|一人一|一户一|一项一|一件一|一事一|两个维护|四个意识|四个自信|两个确立|三个代表)/;
/** What may stand before a numeral that counts: the beginning, a bound, a verb of delivering, a period. */
const LEAD =
  /(?:^|[,;:、()≥≤<>=~-]|[于过达到至少多超足满在为约近成展办开设置增护修训放织]|每年|每月|每周|每季度|每半年|全年|年均|共)$/;
const COUNTED = new RegExp(`(${DECIMAL}|半)(?=(${MEASURE_WORDS}))`, 'gu');
const RANGE = new RegExp(`(${NUMERAL})(?=[至到~-](${NUMERAL})(${MEASURE_WORDS}))`, 'gu');
const ALONE = new RegExp(`^([≥≤<>=]|不少于|不低于|不超过)?(${DECIMAL})$`, 'u');
const PARTS = new RegExp(`(^|[^十百千万])(百|千|万)分之(百|${DECIMAL}|\\d+(?:\\.\\d+)?)`, 'gu');
const PART_SIGNS: Record<string, string> = { 百: '%', 千: '‰', 万: '‱' };
const TENTHS = new RegExp(`([一二三四五六七八九])成([一二三四五六七八九半])?(?=以上|以下|左右|$)`, 'gu');
const YEAR = /([〇零一二三四五六七八九]{4})(?=年)/g;
const MONTH_OR_DAY = /(\d年|\d月)([一二三四五六七八九十]{1,3})(?=[月日号])/g;

/**
 * The text with its quantities in digits: `不少于十五个` → `不少于15个`, `百分之九十八` → `98%`, `九成以上` → `90%以上`,
 * `一年半` → `1.5年`, `二〇二四年六月` → `2024年6月`. 第一, 统一, 一次性 and other words keep their signs.
 */
export function withDigits(text: string): string {
  const plain = [...text]
    .map((sign) => FORMAL[sign] ?? sign)
    .join('')
    .replace(PARTS, (said, lead: string, of: string, part: string) => {
      const value = part === '百' ? '100' : /\d/.test(part) ? part : chineseNumber(part);
      return value === null ? said : `${lead}${value}${PART_SIGNS[of]}`;
    })
    .replace(TENTHS, (_, tenths: string, more?: string) => `${DIGITS[tenths]}${more ? (DIGITS[more] ?? 5) : 0}%`)
    .replace(YEAR, (_, year: string) => [...year].map((sign) => DIGITS[sign]).join(''))
    .replace(MONTH_OR_DAY, (_, before: string, said: string) => before + (chineseNumber(said) ?? said));
  const alone = ALONE.exec(plain);
  if (alone) return `${alone[1] ?? ''}${chineseNumber(alone[2]!) ?? alone[2]!}`;
  const ranged = plain.replace(RANGE, (said: string, ...[, , , at, whole]: [string, string, string, number, string]) =>
    LEAD.test(whole.slice(Math.max(0, at - 8), at)) ? (chineseNumber(said) ?? said) : said,
  );
  return withHalves(ranged.replace(COUNTED, digitsOf));
}

function digitsOf(said: string, numeral: string, measure: string, at: number, whole: string): string {
  const counts = LEAD.test(whole.slice(Math.max(0, at - 8), at)) && !IDIOM.test(whole.slice(at, at + 8));
  const years = measure !== '年' || /^年(内|以|之内|半|$)/.test(whole.slice(at + numeral.length).slice(0, 4));
  if (!counts || !years) return said;
  // 一百二十万元 is 120万元, in the unit that it names; 一亿二千万元 has to be counted out.
  const named = measure === '元' ? /^([^万亿]+)([万亿])$/.exec(numeral) : null;
  const stem = named && chineseNumber(named[1]!);
  if (stem) return `${stem}${named![2]}`;
  return numeral === '半' ? '0.5' : (chineseNumber(numeral) ?? said);
}

/** 1年半, 2天半, 1个半月: a half more of the same. */
function withHalves(text: string): string {
  const half = (said: string, figures: string, behind: string) =>
    /^\d+$/.test(figures) ? `${figures}.5${behind}` : said;
  return text.replace(/([\d.]+)(个)半(?=月|小时)/g, half).replace(/([\d.]+)(年|天|小时|个月)半/g, half);
}
