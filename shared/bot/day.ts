// Days as people say them: 下周五, 12月5日, 12.5, 月底, 3天后, 2026-12-05.
import { addDays, daysBetween } from '../calendar';

/** A day with the place where it was said. */
export interface SaidDay {
  /** 'YYYY-MM-DD' */
  day: string;
  start: number;
  end: number;
}

const DIGIT = '〇一二三四五六七八九';
/** As cheques write them. */
const FORMAL = '零壹贰叁肆伍陆柒捌玖拾';
const PLAIN = '〇一二三四五六七八九十';

/** 二十一 → 21, 十 → 10, 两 → 2, 贰 → 2, 3 → 3; null when it is no number up to 99. */
export function numberOf(written: string): number | null {
  const said = written.replace(/[零壹贰叁肆伍陆柒捌玖拾]/gu, (digit) => PLAIN[FORMAL.indexOf(digit)]!);
  if (/^\d{1,4}$/.test(said)) return Number(said);
  const match = /^(?:([一二三四五六七八九两])?(十))?([〇一二三四五六七八九两])?$/u.exec(said);
  if (!match || said === '') return null;
  const [, tens, ten, ones] = match;
  const value = (digit: string | undefined, missing: number) =>
    digit === undefined ? missing : DIGIT.indexOf(digit === '两' ? '二' : digit);
  return (ten ? value(tens, 1) * 10 : 0) + value(ones, 0);
}

const N = '(\\d{1,2}|[一二三四五六七八九十两]{1,3})';
type Reader = (parts: string[], today: string) => string | null;

/** The first that fits at the earliest place wins. */
const SAID: [RegExp, Reader][] = [
  [/(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?/u, ([y, m, d]) => dayAt(Number(y), Number(m), Number(d))],
  [new RegExp(`${N}月${N}[日号]?`, 'u'), ([m, d], today) => coming(numberOf(m!), numberOf(d!), today)],
  [/(\d{1,2})[./-](\d{1,2})[日号]?/u, ([m, d], today) => coming(Number(m), Number(d), today)],
  [new RegExp(`(\\d{1,3}|[一二三四五六七八九十两]{1,3})(?:个)?(天|日|周|星期|礼拜)(?:之?后|以后)`, 'u'), later],
  [
    /(下下|下|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天])/u,
    ([which, weekday], today) => weekdayOf(which, weekday!, today),
  ],
  [
    /(下个?|这个?|本|当)?月(?:末|底|的?最后一天)/u,
    ([which], today) => endOfMonth(today, which?.startsWith('下') ? 1 : 0),
  ],
  [/年底|年末/u, (_, today) => `${today.slice(0, 4)}-12-31`],
  [/大后天/u, (_, today) => addDays(today, 3)],
  [/后天/u, (_, today) => addDays(today, 2)],
  [/明天|明日/u, (_, today) => addDays(today, 1)],
  [/今天|今日/u, (_, today) => today],
  [new RegExp(`${N}[号日](?!楼|线|院|街)`, 'u'), ([d], today) => dayOfMonth(numberOf(d!), today)],
];

/**
 * The first day said in the text.
 * @param today 'YYYY-MM-DD', for days said without a year
 */
export function findDay(text: string, today: string): SaidDay | null {
  let best: SaidDay | null = null;
  const noDays: { start: number; end: number }[] = [];
  for (const [pattern, reader] of SAID) {
    const match = pattern.exec(text);
    if (!match || (best && match.index >= best.start)) continue;
    const place = { start: match.index, end: match.index + match[0].length };
    const day = reader(match.slice(1), today);
    if (!day) noDays.push(place);
    // The 30日 of 2月30日 is no day either.
    else if (!noDays.some(({ start, end }) => place.start >= start && place.end <= end)) best = { day, ...place };
  }
  return best;
}

function dayAt(year: number, month: number, date: number): string | null {
  const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const instant = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== day ? null : day;
}

/** What has just passed was meant so, and will be said to have passed; what lies long ago is of next year. */
const JUST_PASSED_DAYS = 90;

function coming(month: number | null, date: number | null, today: string): string | null {
  if (month === null || date === null) return null;
  const year = Number(today.slice(0, 4));
  const day = dayAt(year, month, date);
  return day && daysBetween(day, today) > JUST_PASSED_DAYS ? dayAt(year + 1, month, date) : day;
}

function dayOfMonth(date: number | null, today: string): string | null {
  const [year, month] = today.split('-').map(Number);
  if (date === null) return null;
  const day = dayAt(year!, month!, date);
  return day && day >= today ? day : dayAt(month === 12 ? year! + 1 : year!, (month! % 12) + 1, date);
}

function later([count, unit]: string[], today: string): string | null {
  const days = numberOf(count!);
  return days === null ? null : addDays(today, days * (unit === '天' || unit === '日' ? 1 : 7));
}

/** 周五 alone is the next one to come; 下周五 is that of the week after this one, which begins on Monday. */
function weekdayOf(which: string | undefined, weekday: string, today: string): string {
  const wanted = ['一', '二', '三', '四', '五', '六', '日', '天'].indexOf(weekday) % 7;
  const at = weekday === '天' ? 6 : wanted;
  const now = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const weeks = which === '下下' ? 2 : which === '下' ? 1 : 0;
  const day = addDays(today, at - now + weeks * 7);
  return which === undefined && day < today ? addDays(day, 7) : day;
}

function endOfMonth(today: string, months: number): string {
  const [year, month] = today.split('-').map(Number);
  return new Date(Date.UTC(year!, month! + months, 0)).toISOString().slice(0, 10);
}
