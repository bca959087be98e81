// Tells the page and waiting tests that something changed; what changed they read for themselves.

export interface Change {
  kind:
    | 'chat'
    | 'notice'
    | 'todo'
    | 'approval'
    | 'directory'
    | 'faults'
    | 'calls'
    | 'stream'
    | 'events'
    | 'permissions'
    | 'clock'
    | 'app';
  /** whom it concerns; empty means everybody */
  users: string[];
}

export type Live = ReturnType<typeof createLive>;

export function createLive() {
  const listeners = new Set<(change: Change) => void>();
  return {
    tell(kind: Change['kind'], users: string[] = []): void {
      for (const listener of listeners) listener({ kind, users });
    },
    /** @returns a function that ends the listening */
    listen(listener: (change: Change) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
