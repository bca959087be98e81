// The device's own storage, with its moods: private windows and some old WebViews refuse IndexedDB, others never answer.
// Nothing here throws, and everything ends.
import { createStore, delMany, get, promisifyRequest, set } from 'idb-keyval';

const ANSWER_MS = 4_000;

export interface DeviceStore {
  /** undefined when nothing is kept, or the device does not tell */
  read<T>(key: string): Promise<T | undefined>;
  /** every value whose key begins so, by its key */
  entries<T>(prefix: string): Promise<[key: string, value: T][]>;
  /** @returns whether the device kept it */
  write(key: string, value: unknown): Promise<boolean>;
  remove(keys: string[]): Promise<boolean>;
  /** Changes a value in one step, since another page of the app may write too. `undefined` removes it. */
  change<T>(key: string, next: (value: T | undefined) => T | undefined): Promise<boolean>;
}

export function openDeviceStore(name: string): DeviceStore {
  const use = createStore(name, 'entries');
  return {
    read: <T>(key: string) => told(() => get<T>(key, use), undefined),
    entries: <T>(prefix: string) =>
      told(
        () =>
          use('readonly', async (store) => {
            const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
            const [keys, values] = [promisifyRequest(store.getAllKeys(range)), promisifyRequest(store.getAll(range))];
            const found = (await values) as T[];
            return (await keys).map((key, index): [string, T] => [String(key), found[index]!]);
          }),
        [],
      ),
    write: (key, value) => told(() => set(key, value, use).then(() => true), false),
    remove: (keys) => told(() => delMany(keys, use).then(() => true), false),
    change: <T>(key: string, next: (value: T | undefined) => T | undefined) =>
      told(
        () =>
          use('readwrite', (store) => {
            const asked = store.get(key);
            asked.onsuccess = () => {
              const value = next(asked.result as T | undefined);
              if (value === undefined) store.delete(key);
              else store.put(value, key);
            };
            return promisifyRequest(store.transaction).then(() => true);
          }),
        false,
      ),
  };
}

/** What the device answers; `silence` when it refuses, fails, or does not answer in time. */
function told<T>(ask: () => Promise<T>, silence: T): Promise<T> {
  return new Promise((resolve) => {
    const timer = window.setTimeout(() => resolve(silence), ANSWER_MS);
    // Where there is no IndexedDB at all, the very call throws.
    void Promise.resolve()
      .then(ask)
      .catch(() => silence)
      .then(resolve)
      .finally(() => window.clearTimeout(timer));
  });
}
