// Dates and deadlines in official text. Expects folded text with digits.

export interface DateFound {
  start: number;
  end: number;
  /** last day meant, ISO; one day for each way to read the words */
  days: string[];
  precision: 'day' | 'month' | 'year';
  comparator: '<=' | '=';
  /** why the words do not fix a day; null when they do */
  problem: string | null;
  /** only says in which year something else happens: 2024年完成…, 年终… */
  isFrame: boolean;
}

const YEAR = '(?:(?<year>(?:19|20)\\d{2})年度?|(?<same>当年|本年度?|今年)|(?<next>次年|翌年|下一?年度?|第二年))';
const FORMS: [pattern: string, precision: DateFound['precision']][] = [
  [`${YEAR}?(?<month>\\d{1,2})月份?(?<day>\\d{1,2})[日号]`, 'day'],
  ['(?<year>(?:19|20)\\d{2})([-/.])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})日?', 'day'],
  [`${YEAR}?(?<month>\\d{1,2})月份?(?<part>上旬|中旬|下旬|月底|底|末|初)?`, 'month'],
  ['(?<year>(?:19|20)\\d{2})[-/](?<month>\\d{1,2})(?:月份?)?(?<part>底|末|初)?', 'month'],
  [`${YEAR}?第?(?<quarter>[1-4一二三四])季度(?<part>底|末|初)?`, 'month'],
  [`${YEAR}?(?<half>[上下])半年(?<part>底|末|初)?`, 'month'],
  [`${YEAR}(?<part>年?底|年?末|年?终|年?初)?`, 'year'],
  ['(?<same>年)(?<part>底|末|终|初)', 'year'],
  ['(?<same>年)度?内(?![部容控网设外涵蒙业])', 'year'],
  ['(?<day>\\d{1,2})[日号](?=以?之?前)', 'day'],
];
const FORM = FORMS.map(([pattern, precision]) => ({ pattern: new RegExp(pattern, 'y'), precision }));
const UNTIL_BEFORE = /(≤|不晚于|不迟于|不超过|最迟|最晚|截至|截止到?|至迟)(于|在|到|至)?$/;
const UNTIL_AFTER = /^(及?以前|及?之前|前|以内|之内|内(?![部容控网设外涵蒙业]))/;
/** Characters looked at before and behind a date. */
const LONGEST_LEAD = 12;
const OTHER_BOUND = /[≥<>]$/;
const WHOLE_END = /底|末|终|下旬|上旬|中旬/;

/**
 * Every date in a text, in its order. A month or year counts to its last day; 底前 and 日前 include the day they name.
 * 6月前 without 底 may end with May or with June: then both days are given, with the problem.
 *
 * @param fiscalYear year of texts that say 6月底前 or 年底前 without one; null when it is not known
 * @source evaluation-rules §2.2: met on or before the target date; the readings are product rules
 */
export function findDates(text: string, fiscalYear: number | null): DateFound[] {
  const found: DateFound[] = [];
  for (let at = 0; at < text.length; at++) {
    // 2024年1月至12月: a later date without year is in the year of the one before.
    const year = found.length > 0 && found[0]!.days.length > 0 ? Number(found[0]!.days[0]!.slice(0, 4)) : fiscalYear;
    const date = /\d/.test(text[at - 1] ?? '') ? null : dateAt(text, at, year);
    if (!date) continue;
    found.push(date);
    at = date.end - 1;
  }
  return found;
}

function dateAt(text: string, at: number, fiscalYear: number | null): DateFound | null {
  for (const { pattern, precision } of FORM) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const end = pattern.lastIndex;
    if (!match || /\d/.test(text[end] ?? '')) continue;
    const before = text.slice(Math.max(0, at - LONGEST_LEAD), at);
    const until = UNTIL_AFTER.exec(text.slice(end, end + LONGEST_LEAD))?.[0] ?? '';
    if (match.groups!.month && !match.groups!.year && before.endsWith('.')) continue;
    const isDeadline = until !== '' || UNTIL_BEFORE.test(before) || match[0].endsWith('内');
    const read = daysOf(match.groups!, precision, until, fiscalYear);
    const clash = OTHER_BOUND.test(before) ? '给日期写了“不早于”一类的符号' : null;
    return {
      start: at,
      end: end + until.length,
      precision,
      comparator: isDeadline ? '<=' : '=',
      isFrame: precision === 'year' && !isDeadline && (!match.groups!.part || match.groups!.same === '年'),
      days: read.days,
      problem: clash ?? read.problem,
    };
  }
  return null;
}

type Groups = Record<string, string | undefined>;

function daysOf(groups: Groups, precision: DateFound['precision'], until: string, fiscalYear: number | null) {
  const year = yearOf(groups, fiscalYear);
  if (precision === 'day' && !groups.month) return { days: [], problem: '没有写年份和月份' };
  if (year === null) return { days: [], problem: '没有写年份' };
  const last = lastDay(groups, precision, year);
  if (last === null) return { days: [], problem: '不是确有的日期' };
  if (groups.part?.endsWith('初')) return { days: [last], problem: '中的“初”没有指明到哪一天' };
  const isOpen = until.endsWith('前') && precision !== 'day' && !WHOLE_END.test(groups.part ?? '');
  if (!isOpen) return { days: [last], problem: null };
  return {
    days: [dayBefore(firstDay(groups, precision, year)), last],
    problem: '中的“前”分不清包不包括所写的这一段时间',
  };
}

function yearOf({ year, next }: Groups, fiscalYear: number | null): number | null {
  if (year) return Number(year);
  return fiscalYear === null ? null : fiscalYear + (next ? 1 : 0);
}

const QUARTERS = '一二三四';
const TEN_DAYS: Record<string, number> = { 上旬: 10, 中旬: 20 };

/** The month in which the words end, 1 to 12. */
function endMonth({ month, quarter, half }: Groups): number {
  if (month) return Number(month);
  if (quarter) return (Number(quarter) || QUARTERS.indexOf(quarter) + 1) * 3;
  return half === '上' ? 6 : 12;
}

function lastDay(groups: Groups, precision: DateFound['precision'], year: number): string | null {
  const month = endMonth(groups);
  const day = groups.day ? Number(groups.day) : (TEN_DAYS[groups.part ?? ''] ?? daysIn(year, month));
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  return precision === 'year' ? iso(year, 12, 31) : isReal ? iso(year, month, day) : null;
}

function firstDay(groups: Groups, precision: DateFound['precision'], year: number): string {
  const months = groups.quarter ? 3 : groups.half ? 6 : 1;
  return precision === 'year' ? iso(year, 1, 1) : iso(year, endMonth(groups) - months + 1, 1);
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

const iso = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

const dayBefore = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** Whether a text is a real calendar day, ISO: `2024-02-30` is none. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year !== undefined && iso(Number(year), Number(month), Number(day)) === text;
}
