import type { Logger } from 'pino';

/** Something with work of its own to look for. */
export interface Worker {
  /** Works until there is nothing more to do now. */
  work(isClosed: () => boolean): Promise<void>;
  /** when something it put off is due again; null: nothing known */
  dueAgainAt(): Date | null;
}

export interface Running {
  /** There may be work: look now. */
  ring(): void;
  /** the round that is under way */
  running(): Promise<void> | null;
  close(): Promise<void>;
}

export interface RunningDeps {
  now(): Date;
  log: Logger;
  sweepMs: number;
}

const SHORTEST_WAIT_MS = 50;

/** Lets a worker look when rung, when what it put off is due, and from time to time in case a ring was lost. */
export function keepRunning(worker: Worker, { now, log, sweepMs }: RunningDeps): Running {
  let running: Promise<void> | null = null;
  let again = false;
  let closed = false;
  let alarm: NodeJS.Timeout | undefined;
  const sweep = setInterval(ring, sweepMs);
  sweep.unref();

  function ring(): void {
    again = true;
    if (running || closed) return;
    clearTimeout(alarm);
    running = rounds()
      .catch((error) => log.error({ err: error }, 'outbox stopped short; the next sweep tries again'))
      .finally(() => {
        running = null;
        if (again && !closed) ring();
        else setAlarm();
      });
  }

  async function rounds(): Promise<void> {
    while (again && !closed) {
      again = false;
      await worker.work(() => closed);
    }
  }

  function setAlarm(): void {
    const at = worker.dueAgainAt();
    if (at === null || closed) return;
    const waitMs = Math.min(Math.max(at.getTime() - now().getTime(), SHORTEST_WAIT_MS), sweepMs);
    alarm = setTimeout(ring, waitMs).unref();
  }

  return {
    ring,
    running: () => running,
    async close() {
      closed = true;
      clearInterval(sweep);
      clearTimeout(alarm);
      while (running) await running;
    },
  };
}
