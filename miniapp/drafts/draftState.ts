// What a draft's session knows, and what follows from it. Pure.
import type { TaskDetail } from '../../shared/contracts/tasks';
import type { UserMessage } from '../api/problems';
import { isClosed, sameValue, serverValue, type Conflict, type Edits, type FieldPath, type FieldValue } from './fields';

export type SaveStatus =
  | { kind: 'saved'; at: string | null }
  | { kind: 'saving' }
  /** kept on the device only and sent again by itself */
  | { kind: 'waiting'; offline: boolean }
  /** kept on the device only until the user does something */
  | { kind: 'refused'; message: UserMessage; signedOut: boolean };

/** A field that the server does not take as it is. */
export interface Refusal {
  value: FieldValue;
  message: string;
}

export interface DraftState {
  /** the server's sheet as last heard */
  detail: TaskDetail;
  /** typed and not yet known to be stored */
  edits: Edits;
  /** stored, but still shown as typed: the server trims text, and a field must not change under the cursor */
  settled: Edits;
  status: SaveStatus;
  conflicts: Conflict[];
  changedBy: string | null;
  /** fields that wait for the user to type something else; the others go on being sent */
  refused: Record<FieldPath, Refusal>;
  /** false when the device refuses storage */
  keptOnDevice: boolean;
}

export function without(edits: Edits, others: Edits): Edits {
  return Object.fromEntries(Object.entries(edits).filter(([path]) => !others[path]));
}

/** What can be sent now: nothing that waits for the user, and nothing for rows that take nothing. */
export function sendable({ detail, edits, conflicts, refused }: DraftState): Edits {
  const asked = new Set(conflicts.map(({ path }) => path));
  return Object.fromEntries(
    Object.entries(edits).filter(
      ([path, { value }]) => !asked.has(path) && refused[path]?.value !== value && !isClosed(detail, path),
    ),
  );
}

/** Of one request, so that it still goes through while the page closes: browsers let no more than 64 KB outlive it. */
const BATCH_BYTES = 48_000;

export function firstBatch(edits: Edits): Edits {
  const batch: Edits = {};
  let bytes = 0;
  for (const [path, edit] of Object.entries(edits)) {
    // A character takes up to three bytes, and the value may be sent twice: as typed and as typed over.
    bytes += 3 * (String(edit.value).length + String(edit.base).length) + 100;
    if (bytes > BATCH_BYTES && Object.keys(batch).length > 0) break;
    batch[path] = edit;
  }
  return batch;
}

/** Typed for rows that take nothing any more: shown for themselves, for the field shows what a reviewer accepted. */
export function strandedEdits({ detail, edits }: DraftState): Edits {
  return Object.fromEntries(Object.entries(edits).filter(([path]) => isClosed(detail, path)));
}

/** What the fields show: typed values first, stored or not. */
export function shownEdits(state: Pick<DraftState, 'detail' | 'edits' | 'settled'>): Edits {
  const { detail, settled, edits } = state;
  const still = Object.entries(settled).filter(([path, edit]) =>
    sameValue(path, edit.value, serverValue(detail, path)),
  );
  const open = Object.entries(edits).filter(([path]) => !isClosed(detail, path));
  return Object.fromEntries([...still, ...open]);
}
