// The file that was given, once more, with everything that is to be mended as a comment at its cell.
import type { Cell, Sheet } from 'hucre/xlsx';
import type { ImportProblem, ImportSeverity } from '../../shared/contracts/projectImports';
import { boundedWorkbook } from '../checks/workbookPackage';
import { IMPORTING } from './read/readImport';

const AUTHOR = '绩效通';
const WORDS: Record<ImportSeverity, string> = { error: '错误', warning: '提醒', info: '说明' };
const FILLS: Record<ImportSeverity, string | null> = { error: 'FFC7CE', warning: 'FFEB9C', info: null };

/**
 * The same workbook with comments: all else stays as well as the library can keep it. Earlier comments are continued.
 *
 * @param problems errors first: the first one of a cell gives its colour
 * @throws UnreadableFile when the file is no workbook within the limits
 */
export async function markCopy(bytes: Buffer, problems: ImportProblem[]): Promise<Uint8Array> {
  const { openXlsx, saveXlsx } = await import('hucre/xlsx');
  const workbook = await openXlsx(boundedWorkbook(bytes, IMPORTING), { readStyles: true });
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]));
  for (const [place, told] of byCell(problems)) {
    const sheet = sheets.get(told[0]!.sheet);
    if (sheet) mark(sheet, place, told);
  }
  return saveXlsx(workbook);
}

function byCell(problems: ImportProblem[]): Map<string, ImportProblem[]> {
  const cells = new Map<string, ImportProblem[]>();
  for (const problem of problems) {
    const place = `${problem.sheet}!${problem.cell}`;
    const told = cells.get(place);
    if (told) told.push(problem);
    else cells.set(place, [problem]);
  }
  return cells;
}

function mark(sheet: Sheet, place: string, told: ImportProblem[]): void {
  const [row, col] = positionOf(place.slice(place.lastIndexOf('!') + 1));
  sheet.cells ??= new Map();
  const key = `${row},${col}`;
  const value = sheet.rows[row]?.[col] ?? null;
  const cell: Cell = sheet.cells.get(key) ?? { value, type: typeOf(value) };
  const texts = [cell.comment?.text, ...told.map(({ severity, message }) => `【${WORDS[severity]}】${message}`)];
  cell.comment = { text: texts.filter(Boolean).join('\n'), author: cell.comment?.author ?? AUTHOR };
  const colour = FILLS[told[0]!.severity];
  if (colour) cell.style = { ...cell.style, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: colour } } };
  sheet.cells.set(key, cell);
}

function typeOf(value: Cell['value']): Cell['type'] {
  if (value === null) return 'empty';
  if (value instanceof Date) return 'date';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}

/** `H12` → row 11, column 7. */
function positionOf(cell: string): [row: number, col: number] {
  const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(cell)!;
  const col = [...letters!].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [Number(row) - 1, col];
}
