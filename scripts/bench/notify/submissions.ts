// The filler of the story, handing in and taking back her task again and again: what users feel while messages leave.
import { randomUUID } from 'node:crypto';
import type { MyTasks, TaskDetail } from '../../../shared/contracts/tasks';
import { cast } from '../../demo-data/directory';
import { seedFilling } from '../../demo-data/seedProject';
import { createClient, Refused } from '../../story/client';
import { control } from '../../story/phone';

export interface Submitting {
  /** Submits until told to stop; milliseconds of each submission. */
  go(isOver: () => boolean): Promise<number[]>;
}

/** A few a second, as many offices at once on a deadline's day. */
const PAUSE_MS = 200;

export async function startSubmitting(server: string, sandbox: string): Promise<Submitting> {
  const askCode = async () =>
    (await control<{ code: string }>({ origin: sandbox }, `api/people/${cast.filler}/auth-code`, {})).code;
  const filler = createClient(() => server, askCode);
  await filler.signIn();
  const { toFill } = await filler.get<MyTasks>('api/tasks');
  const address = `api/tasks/${toFill[0]!.id}`;
  let task = await filler.get<TaskDetail>(address);
  const results = task.indicators.map(({ id, suggestion }) => ({
    indicatorId: id,
    actual: suggestion?.actual ?? null,
    band: suggestion?.band ?? null,
    bandPercent: suggestion?.bandPercent ?? null,
    assumed: suggestion?.assumed ?? false,
    deviationReason: null,
    correctiveMeasure: null,
  }));
  task = await filler.put<TaskDetail>(`${address}/draft`, { version: task.version, ...seedFilling, results });

  /** As the mini-app does: what got no answer is asked again with the same key. */
  async function act(verb: 'submission' | 'withdrawal'): Promise<void> {
    const key = randomUUID();
    const ask = () => filler.post<TaskDetail>(`${address}/${verb}`, { version: task.version }, key);
    task = await ask().catch((error: unknown) => {
      if (error instanceof Refused) throw error;
      return ask();
    });
  }

  return {
    async go(isOver) {
      const took: number[] = [];
      while (!isOver()) {
        const startedAt = performance.now();
        await act('submission');
        took.push(performance.now() - startedAt);
        await act('withdrawal');
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
      return took;
    },
  };
}
