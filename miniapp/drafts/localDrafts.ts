// Drafts on the device itself, field by field and under their owner's name, so that a shared phone shows nobody else's.
// Twice: in localStorage, which has a character the moment it is typed but may reach the disk seconds later, and in
// IndexedDB, which is on the disk a moment later. Whichever way the app is killed, one of them has it.
import { openDeviceStore } from './deviceStore';
import type { Edit, Edits, FieldPath } from './fields';

export interface LocalDraft {
  edits: Edits;
}

/** One field as kept. */
interface Kept extends Edit {
  /** when it was typed, in ms; the two places are compared by it */
  at: number;
  /** the server has it; stays in IndexedDB to outvote an older copy that localStorage brings back after a crash */
  stored?: true;
}

const store = openDeviceStore('jixiaotong-typed');
const PREFIX = 'jixiaotong.typed.';

export const draftKey = (personId: string, taskId: string) => `${personId}:${taskId}`;

const fieldKey = (key: string, path: FieldPath) => `${key}:${path}`;

/** What was typed and is not known to be stored on the server; null when there is nothing. */
export async function readDraft(key: string): Promise<LocalDraft | null> {
  const journal = readJournal(`${key}:`);
  const slow = new Map(await store.entries<Kept>(`${key}:`));
  const edits: Edits = {};
  for (const whole of new Set([...journal.keys(), ...slow.keys()])) {
    const [quick, kept] = [journal.get(whole), slow.get(whole)];
    const newest = quick && (!kept || quick.at > kept.at || (quick.at === kept.at && !kept.stored)) ? quick : kept!;
    if (newest.stored) forgetQuickly(whole);
    else {
      const { value, base, sent } = newest;
      edits[whole.slice(key.length + 1)] = { value, base, sent };
    }
  }
  await store.remove([...slow].filter(([whole, { stored }]) => stored && !journal.has(whole)).map(([whole]) => whole));
  return Object.keys(edits).length > 0 ? { edits } : null;
}

const ahead = new Map<string, LocalDraft | null>();

/** What was read longer ago may have been overtaken on another page of the app. */
const AHEAD_MS = 5_000;

/** Reads a draft before there is a page to show it; {@link draftAhead} has it until the page takes over. */
export async function readAhead(key: string): Promise<void> {
  ahead.set(key, await readDraft(key));
  window.setTimeout(() => forgetAhead(key), AHEAD_MS);
}

/** @returns undefined when it was not read ahead */
export const draftAhead = (key: string): LocalDraft | null | undefined => ahead.get(key);

/** From now on the page knows better. */
export const forgetAhead = (key: string): boolean => ahead.delete(key);

/** Keeps fields on the device. In localStorage before this returns. @returns whether the device has them */
export async function keepEdits(key: string, edits: Edits): Promise<boolean> {
  const at = Date.now();
  const written = Object.entries(edits).map(([path, edit]) => {
    const kept: Kept = { ...edit, at };
    const whole = fieldKey(key, path);
    const quick = keepQuickly(whole, kept);
    return store.write(whole, kept).then((slow) => quick || slow);
  });
  return (await Promise.all(written)).every(Boolean);
}

/** Forgets fields, unless something else was typed in them meanwhile, perhaps on another page of the app. */
export async function forgetEdits(key: string, edits: Edits): Promise<void> {
  const changes = Object.entries(edits).map(([path, { value }]) => {
    const whole = fieldKey(key, path);
    if (readQuickly(whole)?.value === value) forgetQuickly(whole);
    return store.change<Kept>(whole, (kept) => (kept?.value === value ? { ...kept, stored: true } : kept));
  });
  await Promise.all(changes);
}

/** The tasks for which this person left something on the device. */
export async function tasksWithDrafts(personId: string): Promise<string[]> {
  const prefix = `${personId}:`;
  const slow = await store.entries<Kept>(prefix);
  const open = slow.filter(([, { stored }]) => !stored).map(([whole]) => whole);
  const taskOf = (whole: string) => whole.slice(prefix.length).split(':')[0]!;
  return [...new Set([...readJournal(prefix).keys(), ...open].map(taskOf))];
}

function readJournal(prefix: string): Map<string, Kept> {
  const found = new Map<string, Kept>();
  withStorage((storage) => {
    for (let index = 0; index < storage.length; index += 1) {
      const name = storage.key(index)!;
      if (!name.startsWith(PREFIX + prefix)) continue;
      const kept = readQuickly(name.slice(PREFIX.length));
      if (kept) found.set(name.slice(PREFIX.length), kept);
    }
  });
  return found;
}

function readQuickly(whole: string): Kept | null {
  const stored = withStorage((storage) => storage.getItem(PREFIX + whole));
  return stored ? (JSON.parse(stored) as Kept) : null;
}

function keepQuickly(whole: string, kept: Kept): boolean {
  const done = withStorage((storage) => {
    storage.setItem(PREFIX + whole, JSON.stringify(kept));
    return true;
  });
  return done ?? false;
}

function forgetQuickly(whole: string): void {
  withStorage((storage) => storage.removeItem(PREFIX + whole));
}

/** Full, or refused altogether: IndexedDB then has to do. */
function withStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}
