// Runs apart from whoever asked: a hostile file may use up this thread's time and memory, and nothing else's.
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerAnswer, WorkerTask } from './checkInWorker';
import { checkEvaluationFile } from './checkEvaluationFile';
import { UnreadableFile } from './unreadable';

async function answer({ bytes, profile }: WorkerTask): Promise<WorkerAnswer> {
  try {
    return { result: await checkEvaluationFile(Buffer.from(bytes), profile) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { unreadable: error.message };
    return { unreadable: '文件已损坏或结构异常，无法读取，请用 Excel 或 WPS 打开后重新保存再检查。' };
  }
}

void answer(workerData as WorkerTask).then((result) => parentPort?.postMessage(result));
