// Drafts on the device itself, one per person and task, so that a shared phone shows nobody else's.
import { createStore, del, get, set } from 'idb-keyval';
import type { Edits } from './fields';

export interface LocalDraft {
  edits: Edits;
  editedAt: string;
}

const store = openStore();

/** Private windows and some old WebViews refuse IndexedDB; the draft then lives in memory and on the server. */
function openStore(): ReturnType<typeof createStore> | null {
  try {
    return createStore('jixiaotong-drafts', 'drafts');
  } catch {
    return null;
  }
}

export const draftKey = (personId: string, taskId: string) => `${personId}:${taskId}`;

export async function readDraft(key: string): Promise<LocalDraft | null> {
  if (!store) return null;
  return (await get<LocalDraft>(key, store).catch(() => undefined)) ?? null;
}

/** @returns whether the device kept it */
export async function writeDraft(key: string, draft: LocalDraft | null): Promise<boolean> {
  if (!store) return false;
  const written = draft ? set(key, draft, store) : del(key, store);
  return written.then(
    () => true,
    () => false,
  );
}
