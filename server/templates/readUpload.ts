import { problems } from '../../shared/problems';
import { templateFindings } from '../../shared/templates/quality';
import type { TemplateReading } from '../../shared/contracts/templates';
import { UnreadableFile } from '../checks/unreadable';

/**
 * Reads an uploaded workbook. Nothing is saved.
 * @throws Problem 422 with one sentence for a file that holds no single indicator table
 */
export async function readUpload(bytes: Buffer): Promise<TemplateReading> {
  const { readTemplateWorkbook } = await import('./workbook/readTemplate');
  const reading = await readTemplateWorkbook(bytes).catch((error: unknown) => {
    const known = error instanceof UnreadableFile ? error.message : DAMAGED;
    throw problems.templateFileUnreadable({ reason: known });
  });
  return { ...reading, findings: templateFindings(reading.draft) };
}

const DAMAGED = '文件已损坏或结构异常，无法读取，请用 Excel 或 WPS 打开后重新保存再导入。';
