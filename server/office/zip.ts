// The little of ZIP that Office files need: bounded reading of foreign files, and writing that gives the same bytes
// for the same content (the libraries stamp every entry with the time of day).
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;
const UTF8_FLAG = 0x0800;
/** 1980-01-01, the earliest date the format knows */
const FIXED_DATE = 0x0021;
const MAX_ENTRIES = 2000;

/** Path → content, in the order of the file. */
export type ZipEntries = Map<string, Buffer>;

/**
 * Reads all files of an archive.
 *
 * @param maxBytes most unpacked bytes in all: a small file that unpacks to gigabytes is refused, not unpacked
 * @param wanted which files to unpack; all unless given
 * @throws Error when the bytes are no readable archive, or unpack to more than `maxBytes`
 */
export function readZip(archive: Buffer, maxBytes: number, wanted = (_path: string) => true): ZipEntries {
  const { count, offset } = findDirectory(archive);
  const entries: ZipEntries = new Map();
  let position = offset;
  let bytesLeft = maxBytes;
  for (let index = 0; index < count; index++) {
    const entry = readDirectoryEntry(archive, position);
    position = entry.next;
    if (entry.path.endsWith('/') || !wanted(entry.path)) continue;
    const content = unpack(archive, entry, bytesLeft);
    bytesLeft -= content.length;
    entries.set(entry.path, content);
  }
  return entries;
}

interface DirectoryEntry {
  path: string;
  method: number;
  packedSize: number;
  localOffset: number;
  next: number;
}

function findDirectory(archive: Buffer): { count: number; offset: number } {
  const earliest = Math.max(0, archive.length - 22 - 0xffff);
  for (let at = archive.length - 22; at >= earliest; at--) {
    if (archive.readUInt32LE(at) !== END_OF_DIRECTORY) continue;
    const count = archive.readUInt16LE(at + 10);
    if (count > MAX_ENTRIES) throw new Error(`too many entries: ${count}`);
    return { count, offset: archive.readUInt32LE(at + 16) };
  }
  throw new Error('no ZIP directory found');
}

function readDirectoryEntry(archive: Buffer, at: number): DirectoryEntry {
  if (archive.readUInt32LE(at) !== DIRECTORY_HEADER) throw new Error('broken ZIP directory');
  if (archive.readUInt16LE(at + 8) & ENCRYPTED_FLAG) throw new Error('encrypted ZIP entry');
  const pathLength = archive.readUInt16LE(at + 28);
  const end = at + 46 + pathLength;
  return {
    path: archive.toString('utf8', at + 46, end),
    method: archive.readUInt16LE(at + 10),
    packedSize: archive.readUInt32LE(at + 20),
    localOffset: archive.readUInt32LE(at + 42),
    next: end + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32),
  };
}

function unpack(archive: Buffer, entry: DirectoryEntry, maxBytes: number): Buffer {
  const at = entry.localOffset;
  if (archive.readUInt32LE(at) !== LOCAL_HEADER) throw new Error('broken ZIP entry');
  const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const packed = archive.subarray(start, start + entry.packedSize);
  if (entry.method === DEFLATED) return inflateRawSync(packed, { maxOutputLength: Math.max(1, maxBytes) });
  if (entry.method !== STORED || packed.length > maxBytes) throw new Error('unreadable ZIP entry');
  return Buffer.from(packed);
}

/**
 * Writes an archive whose bytes depend on the entries only, not on the clock.
 * @param level 9 packs smallest, 1 fastest
 */
export function writeZip(entries: ZipEntries, level = 9): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of entries) {
    const name = Buffer.from(path, 'utf8');
    const packed = deflateRawSync(content, { level });
    const facts = entryFacts(content, packed, name);
    const local = Buffer.concat([signature(LOCAL_HEADER), facts, name, packed]);
    directory.push(directoryEntry(facts, name, offset));
    locals.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  return Buffer.concat([...locals, list, endOfDirectory(entries.size, list.length, offset)]);
}

function signature(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

/** The 26 bytes that a local header and the directory have in common. */
function entryFacts(content: Buffer, packed: Buffer, name: Buffer): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(UTF8_FLAG, 2);
  facts.writeUInt16LE(DEFLATED, 4);
  facts.writeUInt16LE(FIXED_DATE, 8);
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(content.length, 18);
  facts.writeUInt16LE(name.length, 22);
  return facts;
}

function directoryEntry(facts: Buffer, name: Buffer, offset: number): Buffer {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(20);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([signature(DIRECTORY_HEADER), madeBy, facts, rest, name]);
}

function endOfDirectory(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
