// What whoever comes has opened, told by the address before anything of the app is here.
import { part } from './components/part';

export const taskPart = part(() => import('./features/tasks/TaskPage'));

export interface Opened {
  taskId: string | null;
  home: boolean;
}

/** @param hash the address behind the # */
export const openedBy = (hash: string): Opened => ({
  taskId: /^#\/tasks\/([^/?]+)/.exec(hash)?.[1] ?? null,
  home: /^(?:#\/?)?$/.test(hash),
});
