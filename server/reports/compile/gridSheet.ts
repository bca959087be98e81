// A worksheet laid out row by row with merged cells, over hucre: the only file of the compiler that knows hucre.
import type { Cell, CellStyle, MergeRange, WriteSheet } from 'hucre/xlsx';
import { readZip, writeZip } from '../../office/zip';

const FONT = '宋体';
const LINE_POINTS = 15;
const MIN_ROW_POINTS = 20;
/** Excel's limit is 409; taller texts go over several rows merged into one cell. */
const MAX_ROW_POINTS = 400;
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

export type CellLook = 'title' | 'subtitle' | 'label' | 'text' | 'centred' | 'note';

/** One cell of a row of the form; `span` counts columns. */
export interface GridCell {
  col: number;
  span?: number;
  value: string | number | null;
  look?: CellLook;
  /** number format for numeric cells, e.g. `0.00` */
  format?: string;
}

export interface RowRange {
  first: number;
  last: number;
}

export interface WorkbookFacts {
  sheetName: string;
  title: string;
  orientation: 'landscape' | 'portrait';
  /** row (0-based) that every printed page repeats */
  repeatedRow: number;
  /** columns that are printed, from the first; all unless given */
  printedColumns?: number;
  compiledAt: string;
}

/** Text in half-width units: a Chinese character is two wide. */
function textWidth(line: string): number {
  let width = 0;
  for (const character of line) width += /[\u0000-\u00ff]/.test(character) ? 1 : 2;
  return width;
}

function linesNeeded(text: string, columnWidth: number): number {
  const capacity = Math.max(2, columnWidth - 0.7);
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(textWidth(line) / capacity)), 0);
}

/** `_x0041_` means A inside a worksheet; text that looks like it is written so that it stays itself. */
function literal(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

const THIN = { style: 'thin' } as const;
const BORDER = { top: THIN, right: THIN, bottom: THIN, left: THIN };

function styleOf(cell: GridCell, isTall: boolean): CellStyle {
  const look = cell.look ?? 'text';
  const framed = look === 'label' || look === 'text' || look === 'centred';
  const numeric = typeof cell.value === 'number';
  const left = (look === 'text' && !numeric) || look === 'note';
  // A text that looks like a formula keeps the text format, so that editing the cell does not bring it to life.
  const inert = typeof cell.value === 'string' && /^[=+\-@\t\r]/.test(cell.value);
  return {
    font: { name: FONT, size: look === 'title' ? 18 : look === 'note' ? 10 : 11, bold: look === 'title' },
    alignment: {
      horizontal: left ? 'left' : 'center',
      vertical: look === 'note' || (look === 'text' && isTall) ? 'top' : 'center',
      wrapText: true,
    },
    ...(framed ? { border: BORDER } : {}),
    ...(cell.format ? { numFmt: cell.format } : inert ? { numFmt: '@' } : {}),
  };
}

/** Collects rows from top to bottom and writes them as a workbook with one sheet. */
export class GridSheet {
  private readonly cells = new Map<string, Partial<Cell>>();
  private readonly merges: MergeRange[] = [];
  private readonly rowDefs = new Map() as NonNullable<WriteSheet['rowDefs']>;
  private nextRow = 0;

  /** @param widths column widths in half-width characters */
  constructor(private readonly widths: number[]) {}

  /** Adds one row of the form, as high as its longest text needs. */
  addRow(cells: GridCell[], minPoints = MIN_ROW_POINTS): RowRange {
    const needed = Math.max(minPoints, ...cells.map((cell) => this.pointsNeeded(cell)));
    const count = Math.ceil(needed / MAX_ROW_POINTS);
    const rows = { first: this.nextRow, last: this.nextRow + count - 1 };
    for (let row = rows.first; row <= rows.last; row++) {
      this.rowDefs.set(row, { height: Math.ceil(needed / count) });
    }
    for (const cell of cells) this.place(rows, cell);
    this.nextRow += count;
    return rows;
  }

  /** Puts one cell beside several rows already added, e.g. a 一级指标 beside its indicators. */
  place(rows: RowRange, cell: GridCell): void {
    const endCol = cell.col + (cell.span ?? 1) - 1;
    const style = styleOf(cell, rows.last > rows.first);
    for (let row = rows.first; row <= rows.last; row++) {
      for (let col = cell.col; col <= endCol; col++) this.cells.set(`${row},${col}`, { value: null, style });
    }
    this.cells.set(`${rows.first},${cell.col}`, { ...contentOf(cell.value), style });
    if (rows.last > rows.first || endCol > cell.col) {
      this.merges.push({ startRow: rows.first, startCol: cell.col, endRow: rows.last, endCol });
    }
  }

  /** The workbook; same content, same bytes. */
  write(facts: WorkbookFacts): Promise<Buffer> {
    return writeSheets([{ sheet: this, facts }]);
  }

  /** The worksheet as hucre takes it. */
  layOut({ sheetName, orientation, repeatedRow, printedColumns = this.widths.length }: WorkbookFacts): WriteSheet {
    const last = String.fromCharCode(64 + printedColumns);
    return {
      name: sheetName,
      cells: this.cells,
      merges: this.merges,
      rowDefs: this.rowDefs,
      columns: this.widths.map((width) => ({ width })),
      pageSetup: {
        paperSize: 'a4',
        orientation,
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        horizontalCentered: true,
        margins: { left: 0.59, right: 0.59, top: 0.71, bottom: 0.71, header: 0.3, footer: 0.35 },
        printTitlesRow: `$${repeatedRow + 1}:$${repeatedRow + 1}`,
        ...(printedColumns < this.widths.length && { printArea: `$A$1:$${last}$${this.nextRow}` }),
      },
      headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
      view: { showGridLines: false },
    };
  }

  private pointsNeeded(cell: GridCell): number {
    if (typeof cell.value !== 'string') return 0;
    if (cell.look === 'title') return 32;
    const width = this.widths.slice(cell.col, cell.col + (cell.span ?? 1)).reduce((sum, next) => sum + next, 0);
    return linesNeeded(cell.value, width) * LINE_POINTS + 6;
  }
}

/** Several worksheets in one workbook, named after the first. */
export async function writeSheets(sheets: { sheet: GridSheet; facts: WorkbookFacts }[]): Promise<Buffer> {
  const { writeXlsx } = await import('hucre/xlsx');
  const { title, compiledAt } = sheets[0]!.facts;
  const stamp = new Date(compiledAt);
  const file = await writeXlsx({
    sheets: sheets.map(({ sheet, facts }) => sheet.layOut(facts)),
    defaultFont: { name: FONT, size: 11 },
    properties: { title, creator: '绩效通', created: stamp, modified: stamp },
  });
  return writeZip(readZip(Buffer.from(file), MAX_UNPACKED_BYTES));
}

function contentOf(value: string | number | null): Partial<Cell> {
  if (typeof value === 'string') return { value: literal(value), type: 'string' };
  return typeof value === 'number' ? { value, type: 'number' } : { value: null };
}
