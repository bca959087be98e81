// DingTalk takes so many recipients a minute, and drops what is beyond without a word. Counted here, so that it never
// comes to that; several processes share by the repeats of what was dropped after all.

const MINUTE_MS = 60_000;

export interface MinuteBudget {
  /** how many more may be sent to now */
  left(): number;
  spend(people: number): void;
  /** when the next ones may be sent to */
  freeAt(): Date | null;
}

/** @param most recipients in any minute; null for no limit */
export function createMinuteBudget(most: number | null, now: () => Date): MinuteBudget {
  let spent: { at: number; people: number }[] = [];
  const recent = () => {
    spent = spent.filter(({ at }) => now().getTime() - at < MINUTE_MS);
    return spent;
  };
  return {
    left: () => (most === null ? Infinity : Math.max(0, most - recent().reduce((sum, { people }) => sum + people, 0))),
    spend(people) {
      if (most !== null) spent.push({ at: now().getTime(), people });
    },
    freeAt() {
      const [oldest] = recent();
      return oldest ? new Date(oldest.at + MINUTE_MS) : null;
    },
  };
}
