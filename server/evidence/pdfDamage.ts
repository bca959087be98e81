// Whether a PDF has lost objects between its first and last bytes, as after a download that broke off and went on: its
// cross-reference tables name where every object begins. Nothing is drawn and no content is decoded.
import type { FileHandle } from 'node:fs/promises';
import { readPart } from './readPart';
import { readSection, type PdfSection } from './pdfSections';

const MOST_SECTIONS = 50;
const MOST_OBJECTS = 200_000;
/** Where an object begins there is room for a line end before it. */
const BEGINNING = 40;
const OBJECT = /^\s*(\d{1,10})\s+\d{1,5}\s+obj\b/;
/** Objects are looked up by the piece of the file they begin in, not one by one. */
const PIECE = 256 * 1024;

/**
 * @param tail the end of the file
 * @returns true only when an object that a table names is nowhere in the file; tables that cannot be read prove nothing
 */
export async function isDamagedPdf(handle: FileHandle, tail: Buffer): Promise<boolean> {
  const start = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(tail.toString('latin1'))?.[1];
  if (start === undefined) return false;
  let places = await placesOf(handle, Number(start));
  // Where a piece is missing, all that follows stands earlier than the file says: the last table is found by its words.
  if (places.size === 0) places = await placesOf(handle, await lastTable(handle, tail));
  const lost = await missingAt(handle, places);
  if (lost.length === 0) return false;
  // Some programs write places that are a few bytes off, and every reader finds the objects all the same.
  const there = await objectsOf(handle);
  return lost.some((number) => !there.has(number));
}

const TABLE = /[\r\n]\s*(?=xref\s|\d{1,10}\s+\d{1,5}\s+obj\b[^>]{0,300}\/XRef\b)/g;

async function lastTable(handle: FileHandle, tail: Buffer): Promise<number> {
  const { size } = await handle.stat();
  const found = [...tail.toString('latin1').matchAll(TABLE)].at(-1);
  return found ? size - tail.length + found.index + found[0].length : size;
}

/** Object number → where it begins, the newest table first; empty when a table is of a kind that is not read. */
async function placesOf(handle: FileHandle, newest: number): Promise<Map<number, number>> {
  const places = new Map<number, number>();
  const known = new Set<number>();
  const seen = new Set<number>();
  for (let at: number | null = newest; at !== null && !seen.has(at) && seen.size < MOST_SECTIONS;) {
    seen.add(at);
    const section: PdfSection | null = await readSection(handle, at, MOST_OBJECTS - known.size);
    if (!section) return new Map();
    for (const { number, place } of section.entries) {
      if (!known.has(number) && place !== null) places.set(number, place);
      known.add(number);
    }
    at = section.previous;
  }
  return places;
}

/** The objects at whose place there is no object at all. */
async function missingAt(handle: FileHandle, places: Map<number, number>): Promise<number[]> {
  const inOrder = [...places].sort(([, one], [, other]) => one - other);
  const missing: number[] = [];
  let piece = Buffer.alloc(0);
  let pieceAt = 0;
  for (const [number, place] of inOrder) {
    if (place + BEGINNING > pieceAt + piece.length) {
      pieceAt = place;
      piece = Buffer.from(await readPart(handle, place, PIECE));
    }
    const from = place - pieceAt;
    if (!OBJECT.test(piece.toString('latin1', from, from + BEGINNING))) missing.push(number);
  }
  return missing;
}

/** The numbers of all objects that begin anywhere in the file. */
async function objectsOf(handle: FileHandle): Promise<Set<number>> {
  const { size } = await handle.stat();
  const found = new Set<number>();
  for (let at = 0; at < size; at += PIECE) {
    // A beginning may lie across two pieces.
    const piece = (await readPart(handle, at, PIECE + BEGINNING)).toString('latin1');
    for (const [, number] of piece.matchAll(/(\d{1,10})\s{1,5}\d{1,5}\s{1,5}obj\b/g)) found.add(Number(number));
  }
  return found;
}
