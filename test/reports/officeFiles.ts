// Opens what the compiler writes, as Word and Excel would: for the tests only.
import { xml } from 'easy-template-x';
import { readXlsx, type Sheet } from 'hucre/xlsx';
import { readZip } from '../../server/office/zip';

const MAX_BYTES = 64 * 1024 * 1024;

/** The XML parts of an Office file; every one of them must be well-formed. */
export function xmlParts(file: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  for (const [path, content] of readZip(file, MAX_BYTES)) {
    if (!/\.(xml|rels)$/.test(path)) continue;
    const text = content.toString('utf8');
    xml.parser.parse(text);
    parts.set(path, text);
  }
  return parts;
}

function plain(markup: string): string {
  return markup
    .replace(/<w:br\/>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(
      /&(lt|gt|quot|apos|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name]!,
    );
}

/** The paragraphs of a Word document, those in tables included, in order. */
export function docxParagraphs(file: Buffer): string[] {
  const body = xmlParts(file).get('word/document.xml') ?? '';
  return [...body.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) => plain(paragraph));
}

export function docxText(file: Buffer): string {
  return docxParagraphs(file).join('\n');
}

/** The tables of a Word document as text: table → row → cell. */
export function docxTables(file: Buffer): string[][][] {
  const body = xmlParts(file).get('word/document.xml') ?? '';
  return [...body.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
    [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
      [...row.matchAll(/<w:tc[ >].*?<\/w:tc>/gs)].map(([cell]) => plain(cell)),
    ),
  );
}

/** The first worksheet of a workbook. */
export async function worksheet(file: Buffer): Promise<Sheet> {
  const workbook = await readXlsx(file, { readStyles: true });
  return workbook.sheets[0]!;
}

/** All texts of a worksheet. */
export function sheetTexts(sheet: Sheet): string[] {
  return sheet.rows.flat().filter((value): value is string => typeof value === 'string');
}

/** The row whose cell in `column` reads `text`. */
export function rowWith(sheet: Sheet, column: number, text: string) {
  const row = sheet.rows.find((cells) => cells[column] === text);
  if (!row) throw new Error(`no row with ${text}`);
  return row;
}
