// Whether a PDF is encrypted, from its trailers: nothing of it is decoded. Which of the two locks it has is not looked at:
// one asks for a password before anything is seen, the other only forbids printing or copying, as bank slips often do.
import type { FileHandle } from 'node:fs/promises';
import { readPart } from './readPart';

/** A trailer, or the dictionary of a cross-reference stream, lies within so many bytes of where `startxref` points. */
const TRAILER_WITHIN = 64 * 1024;
const ENCRYPTED = /\/Encrypt\s*(\d+\s+\d+\s+R|<<)/;

/** @param tail the end of the file */
export async function isEncryptedPdf(handle: FileHandle, tail: Buffer): Promise<boolean> {
  const end = tail.toString('latin1');
  const trailer = end.lastIndexOf('trailer');
  if (trailer >= 0 && ENCRYPTED.test(end.slice(trailer))) return true;
  const start = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(end)?.[1];
  if (start === undefined) return false;
  const section = (await readPart(handle, Number(start), TRAILER_WITHIN)).toString('latin1');
  // What stands behind the dictionary belongs to other things.
  return ENCRYPTED.test(section.split(/\bstream\b|startxref/)[0]!);
}
