// Runs apart from the server: a hostile file may use up this thread's time and memory, and nothing else's.
import { parentPort, workerData } from 'node:worker_threads';
import { answerOf } from '../checks/readInWorker';
import type { ImportTask } from './importWorker';
import { markCopy } from './markedCopy';
import { readImport } from './read/readImport';

const task = workerData as ImportTask;
const bytes = Buffer.from(task.bytes);

void answerOf<unknown>(() => (task.do === 'read' ? readImport(bytes) : markCopy(bytes, task.problems))).then((answer) =>
  parentPort?.postMessage(answer),
);
