// Whether the server answers, as the last request found it: what a WebView says of its network is often wrong.

export interface Connection {
  answers: boolean;
  /** when what the page shows was last heard, if it comes from the device; ISO instant */
  shownAsOf: string | null;
}

let connection: Connection = { answers: true, shownAsOf: null };
const listeners = new Set<() => void>();
const whenBack = new Set<() => void>();

function update(next: Connection): void {
  if (next.answers === connection.answers && next.shownAsOf === connection.shownAsOf) return;
  const isBack = next.answers && !connection.answers;
  connection = next;
  listeners.forEach((listener) => listener());
  if (isBack) whenBack.forEach((act) => act());
}

export const noteAnswer = () => update({ answers: true, shownAsOf: null });
export const noteSilence = () => update({ ...connection, answers: false });

/** The page shows what the device remembers instead of an answer. */
export function noteRemembered(at: string): void {
  const { shownAsOf } = connection;
  update({ answers: false, shownAsOf: shownAsOf && shownAsOf < at ? shownAsOf : at });
}

export const isConnected = () => connection.answers;

/** @returns takes the request back */
export function onConnected(act: () => void): () => void {
  whenBack.add(act);
  return () => whenBack.delete(act);
}

export const connectionNow = (): Connection => connection;

export function onConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
