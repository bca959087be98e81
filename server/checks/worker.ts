// Runs apart from whoever asked: a hostile file may use up this thread's time and memory, and nothing else's.
import { parentPort, workerData } from 'node:worker_threads';
import { readTableFile } from './readTableFile';
import { UnreadableFile } from './unreadable';
import type { WorkerAnswer } from './readInWorker';

async function answer(): Promise<WorkerAnswer> {
  try {
    return { table: await readTableFile(Buffer.from(workerData as Uint8Array)) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { unreadable: error.message };
    return { unreadable: '文件已损坏或结构异常，无法读取，请用 Excel 或 WPS 打开后重新保存再检查。' };
  }
}

void answer().then((result) => parentPort?.postMessage(result));
