// The size of a picture from its header: nothing is decoded, so a small file cannot unfold into gigabytes here.
import type { FileHandle } from 'node:fs/promises';
import { readPart } from './readPart';

interface Size {
  width: number;
  height: number;
}

/** @param head the first bytes of the file; its first chunk has to be IHDR */
export function dimensionsOfPng(head: Buffer): Size | null {
  if (head.length < 24 || head.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

const MOST_SEGMENTS = 500;
/** C0–CF begin a frame, but these three do not: DHT, JPG, DAC. */
const NO_FRAME = new Set([0xc4, 0xc8, 0xcc]);

/** Walks from segment to segment up to the frame. */
export async function dimensionsOfJpeg(handle: FileHandle): Promise<Size | null> {
  let at = 2;
  for (let segment = 0; segment < MOST_SEGMENTS; segment++) {
    const head = await readPart(handle, at, 9);
    if (head.length < 9 || head[0] !== 0xff) return null;
    const marker = head[1]!;
    if (marker === 0xff) {
      at += 1;
    } else if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAME.has(marker)) {
      return { height: head.readUInt16BE(5), width: head.readUInt16BE(7) };
    } else {
      at += 2 + head.readUInt16BE(2);
    }
  }
  return null;
}
