/** Values in one statement: SQLite and MySQL both take so many. */
const VALUES_AT_ONCE = 500;

/**
 * All of them in their order, a few at a time, none for none.
 * @param most in one chunk: values of an `IN (…)` unless it is said
 */
export function inChunks<Item>(items: readonly Item[], most = VALUES_AT_ONCE): Item[][] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, at) => items.slice(at * most, (at + 1) * most));
}
