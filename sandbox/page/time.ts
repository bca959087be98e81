// Times as people say them, by China's clock: DingTalk's, wherever the browser is.
const DAY_MS = 86_400_000;
const CHINA_OFFSET_MS = 8 * 3_600_000;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** A date whose UTC fields are China's. */
const inChina = (at: number): Date => new Date(at + CHINA_OFFSET_MS);
const dayNumber = (at: number): number => Math.floor((at + CHINA_OFFSET_MS) / DAY_MS);
const daysBetween = (from: number, to: number): number => dayNumber(to) - dayNumber(from);

/** 10:32 */
export const clockTime = (at: number): string => inChina(at).toISOString().slice(11, 16);
/** 10:32:05 */
export const exactTime = (at: number): string => inChina(at).toISOString().slice(11, 19);
/** the first instant of the next day */
export const endOfDay = (at: number): number => (dayNumber(at) + 1) * DAY_MS - CHINA_OFFSET_MS;

/** nine in the morning of the next day */
export const nextMorning = (at: number): number => endOfDay(at) + 9 * 3_600_000;

/** 1月31日 周三 */
export function dayName(at: number): string {
  const date = inChina(at);
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日 ${WEEKDAYS[date.getUTCDay()]}`;
}

/** 10:32, 昨天 10:32, 周三 10:32, 1月31日 */
export function whenSaid(at: number, now: number): string {
  const ago = daysBetween(at, now);
  if (ago === 0) return clockTime(at);
  if (ago === 1) return `昨天 ${clockTime(at)}`;
  if (ago > 1 && ago < 7) return `${WEEKDAYS[inChina(at).getUTCDay()]} ${clockTime(at)}`;
  const date = inChina(at);
  const year = date.getUTCFullYear() === inChina(now).getUTCFullYear() ? '' : `${date.getUTCFullYear()}年`;
  return `${year}${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
}

/** 今天截止, 明天截止, 1月31日 周三截止, 已逾期 2 天 */
export function dueIn(at: number, now: number): { text: string; pressing: boolean } {
  const days = daysBetween(now, at);
  if (at < now) return { text: days === 0 ? '今天已到期' : `已逾期 ${-days} 天`, pressing: true };
  if (days === 0) return { text: '今天截止', pressing: true };
  if (days === 1) return { text: '明天截止', pressing: false };
  return { text: `${dayName(at)}截止`, pressing: false };
}

/** 2 天 3 小时 */
export function lengthInWords(ms: number): string {
  const hours = Math.round(ms / 3_600_000);
  if (hours === 0) return '不到 1 小时';
  const days = Math.floor(hours / 24);
  return [days > 0 ? ` ${days} 天` : '', hours % 24 > 0 || days === 0 ? ` ${hours % 24} 小时` : ''].join('');
}

/** 2026-11 → 2026年11月 */
export function monthInWords(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${year}年${Number(number)}月`;
}
