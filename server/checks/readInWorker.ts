import { Worker } from 'node:worker_threads';
import { problems } from '../../shared/problems';
import { UnreadableFile } from './unreadable';

/** What a worker sends back. */
export type WorkerAnswer<Result> = { result: Result } | { unreadable: string };

/** Most that reading may take. */
export interface WorkerLimits {
  timeMs: number;
  heapMb: number;
}

/** What one table needs is a small part of both. */
const FOR_ONE_TABLE: WorkerLimits = { timeMs: 8_000, heapMb: 160 };

/** Each may take a processor and the memory of its limits: more of them at once would take those of everybody else. */
const MOST_AT_ONCE = 2;
const MOST_WAITING = 10;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Has a file read in a thread of its own that is ended when it takes too long or too much memory. At most
 * {@link MOST_AT_ONCE} run at a time, the others wait their turn.
 *
 * @param task what the worker is given
 * @param workerFile the built worker
 * @throws UnreadableFile with one sentence for anything that cannot be read within the limits; Problem 503 when too many
 *   are waiting already
 */
export async function readInWorker<Result>(task: object, workerFile: string, limits = FOR_ONE_TABLE): Promise<Result> {
  await turn();
  try {
    return await runWorker<Result>(task, workerFile, limits);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

async function turn(): Promise<void> {
  if (running < MOST_AT_ONCE) {
    running += 1;
    return;
  }
  if (waiting.length >= MOST_WAITING) throw problems.readersBusy();
  await new Promise<void>((resolve) => waiting.push(resolve));
}

function runWorker<Result>(task: object, workerFile: string, limits: WorkerLimits): Promise<Result> {
  const worker = new Worker(workerFile, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 16 },
    stderr: true,
    stdout: true,
  });
  let timer: NodeJS.Timeout | undefined;
  return new Promise<Result>((resolve, reject) => {
    const refuse = (message: string) => reject(new UnreadableFile(message));
    timer = setTimeout(() => refuse('文件太大或结构异常，没能在限定时间内读完。'), limits.timeMs);
    worker.once('message', (answer: WorkerAnswer<Result>) =>
      'result' in answer ? resolve(answer.result) : refuse(answer.unreadable),
    );
    worker.once('error', () => refuse('文件太大或结构异常，读取时超过了内存限制。'));
    // Without an answer: nobody may be left waiting for one.
    worker.once('exit', () => refuse(BROKEN));
  }).finally(() => {
    clearTimeout(timer);
    return worker.terminate();
  });
}

const BROKEN = '文件已损坏或结构异常，无法读取，请用 Excel 或 WPS 打开后重新保存再试。';

/** What a worker answers: its result, or in one sentence why the file cannot be read. */
export async function answerOf<Result>(work: () => Promise<Result>): Promise<WorkerAnswer<Result>> {
  try {
    return { result: await work() };
  } catch (error) {
    return { unreadable: error instanceof UnreadableFile ? error.message : BROKEN };
  }
}
