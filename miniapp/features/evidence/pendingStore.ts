// Files chosen and not yet known to be at the server, on the device itself: they outlive the page, the app and the network.
import { createStore, del, set, values } from 'idb-keyval';
import type { BeginUploadInput } from '../../../shared/contracts/evidence';
import type { UserMessage } from '../../api/problems';

export interface KeptFile extends BeginUploadInput {
  /** also the id of the upload and of the 佐证材料 it becomes */
  id: string;
  /** a shared phone sends nobody else's */
  personId: string;
  content: Blob;
  /** why a file of this content is never taken: it is not sent again, and waits for the person */
  refusal?: UserMessage;
}

const store = openStore();

/** Private windows and some old WebViews refuse IndexedDB; files then wait in memory. */
function openStore(): ReturnType<typeof createStore> | null {
  try {
    return createStore('jixiaotong-evidence', 'files');
  } catch {
    return null;
  }
}

/** What waits on this device for the person. */
export async function keptFiles(personId: string): Promise<KeptFile[]> {
  if (!store) return [];
  const kept = await values<KeptFile>(store).catch(() => []);
  return kept.filter((file) => file.personId === personId);
}

/** @returns whether the device kept it */
export async function keepFile(file: KeptFile): Promise<boolean> {
  if (!store) return false;
  return set(file.id, file, store).then(
    () => true,
    () => false,
  );
}

export async function forgetFile(id: string): Promise<void> {
  if (store) await del(id, store).catch(() => undefined);
}
