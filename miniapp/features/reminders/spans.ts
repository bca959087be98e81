import { addDays, spokenDay } from '../../../shared/calendar';

export interface Span<One> {
  first: One;
  last: One;
  all: One[];
}

/** Days that follow each other and are alike, as one span: 10月1日 to 10月7日 国庆节. */
export function spansOf<One extends { day: string }>(days: readonly One[], isAlike: (one: One, other: One) => boolean) {
  const spans: Span<One>[] = [];
  for (const one of days) {
    const before = spans.at(-1);
    if (before && addDays(before.last.day, 1) === one.day && isAlike(before.last, one)) {
      before.last = one;
      before.all.push(one);
    } else spans.push({ first: one, last: one, all: [one] });
  }
  return spans;
}

/** 10月1日 周三 至 10月8日 周三 */
export function spanWords({ first, last }: Span<{ day: string }>): string {
  return first.day === last.day ? spokenDay(first.day) : `${spokenDay(first.day)} 至 ${spokenDay(last.day)}`;
}
