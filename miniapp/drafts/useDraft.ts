import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { adoptTask } from '../api/queries';
import { DraftSession, shownEdits, type DraftState } from './draftSession';
import { withEdits } from './fields';
import { draftKey, readDraft, type LocalDraft } from './localDrafts';

export interface Draft {
  state: DraftState;
  /** the sheet as typed */
  sheet: TaskDetail;
  session: DraftSession;
}

/** The device's draft of a task; undefined while it is being read. */
export function useLocalDraft(personId: string, taskId: string): LocalDraft | null | undefined {
  const [draft, setDraft] = useState<{ taskId: string; local: LocalDraft | null }>();
  useEffect(() => {
    let current = true;
    void readDraft(draftKey(personId, taskId)).then((local) => current && setDraft({ taskId, local }));
    return () => {
      current = false;
    };
  }, [personId, taskId]);
  return draft?.taskId === taskId ? draft.local : undefined;
}

/** The draft of an open task. `detail` may be refetched at any time; what is typed stands. */
export function useDraft(personId: string, detail: TaskDetail, local: LocalDraft | null): Draft {
  const [session] = useState(() => new DraftSession(draftKey(personId, detail.id), detail, local, adoptTask));
  const state = useSyncExternalStore(session.subscribe, session.read);
  useEffect(() => session.adopt(detail), [session, detail]);
  useSaveWhenLeaving(session);
  const sheet = useMemo(() => withEdits(state.detail, shownEdits(state)), [state]);
  return { state, sheet, session };
}

function useSaveWhenLeaving(session: DraftSession): void {
  useEffect(() => {
    const whenLeaving = () => void session.flush(true);
    const whenHidden = () => document.visibilityState === 'hidden' && whenLeaving();
    const whenBack = () => session.retryNow();
    document.addEventListener('visibilitychange', whenHidden);
    window.addEventListener('pagehide', whenLeaving);
    window.addEventListener('online', whenBack);
    return () => {
      document.removeEventListener('visibilitychange', whenHidden);
      window.removeEventListener('pagehide', whenLeaving);
      window.removeEventListener('online', whenBack);
      whenLeaving();
    };
  }, [session]);
}
