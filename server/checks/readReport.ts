// A report's file as blocks of text with their places: .txt in UTF-8, and the body of a .docx.
import { blocksOfText, type RawBlock } from '../../shared/report-checks/parseReport';
import { readZip } from '../office/zip';
import { UnreadableFile } from './unreadable';

const LARGEST_UNPACKED_BYTES = 50 * 1024 * 1024;

/**
 * Reads a report.
 * @param name decides the kind by its ending
 * @throws UnreadableFile for another kind, another encoding, or a broken or oversized file
 */
export function readReport(name: string, content: Buffer): RawBlock[] {
  if (/\.txt$/i.test(name)) return blocksOfText(decode(content));
  if (/\.docx$/i.test(name)) return blocksOfDocx(content);
  throw new UnreadableFile('只能检查 .docx 或 .txt 格式的报告。');
}

function decode(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new UnreadableFile('这个文本文件不是 UTF-8 编码，请另存为 UTF-8 后再检查。');
  }
}

function blocksOfDocx(content: Buffer): RawBlock[] {
  const body = bodyOf(content);
  if (!body) throw new UnreadableFile('这不是完整的 Word 文件（.docx）；加了密码的请先去除密码。');
  return blocksOfXml(body);
}

function bodyOf(content: Buffer): string | null {
  try {
    return readZip(content, LARGEST_UNPACKED_BYTES).get('word/document.xml')?.toString('utf8') ?? null;
  } catch {
    return null;
  }
}

/** What matters of WordprocessingML: paragraphs, table rows and cells, runs of text, breaks. */
const TOKEN = /<(\/?)w:(p|tr|tc|t|tab|br)(?=[\s/>])[^>]*?(\/?)>|([^<]+)/g;

/** Paragraphs and rows in reading order. Rows lie in rows only in nested tables; those count as text of their cell. */
function blocksOfXml(xml: string): RawBlock[] {
  const blocks: RawBlock[] = [];
  const position = { paragraph: 0, row: 0 };
  let rowDepth = 0;
  let cells: string[] = [];
  let text = '';
  let isText = false;
  for (const [, closing, tag, selfClosing, content] of xml.matchAll(TOKEN)) {
    if (content !== undefined) {
      if (isText) text += unescape(content);
    } else if (tag === 't') isText = !closing && !selfClosing;
    else if (tag === 'tab' || tag === 'br') text += ' ';
    else if (tag === 'tr' && !selfClosing) {
      rowDepth += closing ? -1 : 1;
      if (!closing && rowDepth === 1) cells = [];
      if (closing && rowDepth === 0) blocks.push(rowOf(cells, (position.row += 1)));
    } else if (tag === 'tc' && rowDepth === 1 && !selfClosing) {
      if (closing) cells.push(text.trim());
      text = '';
    } else if (tag === 'p' && rowDepth === 0 && (closing || selfClosing)) {
      position.paragraph += 1;
      if (text.trim()) blocks.push({ text: text.trim(), place: `第${position.paragraph}段` });
      text = '';
    }
  }
  return blocks;
}

const rowOf = (cells: string[], row: number): RawBlock => ({
  cells: cells.map((text, column) => ({ text, place: `表格第${row}行第${column + 1}列` })),
});

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return ENTITIES[name] ?? whole;
  });
}
