import type { TemplateReading } from '../../shared/contracts/templates';
import { problems } from '../../shared/problems';
import { readInWorker } from '../checks/readInWorker';
import { UnreadableFile } from '../checks/unreadable';

/**
 * Reads an uploaded workbook in a thread of its own, so that nobody else waits for it. Nothing is saved.
 *
 * @param workerFile the built worker
 * @throws Problem 422 with one sentence for a file that holds no single indicator table, or cannot be read within the limits
 */
export async function readUpload(bytes: Buffer, workerFile: string): Promise<TemplateReading> {
  try {
    return await readInWorker<TemplateReading>({ bytes }, workerFile);
  } catch (error) {
    if (error instanceof UnreadableFile) throw problems.templateFileUnreadable({ reason: error.message });
    throw error;
  }
}
