// Waiting lines: what belongs together is worked on one after the other, in the order in which it came.

export interface Lines {
  /** Takes a place in the line of `key` at once; `work` begins when everything before it is over, however that ended. */
  enter<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when nobody waits any more of those who wait now. */
  settle(): Promise<void>;
  readonly size: number;
}

/** Lines kept in memory: after a restart the order is that in which things were stored. */
export function createLines(): Lines {
  const last = new Map<string, Promise<unknown>>();
  return {
    enter(key, work) {
      const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
      last.set(key, turn);
      const leave = () => {
        if (last.get(key) === turn) last.delete(key);
      };
      turn.then(leave, leave);
      return turn;
    },
    async settle() {
      await Promise.allSettled(last.values());
    },
    get size() {
      return last.size;
    },
  };
}
