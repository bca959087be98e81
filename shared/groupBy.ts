/**
 * Rows by what they have in common. `Map.groupBy` does the same from Node 21 on; this runs on Node 20 and in old web views.
 *
 * @returns groups in the order in which their first rows come, the rows of each in their own order; none is empty
 */
export function groupBy<Row, Key>(rows: Iterable<Row>, keyOf: (row: Row) => Key): Map<Key, [Row, ...Row[]]> {
  const groups = new Map<Key, [Row, ...Row[]]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
