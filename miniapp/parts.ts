// The parts of the app that whoever opens a task needs: fetched beside what draws them, and not after it.
import type { ComponentType } from 'react';
import type { TaskDetail } from '../shared/contracts/tasks';

type Loaded<Props> = { default: ComponentType<Props> };

export interface Part<Props> {
  /** begins at the first call */
  fetch(): Promise<Loaded<Props>>;
  /** null until it has come */
  here(): ComponentType<Props> | null;
}

function part<Props>(load: () => Promise<Loaded<Props>>): Part<Props> {
  let here: ComponentType<Props> | null = null;
  const fetch = async () => {
    const loaded = await load();
    here = loaded.default;
    return loaded;
  };
  return { fetch, here: () => here };
}

export const taskPart = part(() => import('./features/tasks/TaskPage'));

// Fillers do not download what reviewers see, and see the result last.
export const reviewPart = part(() => import('./features/reviews/ReviewPage'));
export const resultPart = part(() => import('./features/results/ResultPage'));

export interface Opened {
  taskId: string | null;
  home: boolean;
}

/** @param hash the address behind the # */
export const openedBy = (hash: string): Opened => ({
  taskId: /^#\/tasks\/([^/?]+)/.exec(hash)?.[1] ?? null,
  home: /^(?:#\/?)?$/.test(hash),
});

type View = 'form' | 'review' | 'result';

/** What a task shows to whoever opens it: its form to the filler, its review to who holds the step, else its result. */
export function viewOf({ can }: Pick<TaskDetail, 'can'>): View {
  if (can.save) return 'form';
  return can.approve || can.return ? 'review' : 'result';
}
