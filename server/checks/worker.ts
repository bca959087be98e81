// Runs apart from whoever asked: a hostile file may use up this thread's time and memory, and nothing else's.
import { parentPort, workerData } from 'node:worker_threads';
import { checkEvaluationFile } from './checkEvaluationFile';
import type { WorkerTask } from './checkInWorker';
import { answerOf } from './readInWorker';

const { bytes, profile } = workerData as WorkerTask;

void answerOf(() => checkEvaluationFile(Buffer.from(bytes), profile)).then((answer) => parentPort?.postMessage(answer));
