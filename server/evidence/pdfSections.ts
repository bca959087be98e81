// The two forms of a PDF's cross-reference table (ISO 32000-1, 7.5.4 and 7.5.8): lines of text, or a compressed stream.
import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { readPart } from './readPart';

export interface PdfSection {
  /** `place` is where the object begins; null for one that is free or lies inside another */
  entries: { number: number; place: number | null }[];
  /** where the older table stands */
  previous: number | null;
}

const LONGEST_SECTION = 4 * 1024 * 1024;
const MOST_ROWS = 500_000;
const LONGEST_HEAD = 64 * 1024;
const unpack = promisify(inflate);

/** @param most entries at most @returns null when there is no table at `at`, or one of a kind that is not read */
export async function readSection(handle: FileHandle, at: number, most: number): Promise<PdfSection | null> {
  const start = (await readPart(handle, at, 32)).toString('latin1');
  const isTable = /^\s*xref\s/.test(start);
  if (!isTable && !/^\s*\d+\s+\d+\s+obj\b/.test(start)) return null;
  const section = await readPart(handle, at, LONGEST_SECTION);
  const read = isTable ? readTable(section.toString('latin1')) : await readStream(section, most);
  return read && read.entries.length <= most ? read : null;
}

function readTable(text: string): PdfSection | null {
  const trailerAt = text.indexOf('trailer');
  if (trailerAt < 0) return null;
  const words = text.slice(0, trailerAt).trim().split(/\s+/).slice(1);
  const entries: PdfSection['entries'] = [];
  for (let at = 0; at < words.length;) {
    const [first, count] = [Number(words[at]), Number(words[at + 1])];
    at += 2;
    if (!isNumber(first) || !isNumber(count) || at + count * 3 > words.length) return null;
    for (let index = 0; index < count; index++, at += 3) {
      const place = words[at + 2] === 'n' ? Number(words[at]) : null;
      // Nothing begins at the file's first byte: some programs mark a free object like this.
      entries.push({ number: first + index, place: place || null });
    }
  }
  return { entries, previous: numberOf(text.slice(trailerAt), 'Prev') };
}

async function readStream(section: Buffer, most: number): Promise<PdfSection | null> {
  const text = section.toString('latin1', 0, LONGEST_HEAD);
  const head = /^[\s\S]*?\bstream\r?\n/.exec(text)?.[0];
  if (!head || !/\/Type\s*\/XRef\b/.test(head)) return null;
  const widths = numbersOf(head, 'W');
  const length = numberOf(head, 'Length');
  const size = numberOf(head, 'Size');
  if (widths?.length !== 3 || length === null || size === null) return null;
  const packed = section.subarray(head.length, head.length + length);
  const rows = await rowsOf(packed, head, widths[0]! + widths[1]! + widths[2]!);
  if (!rows || rows.length > most) return null;
  return { entries: entriesOf(rows, widths, numbersOf(head, 'Index') ?? [0, size]), previous: numberOf(head, 'Prev') };
}

/** The rows as they were before they were filtered; null for a filter that is not read. */
async function rowsOf(packed: Buffer, head: string, width: number): Promise<Buffer[] | null> {
  const isPacked = /\/Filter\b/.test(head);
  if (isPacked && !/\/Filter\s*\[?\s*\/FlateDecode\s*\]?/.test(head)) return null;
  const plain = isPacked ? await unpack(packed, { maxOutputLength: 4 * LONGEST_SECTION }).catch(() => null) : packed;
  const predictor = numberOf(head, 'Predictor') ?? 1;
  const step = predictor === 1 ? width : width + 1;
  if (!plain || width === 0 || plain.length > MOST_ROWS * step || (predictor !== 1 && predictor < 10)) return null;
  const rows: Buffer[] = [];
  for (let at = 0; at + step <= plain.length; at += step) {
    const row = Buffer.from(plain.subarray(at + step - width, at + step));
    if (predictor !== 1 && !undoFilter(row, plain[at]!, rows.at(-1))) return null;
    rows.push(row);
  }
  return rows;
}

/** PNG's filters 0 (none), 1 (from the left) and 2 (from above); cross-reference streams are written with the last. */
function undoFilter(row: Buffer, filter: number, above: Buffer | undefined): boolean {
  if (filter > 2) return false;
  for (let index = 0; index < row.length; index++) {
    const before = filter === 1 ? row[index - 1] : filter === 2 ? above?.[index] : 0;
    row[index] = (row[index]! + (before ?? 0)) & 0xff;
  }
  return true;
}

function entriesOf(rows: Buffer[], widths: number[], index: number[]): PdfSection['entries'] {
  const [kindWidth, placeWidth] = [widths[0]!, widths[1]!];
  const numbers: number[] = [];
  for (let at = 0; at + 1 < index.length; at += 2)
    for (let step = 0; step < index[at + 1]! && numbers.length < rows.length; step++) numbers.push(index[at]! + step);
  return numbers.map((number, at) => {
    const row = rows[at]!;
    const kind = kindWidth === 0 ? 1 : valueOf(row, 0, kindWidth);
    return { number, place: kind === 1 ? valueOf(row, kindWidth, placeWidth) || null : null };
  });
}

const valueOf = (row: Buffer, from: number, width: number): number =>
  row.subarray(from, from + width).reduce((value, byte) => value * 256 + byte, 0);

const isNumber = (value: number): boolean => Number.isInteger(value) && value >= 0;

function numberOf(dictionary: string, key: string): number | null {
  const found = new RegExp(`/${key}\\s+(\\d{1,10})\\b(?!\\s+\\d+\\s+R)`).exec(dictionary)?.[1];
  return found === undefined ? null : Number(found);
}

function numbersOf(dictionary: string, key: string): number[] | null {
  const found = new RegExp(`/${key}\\s*\\[([\\d\\s]*)\\]`).exec(dictionary)?.[1];
  return found?.trim().split(/\s+/).map(Number) ?? null;
}
