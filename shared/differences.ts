// What changed between two states of the same thing, in words, as previews show it and the audit keeps it.

/** One value that differs; null where it was not there before, or is not any more. */
export interface Change {
  label: string;
  before: string | null;
  after: string | null;
}

/** The change of one value; empty when there is none. */
export function difference(label: string, before: string | null, after: string | null): Change[] {
  return before === after ? [] : [{ label, before, after }];
}

/** How rows of one kind are told: what they are called, by what they are the same, and their fields. */
export interface RowWords<Row> {
  what: string;
  key(row: Row): string;
  name(row: Row): string;
  whole(row: Row): string;
  fields(row: Row): [label: string, value: string | null][];
}

/** Every difference between two lists of rows: fields, new rows, rows that are gone, and another order. */
export function rowChanges<Row>(before: Row[], after: Row[], words: RowWords<Row>): Change[] {
  const known = new Map(before.map((row) => [words.key(row), row]));
  const kept = new Set(after.map(words.key));
  const changes = after.flatMap((row): Change[] => {
    const earlier = known.get(words.key(row));
    if (!earlier) return [{ label: `新增${words.what}`, before: null, after: words.whole(row) }];
    const values = new Map(words.fields(earlier));
    return words
      .fields(row)
      .flatMap(([label, value]) => difference(`“${words.name(row)}”的${label}`, values.get(label) ?? null, value));
  });
  const gone = before.filter((row) => !kept.has(words.key(row)));
  return [
    ...changes,
    ...gone.map((row) => ({ label: `删去${words.what}`, before: words.whole(row), after: null })),
    ...orderChange(before, after, words),
  ];
}

/** Rows are scored and printed in their order, so another order is a change of its own. */
function orderChange<Row>(before: Row[], after: Row[], { key, what, name }: RowWords<Row>): Change[] {
  const both = (rows: Row[], others: Row[]) => {
    const there = new Set(others.map(key));
    return rows.filter((row) => there.has(key(row)));
  };
  const [old, now] = [both(before, after), both(after, before)];
  if (old.map(key).join('\n') === now.map(key).join('\n')) return [];
  const list = (rows: Row[]) => rows.map(name).join('、');
  return [{ label: `${what}的顺序`, before: list(old), after: list(now) }];
}
