import { Worker } from 'node:worker_threads';
import type { EvaluationCheckResult } from './checkEvaluationFile';
import { UnreadableFile } from './unreadable';

/** What the worker is given. */
export interface WorkerTask {
  bytes: Uint8Array;
  /** id of the profile to check by; null leaves it to the file */
  profile: string | null;
}

/** What the worker sends back. */
export type WorkerAnswer = { result: EvaluationCheckResult } | { unreadable: string };

/** Most a check may take; what a table needs is a small part of both. */
const TIME_LIMIT_MS = 8_000;
const HEAP_LIMIT_MB = 160;

/**
 * Reads and checks one table in a thread of its own that is ended when it takes too long or too much memory.
 *
 * @param workerFile the built worker
 * @throws UnreadableFile with one sentence for anything that cannot be read within the limits
 */
export function checkInWorker(task: WorkerTask, workerFile: string): Promise<EvaluationCheckResult> {
  const worker = new Worker(workerFile, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB, maxYoungGenerationSizeMb: 16 },
    stderr: true,
    stdout: true,
  });
  return new Promise<EvaluationCheckResult>((resolve, reject) => {
    const refuse = (message: string) => reject(new UnreadableFile(message));
    const timer = setTimeout(() => refuse('文件太大或结构异常，没能在限定时间内读完。'), TIME_LIMIT_MS);
    worker.once('message', (answer: WorkerAnswer) =>
      'result' in answer ? resolve(answer.result) : refuse(answer.unreadable),
    );
    worker.once('error', () => refuse('文件太大或结构异常，读取时超过了内存限制。'));
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}
