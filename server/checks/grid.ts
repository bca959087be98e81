// A worksheet as people see it: every place shows the text of its merged cell, numbers as they are displayed.
import type { Cell, CellValue, MergeRange, Sheet } from 'hucre/xlsx';
import type { Stated } from '../../shared/checks/table';

/** Beyond these nothing of a table stands. */
const MOST_COLUMNS = 100;
const SIGNIFICANT_DIGITS = 15;

/** One cell as displayed; merged places share one. */
export interface GridCell extends Stated {
  row: number;
  col: number;
  /** last row and column of the merged range */
  endRow: number;
  endCol: number;
  /** a formula: with its saved result, or without one */
  formula: 'none' | 'saved' | 'unsaved';
}

/** A worksheet with rows and columns from 0. */
export class Grid {
  readonly rowCount: number;
  readonly colCount: number;
  private readonly cells: GridCell[][];

  constructor(readonly sheet: Sheet) {
    this.rowCount = sheet.rows.length;
    this.colCount = Math.min(
      MOST_COLUMNS,
      sheet.rows.reduce((most, row) => Math.max(most, row.length), 0),
    );
    this.cells = sheet.rows.map((row, at) => this.readRow(row, at));
    for (const merge of sheet.merges ?? []) this.merge(merge);
  }

  get name(): string {
    return this.sheet.name;
  }

  /** The cell shown at a place; an empty one outside the sheet. */
  at(row: number, col: number): GridCell {
    return this.cells[row]?.[col] ?? emptyCell(this.name, row, col);
  }

  /** The different cells of a row from left to right, merged ones once. */
  row(row: number): GridCell[] {
    return this.between(row, 0, this.colCount - 1);
  }

  /** The different cells of a row within columns. */
  between(row: number, from: number, to: number): GridCell[] {
    const shown: GridCell[] = [];
    for (let col = from; col <= to; col++) {
      const cell = this.at(row, col);
      if (shown.at(-1) !== cell) shown.push(cell);
    }
    return shown;
  }

  /** All cells with text, in reading order, merged ones once. */
  *texts(): Generator<GridCell> {
    for (let row = 0; row < this.rowCount; row++)
      for (const cell of this.row(row)) if (cell.row === row && cell.text.trim() !== '') yield cell;
  }

  private readRow(values: CellValue[], row: number): GridCell[] {
    return Array.from({ length: this.colCount }, (_, col) => {
      const detail = this.sheet.cells?.get(`${row},${col}`);
      const text = displayed(values[col] ?? null, detail);
      const formula = detail?.formula === undefined ? 'none' : text === '' ? 'unsaved' : 'saved';
      return { ...emptyCell(this.name, row, col), text, formula };
    });
  }

  /** Ranges that reach over the used area, or over cells already merged, are cut to what is there. */
  private merge({ startRow, startCol, endRow, endCol }: MergeRange): void {
    const anchor = this.cells[startRow]?.[startCol];
    if (!anchor || anchor.row !== startRow || anchor.col !== startCol) return;
    anchor.endRow = Math.min(endRow, this.rowCount - 1);
    anchor.endCol = Math.min(endCol, this.colCount - 1);
    for (let row = startRow; row <= anchor.endRow; row++)
      for (let col = startCol; col <= anchor.endCol; col++) this.cells[row]![col] = anchor;
  }
}

function emptyCell(sheet: string, row: number, col: number): GridCell {
  const place = `${sheet}!${columnName(col)}${row + 1}`;
  return { text: '', place, row, col, endRow: row, endCol: col, formula: 'none' };
}

function columnName(col: number): string {
  const letter = String.fromCharCode(65 + (col % 26));
  return col < 26 ? letter : columnName(Math.floor(col / 26) - 1) + letter;
}

function displayed(value: CellValue, detail: Cell | undefined): string {
  const format = detail?.style?.numFmt ?? '';
  if (typeof value === 'number') return numberText(value, format);
  if (value instanceof Date) return dateText(value, format);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return value === null ? '' : String(value);
}

/** What a number format writes around the figure: ≥ and 天 of `"≥"0"天"`. Formats of fractions and powers write nothing. */
function wordsAround(format: string): [before: string, after: string] {
  const section = format
    .split(';')[0]!
    .replace(/\[[^\]]*\]|[_*]./g, '')
    .replace(/\\(.)/g, '"$1"');
  const [, before = '', after = ''] = /^([^0#?]*)[0#?][0#?.,]*%?(.*)$/.exec(section) ?? [];
  return /[0#?]|E[+-]/.test(after) ? ['', ''] : [before.replaceAll('"', '').trim(), after.replaceAll('"', '').trim()];
}

/** 0.8291 under a percent format is 82.91 %; binary noise behind the fifteenth digit goes. */
function numberText(value: number, format: string): string {
  const isPercent = format.includes('%');
  const [before, after] = value < 0 ? ['', ''] : wordsAround(format);
  const shown = Number((isPercent ? value * 100 : value).toPrecision(SIGNIFICANT_DIGITS));
  const text = String(shown).includes('e') ? shown.toFixed(10).replace(/\.?0+$/, '') : String(shown);
  return `${before}${text}${isPercent ? '%' : ''}${after}`;
}

function dateText(value: Date, format: string): string {
  const [year, month, day] = value.toISOString().slice(0, 10).split('-').map(Number);
  const hasDay = format === '' || /d/i.test(format.replace(/"[^"]*"|\[[^\]]*\]/g, ''));
  return `${year}年${month}月${hasDay ? `${day}日` : ''}`;
}
