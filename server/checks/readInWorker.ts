import { Worker } from 'node:worker_threads';
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

/**
 * Has a file read in a thread of its own that is ended when it takes too long or too much memory.
 *
 * @param task what the worker is given
 * @param workerFile the built worker
 * @throws UnreadableFile with one sentence for anything that cannot be read within the limits
 */
export function readInWorker<Result>(task: object, workerFile: string, limits = FOR_ONE_TABLE): Promise<Result> {
  const worker = new Worker(workerFile, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 16 },
    stderr: true,
    stdout: true,
  });
  return new Promise<Result>((resolve, reject) => {
    const refuse = (message: string) => reject(new UnreadableFile(message));
    const timer = setTimeout(() => refuse('文件太大或结构异常，没能在限定时间内读完。'), limits.timeMs);
    worker.once('message', (answer: WorkerAnswer<Result>) =>
      'result' in answer ? resolve(answer.result) : refuse(answer.unreadable),
    );
    worker.once('error', () => refuse('文件太大或结构异常，读取时超过了内存限制。'));
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}

/** What a worker answers: its result, or in one sentence why the file cannot be read. */
export async function answerOf<Result>(work: () => Promise<Result>): Promise<WorkerAnswer<Result>> {
  try {
    return { result: await work() };
  } catch (error) {
    if (error instanceof UnreadableFile) return { unreadable: error.message };
    return { unreadable: '文件已损坏或结构异常，无法读取，请用 Excel 或 WPS 打开后重新保存再试。' };
  }
}
