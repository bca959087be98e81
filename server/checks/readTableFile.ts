import { isFrameworkJson } from '../../shared/checks/framework/fromJson';
import { JsonShapeError, tableFromJson } from '../../shared/checks/fromJson';
import type { StatedTable } from '../../shared/checks/table';
import { NotSelfEvaluation, UnreadableFile } from './unreadable';
import { readWorkbookTable } from './workbookTable';

const ZIP = Buffer.from('PK');
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const PDF = Buffer.from('%PDF');
const MOST_BYTES = 20 * 1024 * 1024;
const MOST_JSON_BYTES = 16 * 1024 * 1024;
const EXCEL_HINT = '请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后再检查。';
const NEITHER = '这不是自评表：只能检查 .xlsx 文件或 JSON';

/**
 * One self-evaluation table from the bytes of an .xlsx file or of the self-evaluation JSON, told apart by content.
 *
 * @throws UnreadableFile with one sentence when the bytes are neither, or hold no single table
 */
export async function readTableFile(bytes: Buffer): Promise<StatedTable> {
  if (bytes.length === 0) throw new UnreadableFile('文件是空的。');
  if (bytes.length > MOST_BYTES)
    throw new UnreadableFile('文件超过20MB，不像一张自评表，请只保留自评表所在的工作表后再检查。');
  if (startsWith(bytes, ZIP)) return readWorkbookTable(bytes);
  if (startsWith(bytes, OLE)) throw new UnreadableFile(oldOrLocked(bytes, '检查', EXCEL_HINT));
  if (startsWith(bytes, PDF)) throw new UnreadableFile(`${NEITHER}，这是PDF文件。`);
  return readJsonTable(bytes);
}

const startsWith = (bytes: Buffer, mark: Buffer) => bytes.subarray(0, mark.length).equals(mark);

/**
 * Refuses what is no .xlsx file.
 *
 * @param act what the file is wanted for: `导入`
 * @throws UnreadableFile with one sentence that says what to do instead
 */
export function refuseOtherFiles(bytes: Buffer, act: string): void {
  const hint = `请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后再${act}。`;
  if (bytes.length === 0) throw new UnreadableFile('文件是空的。');
  if (startsWith(bytes, ZIP)) return;
  if (startsWith(bytes, OLE)) throw new UnreadableFile(oldOrLocked(bytes, act, hint));
  throw new UnreadableFile(
    `只能${act} .xlsx 文件，这是${startsWith(bytes, PDF) ? 'PDF文件' : '文本、CSV或其他文件'}，${hint}`,
  );
}

/** Both an .xls and an encrypted .xlsx are OLE files; the names of their streams tell them apart. */
function oldOrLocked(bytes: Buffer, act: string, hint: string): string {
  const has = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage')) return `文件设置了打开密码，请取消密码后再${act}。`;
  if (has('WordDocument')) return `只能${act} .xlsx 文件，这是旧版 Word 文件（.doc）。`;
  return `这是旧版 Excel 文件（.xls），${hint}`;
}

function readJsonTable(bytes: Buffer): StatedTable {
  const text = decoded(bytes).trim();
  if (!text.startsWith('{') && !text.startsWith('['))
    throw new UnreadableFile(`${NEITHER}，这是普通文本或CSV，${EXCEL_HINT}`);
  if (bytes.length > MOST_JSON_BYTES) throw new UnreadableFile('JSON 超过16MB，不像一张自评表。');
  try {
    const json = parsed(text);
    if (isFrameworkJson(json)) throw new NotSelfEvaluation('这是部门评价、财政评价的 JSON，不是自评表。', { json });
    return tableFromJson(json);
  } catch (error) {
    if (error instanceof JsonShapeError) throw new UnreadableFile(`JSON 的结构不对：${error.message}`);
    throw error;
  }
}

/** Windows' 记事本 also saves as UTF-16, with a mark in front. */
const encodingOf = (bytes: Buffer) =>
  startsWith(bytes, Buffer.from([0xff, 0xfe]))
    ? 'utf-16le'
    : startsWith(bytes, Buffer.from([0xfe, 0xff]))
      ? 'utf-16be'
      : 'utf-8';

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile(`${NEITHER}，文件内容不是UTF-8编码（可能是GBK文本或CSV），${EXCEL_HINT}`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const line = at === undefined ? '' : `，第${text.slice(0, Number(at)).split('\n').length}行附近有错`;
    throw new UnreadableFile(`JSON 的格式不对${line}，请检查括号、引号和逗号。`);
  }
}
