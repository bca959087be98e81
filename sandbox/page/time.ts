// Times as people say them.
const DAY_MS = 86_400_000;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

const two = (value: number) => String(value).padStart(2, '0');
export const clockTime = (at: number): string => `${two(new Date(at).getHours())}:${two(new Date(at).getMinutes())}`;

function daysBetween(from: number, to: number): number {
  return Math.round((new Date(to).setHours(0, 0, 0, 0) - new Date(from).setHours(0, 0, 0, 0)) / DAY_MS);
}

/** 1月31日 周三 */
export function dayName(at: number): string {
  const date = new Date(at);
  return `${date.getMonth() + 1}月${date.getDate()}日 ${WEEKDAYS[date.getDay()]}`;
}

/** 10:32, 昨天 10:32, 周三 10:32, 1月31日 */
export function whenSaid(at: number, now: number): string {
  const ago = daysBetween(at, now);
  if (ago === 0) return clockTime(at);
  if (ago === 1) return `昨天 ${clockTime(at)}`;
  if (ago > 1 && ago < 7) return `${WEEKDAYS[new Date(at).getDay()]} ${clockTime(at)}`;
  const date = new Date(at);
  const year = date.getFullYear() === new Date(now).getFullYear() ? '' : `${date.getFullYear()}年`;
  return `${year}${date.getMonth() + 1}月${date.getDate()}日`;
}

/** 今天截止, 明天截止, 1月31日 周三截止, 已逾期 2 天 */
export function dueIn(at: number, now: number): { text: string; pressing: boolean } {
  const days = daysBetween(now, at);
  if (at < now) return { text: days === 0 ? '今天已到期' : `已逾期 ${-days} 天`, pressing: true };
  if (days === 0) return { text: '今天截止', pressing: true };
  if (days === 1) return { text: '明天截止', pressing: false };
  return { text: `${dayName(at)}截止`, pressing: false };
}
