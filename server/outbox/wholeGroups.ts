/**
 * Rows in order, without those of the last group that would not fill a call: they leave with the rest of their group,
 * which lies beyond the end of the list.
 *
 * @param perCall how many of one group fit into one call
 */
export function wholeGroups<Row>(rows: Row[], keyOf: (row: Row) => string, perCall: number): Row[] {
  const last = rows.at(-1);
  if (!last) return rows;
  let tail = 0;
  while (tail < rows.length && keyOf(rows[rows.length - 1 - tail]!) === keyOf(last)) tail += 1;
  const kept = rows.length - (tail % perCall);
  return kept > 0 ? rows.slice(0, kept) : rows;
}
