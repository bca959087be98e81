// A template's file opened, changed and saved, as Excel would.
import { readXlsx, writeXlsx, type Sheet } from 'hucre/xlsx';
import type { IndicatorTemplate } from '../../shared/templates/types';
import { readTemplateWorkbook, type FileReading } from '../../server/templates/workbook/readTemplate';
import { writeTemplate } from '../../server/templates/workbook/writeTemplate';

/** The file of a template after a change to its first worksheet. */
export async function editedFile(template: IndicatorTemplate, change: (sheet: Sheet) => void): Promise<Buffer> {
  const { sheets } = await readXlsx(await writeTemplate(template, new Date('2025-03-12T02:00:00.000Z')));
  change(sheets[0]!);
  return Buffer.from(
    await writeXlsx({ sheets: sheets.map(({ name, rows, merges }) => ({ name, rows, ...(merges && { merges }) })) }),
  );
}

/** What is read from it. */
export async function editedTemplate(
  template: IndicatorTemplate,
  change: (sheet: Sheet) => void,
): Promise<FileReading> {
  return readTemplateWorkbook(await editedFile(template, change));
}
