export interface CallLimits<Row> {
  /** rows with the same key may share a call */
  keyOf(row: Row): string;
  /** how many rows fit into one call */
  perCall: number;
  /** how many calls may be made */
  calls: number;
  /** more rows follow beyond the end of the list */
  isCut: boolean;
}

/**
 * The first rows of a list that fit into so many calls. Where the list was cut, the last group leaves out what would not
 * fill a call: it leaves with the rest of its group.
 */
export function takeCalls<Row>(rows: Row[], { keyOf, perCall, calls, isCut }: CallLimits<Row>): Row[] {
  const sizes = new Map<string, number>();
  const taken: Row[] = [];
  let made = 0;
  for (const row of rows) {
    const key = keyOf(row);
    const size = sizes.get(key) ?? 0;
    if (size % perCall === 0) {
      if (made === calls) continue;
      made += 1;
    }
    sizes.set(key, size + 1);
    taken.push(row);
  }
  const lastKey = rows.length > 0 ? keyOf(rows.at(-1)!) : '';
  const short = isCut ? (sizes.get(lastKey) ?? 0) % perCall : 0;
  if (short === 0 || short === taken.length) return taken;
  const ofLast = taken.filter((row) => keyOf(row) === lastKey);
  const left = new Set(ofLast.slice(ofLast.length - short));
  return taken.filter((row) => !left.has(row));
}
