import type { RowEvent } from '../contracts/reviews';

/** A pause longer than this begins another entry. */
const PAUSE_MS = 5 * 60_000;

/**
 * Savings that belong together as one: the same person at the same value without a pause, from the first old to the last new
 * value. While somebody types, each pause of a second is a saving; the audit keeps them all.
 *
 * @param events oldest first
 */
export function joinSavings(events: readonly RowEvent[]): RowEvent[] {
  const joined: RowEvent[] = [];
  for (const event of events) {
    const index = joined.findLastIndex((one) => one.label === event.label || one.label === null);
    const last = joined[index];
    if (last && belongs(last, event)) joined[index] = { ...event, before: last.before };
    else joined.push(event);
  }
  return joined.filter(({ label, before, after }) => label === null || before !== after);
}

function belongs(last: RowEvent, event: RowEvent): boolean {
  return (
    event.label !== null &&
    last.label === event.label &&
    last.actorName === event.actorName &&
    Date.parse(event.at) - Date.parse(last.at) <= PAUSE_MS
  );
}
