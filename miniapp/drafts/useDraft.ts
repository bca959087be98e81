import { startTransition, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { onConnected } from '../api/connection';
import type { DraftSession } from './draftSession';
import { shownEdits, type DraftState } from './draftState';
import { withEdits } from './fields';
import { draftAhead, draftKey, forgetAhead, readDraft, type LocalDraft } from './localDrafts';
import { sendLeftDrafts, sessionOf } from './sessions';

export interface Draft {
  state: DraftState;
  /** the sheet as typed */
  sheet: TaskDetail;
  session: DraftSession;
}

/** The device's draft of a task; undefined while it is being read. */
export function useLocalDraft(personId: string, taskId: string): LocalDraft | null | undefined {
  const key = draftKey(personId, taskId);
  const [draft, setDraft] = useState(() => ({ key, local: draftAhead(key) }));
  const isRead = draft.key === key && draft.local !== undefined;
  useEffect(() => {
    forgetAhead(key);
    if (isRead) return;
    let current = true;
    void readDraft(key).then((local) => {
      // A whole form is drawn for it: in slices.
      if (current) startTransition(() => setDraft({ key, local }));
    });
    return () => {
      current = false;
    };
  }, [key, isRead]);
  return isRead ? draft.local : undefined;
}

/** The draft of an open task. `detail` may be refetched at any time; what is typed stands. */
export function useDraft(personId: string, detail: TaskDetail, local: LocalDraft | null): Draft {
  const [session] = useState(() => sessionOf(personId, detail, local));
  const state = useSyncExternalStore(session.subscribe, session.read);
  useEffect(() => session.adopt(detail), [session, detail]);
  useSaveWhenLeaving(session);
  const { detail: known, edits, settled } = state;
  const sheet = useMemo(() => withEdits(known, shownEdits({ detail: known, edits, settled })), [known, edits, settled]);
  return { state, sheet, session };
}

function useSaveWhenLeaving(session: DraftSession): void {
  useEffect(() => {
    const whenLeaving = () => void session.flush(true);
    const whenHidden = () => document.visibilityState === 'hidden' && whenLeaving();
    document.addEventListener('visibilitychange', whenHidden);
    window.addEventListener('pagehide', whenLeaving);
    return () => {
      document.removeEventListener('visibilitychange', whenHidden);
      window.removeEventListener('pagehide', whenLeaving);
      whenLeaving();
    };
  }, [session]);
}

/** Sends what waits on the device whenever there is hope: at the start, back from elsewhere, and when a network returns. */
export function useSendLeftDrafts(personId: string): void {
  useEffect(() => {
    const send = () => void sendLeftDrafts(personId);
    const whenShown = () => document.visibilityState === 'visible' && send();
    send();
    const forget = onConnected(send);
    window.addEventListener('online', send);
    document.addEventListener('visibilitychange', whenShown);
    return () => {
      forget();
      window.removeEventListener('online', send);
      document.removeEventListener('visibilitychange', whenShown);
    };
  }, [personId]);
}
