// What work notifications (工作通知) are held to, person by person and minute by minute. Whatever is over a limit is dropped without a word;
// only the result, asked for later, has the code.

const MOST_PER_DAY = 500;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** DingTalk's days are China's. */
const CHINA_OFFSET_MS = 8 * 3_600_000;

const PER_MINUTE_CAP = '143103';
const DAILY_CAP = '143105';
const DUPLICATE = '143106';

/** @param recipientsPerMinute null for no such limit */
export function createNoticeLedger(now: () => number, recipientsPerMinute: number | null) {
  /** what each person got on a day, under `<userid> <day>` */
  const days = new Map<string, Map<string, number>>();
  let today = 0;
  let minute = 0;
  let thisMinute = 0;

  /** Days that are over are forgotten. */
  function turnTo(day: number): void {
    if (day !== today) for (const key of days.keys()) if (!key.endsWith(` ${day}`)) days.delete(key);
    today = day;
  }

  function isMinuteFull(): boolean {
    const current = Math.floor(now() / MINUTE_MS);
    if (current !== minute) thisMinute = 0;
    minute = current;
    return recipientsPerMinute !== null && thisMinute >= recipientsPerMinute;
  }

  return {
    /** Books one message to one person; the code when it must not be delivered. */
    book(userid: string, fingerprint: string): string | null {
      const day = Math.floor((now() + CHINA_OFFSET_MS) / DAY_MS);
      turnTo(day);
      const key = `${userid} ${day}`;
      const got = days.get(key) ?? new Map<string, number>();
      days.set(key, got);
      if (got.has(fingerprint)) return DUPLICATE;
      if (got.size >= MOST_PER_DAY) return DAILY_CAP;
      if (isMinuteFull()) return PER_MINUTE_CAP;
      thisMinute += 1;
      got.set(fingerprint, 1);
      return null;
    },
    save: () => days,
    load(saved: Map<string, Map<string, number>>): void {
      for (const [key, got] of saved) days.set(key, got);
    },
  };
}
