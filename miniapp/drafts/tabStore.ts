// What is typed on a page that has no draft on the server: kept while the tab is open, through a reload and a way back.

const PREFIX = 'jixiaotong.typed:';

/** What was kept under the key; null when nothing was. */
export function keptInTab<T>(key: string): T | null {
  try {
    const stored = sessionStorage.getItem(PREFIX + key);
    return stored === null ? null : (JSON.parse(stored) as T);
  } catch {
    return null;
  }
}

/** Keeps a value, or forgets it with null. Some clients refuse storage altogether; it then lives as long as the page. */
export function keepInTab(key: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Nothing to be done about it.
  }
}
