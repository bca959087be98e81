// What is being worked on in this process: each thing once at a time, and a failure is counted, not lost.
import { checkpoint } from '../checkpoint';
import type { CardAnswer } from '../dingtalk/port';
import type { InboxDeps, Told } from './handlers';
import { countFailure } from './store';
import { workOn } from './work';

export interface Working {
  /** Works on what is stored as `id`, or waits with whoever does. @returns what a card says; null when it failed, too */
  start(id: string, told: Told): Promise<CardAnswer | null>;
  /** Resolves when what is worked on now is over. */
  settle(): Promise<void>;
  readonly size: number;
}

/** Nothing is worked on yet. */
export function createWorking(deps: InboxDeps): Working {
  const working = new Map<string, Promise<CardAnswer | null>>();

  async function attempt(id: string, told: Told): Promise<CardAnswer | null> {
    try {
      await checkpoint('inbox.working');
      return await workOn(deps, id, told);
    } catch (error) {
      const { source } = told;
      deps.log.error({ err: error, event: id, source }, 'stored, but not worked on; tried again in a minute');
      await countFailure(deps, id).catch((failure: unknown) =>
        deps.log.error({ err: failure, event: id }, 'not counted either'),
      );
      return null;
    }
  }

  return {
    start(id, told) {
      const atWork = working.get(id) ?? attempt(id, told).finally(() => working.delete(id));
      working.set(id, atWork);
      return atWork;
    },
    async settle() {
      await Promise.all(working.values());
    },
    get size() {
      return working.size;
    },
  };
}
