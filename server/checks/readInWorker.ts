import { Worker } from 'node:worker_threads';
import type { StatedTable } from '../../shared/checks/table';
import { UnreadableFile } from './unreadable';

/** What the worker sends back. */
export type WorkerAnswer = { table: StatedTable } | { unreadable: string };

/** Most the reading may take; what it needs for a table is a small part of both. */
const TIME_LIMIT_MS = 8_000;
const HEAP_LIMIT_MB = 160;

/**
 * {@link readTableFile} in a thread of its own that is ended when it takes too long or too much memory.
 *
 * @param workerFile the built worker
 * @throws UnreadableFile with one sentence for anything that cannot be read within the limits
 */
export function readInWorker(bytes: Uint8Array, workerFile: string): Promise<StatedTable> {
  const worker = new Worker(workerFile, {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB, maxYoungGenerationSizeMb: 16 },
    stderr: true,
    stdout: true,
  });
  return new Promise<StatedTable>((resolve, reject) => {
    const refuse = (message: string) => reject(new UnreadableFile(message));
    const timer = setTimeout(() => refuse('文件太大或结构异常，没能在限定时间内读完。'), TIME_LIMIT_MS);
    worker.once('message', (answer: WorkerAnswer) =>
      'table' in answer ? resolve(answer.table) : refuse(answer.unreadable),
    );
    worker.once('error', () => refuse('文件太大或结构异常，读取时超过了内存限制。'));
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}
