// What can be taken back now. Kept outside of the pages: the next task is open by the time somebody thinks better of it.
import { useSyncExternalStore } from 'react';

export interface UndoOffer {
  decisionIds: string[];
  /** what was done, e.g. 已通过：财政网络运维服务费 */
  words: string;
  /** where to go when it is taken back */
  backTo: string;
  endsAt: number;
}

let current: UndoOffer | null = null;
const listeners = new Set<() => void>();

export function offerUndo(offer: UndoOffer | null): void {
  current = offer;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useUndoOffer = (): UndoOffer | null => useSyncExternalStore(subscribe, () => current);
