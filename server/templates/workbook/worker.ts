// Runs apart from the server: a hostile file may use up this thread's time and memory, and nothing else's.
import { parentPort, workerData } from 'node:worker_threads';
import type { TemplateReading } from '../../../shared/contracts/templates';
import { templateFindings } from '../../../shared/templates/quality';
import type { WorkerAnswer } from '../../checks/readInWorker';
import { UnreadableFile } from '../../checks/unreadable';
import { readTemplateWorkbook } from './readTemplate';

async function answer(bytes: Uint8Array): Promise<WorkerAnswer<TemplateReading>> {
  try {
    const reading = await readTemplateWorkbook(Buffer.from(bytes));
    return { result: { ...reading, findings: templateFindings(reading.draft) } };
  } catch (error) {
    if (error instanceof UnreadableFile) return { unreadable: error.message };
    return { unreadable: '文件已损坏或结构异常，无法读取，请用 Excel 或 WPS 打开后重新保存再导入。' };
  }
}

void answer((workerData as { bytes: Uint8Array }).bytes).then((result) => parentPort?.postMessage(result));
