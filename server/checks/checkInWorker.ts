import type { EvaluationCheckResult } from './checkEvaluationFile';
import { readInWorker } from './readInWorker';

/** What the worker is given. */
export interface WorkerTask {
  bytes: Uint8Array;
  /** id of the profile to check by; null leaves it to the file */
  profile: string | null;
}

/**
 * Reads and checks one table within the limits of {@link readInWorker}.
 *
 * @param workerFile the built worker
 * @throws UnreadableFile with one sentence for anything that cannot be read within the limits
 */
export function checkInWorker(task: WorkerTask, workerFile: string): Promise<EvaluationCheckResult> {
  return readInWorker(task, workerFile);
}
