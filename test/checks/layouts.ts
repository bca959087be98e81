// Filled forms in the national layout and its local variants, as rows of texts; `null` continues the cell at its left
// or, at the first column, the one above. Written by hucre as a clerk's Excel would.
import { writeXlsx, type CellStyle, type CellValue, type MergeRange, type WriteSheet } from 'hucre/xlsx';

/** A text or number; `{ value, style }` where the display matters; LEFT and UP belong to the cell beside or above. */
export type FormCell = CellValue | { value: CellValue; style?: CellStyle; formula?: string };

export const LEFT = Symbol('left');
export const UP = Symbol('up');
type Slot = FormCell | typeof LEFT | typeof UP;

/** One form as rows of cells. */
export type Form = Slot[][];

/** A worksheet from a form, its merged cells worked out. */
export function sheetOf(name: string, form: Form): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  form.forEach((row, at) =>
    row.forEach((slot, col) => {
      if (typeof slot === 'symbol' || slot === null || slot === '') return;
      const isPlain = typeof slot !== 'object' || slot instanceof Date;
      const cell = isPlain ? { value: slot } : { ...slot, ...(slot.formula && { formulaResult: slot.value }) };
      cells.set(`${at},${col}`, cell);
    }),
  );
  return { name, cells, merges: mergesOf(form) };
}

function mergesOf(form: Form): MergeRange[] {
  return form.flatMap((row, startRow) =>
    row.flatMap((slot, startCol) => {
      if (typeof slot === 'symbol') return [];
      let endCol = startCol;
      while (row[endCol + 1] === LEFT) endCol++;
      let endRow = startRow;
      while (form[endRow + 1]?.[startCol] === UP) endRow++;
      return endCol > startCol || endRow > startRow ? [{ startRow, startCol, endRow, endCol }] : [];
    }),
  );
}

/** A workbook of worksheets. */
export async function workbookOf(...sheets: WriteSheet[]): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets }));
}
