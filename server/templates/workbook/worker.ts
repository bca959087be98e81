// Runs apart from the server: a hostile file may use up this thread's time and memory, and nothing else's.
import { parentPort, workerData } from 'node:worker_threads';
import type { TemplateReading } from '../../../shared/contracts/templates';
import { templateFindings } from '../../../shared/templates/quality';
import { answerOf } from '../../checks/readInWorker';
import { readTemplateWorkbook } from './readTemplate';

const { bytes } = workerData as { bytes: Uint8Array };

async function read(): Promise<TemplateReading> {
  const reading = await readTemplateWorkbook(Buffer.from(bytes));
  return { ...reading, findings: templateFindings(reading.draft) };
}

void answerOf(read).then((answer) => parentPort?.postMessage(answer));
