import type { EvaluationCheckResult } from './checkEvaluationFile';
import { runInWorker } from './runInWorker';

/** What the worker is given. */
export interface WorkerTask {
  bytes: Uint8Array;
  /** id of the profile to check by; null leaves it to the file */
  profile: string | null;
}

/**
 * Reads and checks one table in a thread of its own.
 *
 * @param workerFile the built worker
 * @throws UnreadableFile with one sentence for anything that cannot be read within the limits
 */
export function checkInWorker(task: WorkerTask, workerFile: string): Promise<EvaluationCheckResult> {
  return runInWorker(workerFile, task, { timeMs: 8_000, heapMb: 160 });
}
