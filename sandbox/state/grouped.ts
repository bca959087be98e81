// Things by whom they concern: one look-up instead of a walk through everything.

export interface Grouped<T> {
  add(key: string, thing: T): void;
  remove(key: string, thing: T): void;
  /** in the order they were added */
  of(key: string): ReadonlySet<T>;
}

const NOTHING: ReadonlySet<never> = new Set<never>();

export function createGrouped<T>(): Grouped<T> {
  const groups = new Map<string, Set<T>>();
  return {
    add(key, thing) {
      const group = groups.get(key);
      if (group) group.add(thing);
      else groups.set(key, new Set([thing]));
    },
    remove(key, thing) {
      groups.get(key)?.delete(thing);
    },
    of: (key) => groups.get(key) ?? NOTHING,
  };
}
