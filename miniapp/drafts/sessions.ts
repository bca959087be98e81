// The drafts that are being sent, open on a page or not: leaving a form does not stop its way to the server, and what an
// earlier visit left on the device is sent as soon as the app is open.
import type { TaskDetail } from '../../shared/contracts/tasks';
import { get } from '../api/client';
import { adoptTask } from '../api/queries';
import { DraftSession } from './draftSession';
import { draftKey, readDraft, tasksWithDrafts, type LocalDraft } from './localDrafts';

const sessions = new Map<string, DraftSession>();

/** The one session of a person's task on this page. @param local what the device has, used when it is the first */
export function sessionOf(personId: string, detail: TaskDetail, local: LocalDraft | null): DraftSession {
  const key = draftKey(personId, detail.id);
  const known = sessions.get(key);
  if (known) return known;
  const session = new DraftSession(key, detail, local, adoptTask);
  sessions.set(key, session);
  return session;
}

/** Sends what this person left on the device, task by task; what the server cannot be asked about now waits. */
export async function sendLeftDrafts(personId: string): Promise<void> {
  for (const taskId of await tasksWithDrafts(personId)) {
    const known = sessions.get(draftKey(personId, taskId));
    if (known) known.retryNow();
    else await sendLeftDraft(personId, taskId);
  }
}

async function sendLeftDraft(personId: string, taskId: string): Promise<void> {
  const local = await readDraft(draftKey(personId, taskId));
  if (!local) return;
  const detail = await get<TaskDetail>(`api/tasks/${taskId}`).catch(() => null);
  // A task that takes nothing now keeps what was typed: its page shows it.
  if (detail?.can.save) sessionOf(personId, detail, local);
}
