// The parts of an .xlsx file that carry a table, unpacked within limits and freed of what only costs memory.
import { readZip, writeZip, type ZipEntries } from '../office/zip';
import { isSheet, withoutStraySheets } from './sheetChoice';
import { UnreadableFile } from './unreadable';

/** Unpacked, all wanted parts together. 10,000 full rows are about a tenth of it. */
const MOST_UNPACKED = 64 * 1024 * 1024;

/** What a file is wanted for, in the words of its refusals. */
export interface Purpose {
  /** `检查` in “另存为 .xlsx 后再检查” */
  act: string;
  /** most rows of one worksheet, and what to say beyond them */
  mostRows: number;
  tooManyRows: string;
  /** what to say when it unpacks to too much */
  tooLarge: string;
  /** worksheets that do not look like a form are wanted as well */
  everySheet: boolean;
}

const CHECKING: Purpose = {
  act: '检查',
  mostRows: 20_000,
  tooManyRows: '不像一张自评表',
  tooLarge: '不像一张自评表，请只保留自评表所在的工作表后再检查',
  everySheet: false,
};
/** It is unpacked again at once. */
const FASTEST = 1;
const WANTED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml|xl\/theme\/[^/]+\.xml|xl\/vbaProject\.bin|xl\/workbook\.bin|word\/document\.xml|content\.xml)$/i;
/** `[^<>]` ends at the next tag: with `[^>]`, tags that are never closed are each looked through to the end of the sheet. */
const EMPTY_CELL = /<(?:\w+:)?c\b[^<>]*(?:\/>|>\s*<\/(?:\w+:)?c>)/g;
const EMPTY_ROW = /<(?:\w+:)?row\b[^<>]*(?:\/>|>\s*<\/(?:\w+:)?row>)/g;
const EXTERNAL_FORMULA = /<(?:\w+:)?f\b[^<>]*>[^<]*\[\d+\]/;

/**
 * The workbook again, small: no pictures, no empty formatted cells.
 *
 * @throws UnreadableFile when it is no .xlsx, carries macros or links to other files, or is beyond all measure
 */
export function slimWorkbook(bytes: Buffer, purpose = CHECKING): Buffer {
  const entries = unpack(bytes, purpose);
  refuseOthers(entries, purpose);
  const slim: ZipEntries = new Map();
  const kept = purpose.everySheet ? entries : withoutStraySheets(entries);
  for (const [path, content] of kept) slim.set(path, isSheet(path) ? slimSheet(content, purpose) : content);
  return writeZip(slim, FASTEST);
}

/**
 * The workbook again with all its parts, pictures too, for a reader that sets no limits of its own: what it opens was
 * unpacked and packed here.
 *
 * @throws UnreadableFile as {@link slimWorkbook}, and when all parts together are beyond the measure of a table
 */
export function boundedWorkbook(bytes: Buffer, purpose: Purpose): Buffer {
  slimWorkbook(bytes, purpose);
  return writeZip(
    unpack(bytes, purpose, () => true),
    FASTEST,
  );
}

const isWanted = (path: string) => WANTED.test(path);

function unpack(bytes: Buffer, { act, tooLarge }: Purpose, wanted = isWanted): ZipEntries {
  try {
    return readZip(bytes, MOST_UNPACKED, wanted);
  } catch (error) {
    const text = String(error);
    if (/encrypted/.test(text)) throw new UnreadableFile(`文件设置了密码，请取消密码后再${act}。`);
    if (/too many|larger than|BUFFER_TOO_LARGE|unreadable ZIP/.test(text))
      throw new UnreadableFile(`文件展开后过大，${tooLarge}。`);
    throw new UnreadableFile(`文件已损坏，不是完整的 Excel 工作簿，请用 Excel 或 WPS 打开后重新保存再${act}。`);
  }
}

function refuseOthers(entries: ZipEntries, { act }: Purpose): void {
  const has = (path: string) => entries.has(path);
  if (has('word/document.xml')) throw new UnreadableFile('这是 Word 文件，请提供 .xlsx 文件。');
  if (has('xl/workbook.bin')) throw new UnreadableFile(`这是二进制工作簿（.xlsb），请另存为 .xlsx 后再${act}。`);
  if (has('content.xml') && !has('xl/workbook.xml'))
    throw new UnreadableFile(`这是 ODS 表格，请另存为 .xlsx 后再${act}。`);
  if (!has('xl/workbook.xml')) throw new UnreadableFile('这不是 Excel 工作簿（.xlsx）。');
  if (has('xl/vbaProject.bin'))
    throw new UnreadableFile(`文件含有宏，为安全起见不予读取，请另存为不含宏的 .xlsx 后再${act}。`);
  for (const [path, content] of entries) {
    if (/\.xml$/i.test(path) && content.includes('<!DOCTYPE'))
      throw new UnreadableFile(`文件内容异常（含有外部定义），不予读取，请用 Excel 或 WPS 重新保存后再${act}。`);
  }
}

/** One byte stays one character, so that the text outside the markup passes unharmed. */
function slimSheet(content: Buffer, { act, mostRows, tooManyRows }: Purpose): Buffer {
  const slim = content.toString('latin1').replace(EMPTY_CELL, '').replace(EMPTY_ROW, '');
  const rows = countRows(slim);
  if (rows > mostRows) throw new UnreadableFile(`工作表有${rows}行内容，超过${mostRows}行，${tooManyRows}。`);
  if (EXTERNAL_FORMULA.test(slim))
    throw new UnreadableFile(`公式引用了其他文件（外部链接），请断开链接、改为数值后再${act}。`);
  return Buffer.from(slim, 'latin1');
}

/** Counted without a list of the matches: there may be millions. */
function countRows(markup: string): number {
  const row = /<(?:\w+:)?row\b/g;
  let count = 0;
  while (row.exec(markup)) count++;
  return count;
}
