// Files of 佐证材料 on the disk: half ones under the id of their upload, whole ones under the hash of their content. No
// name a person gave ever becomes a path, and nothing is held in memory but the piece at hand.
import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, statfs, utimes, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Problem, problems } from '../../shared/problems';
import { nullIfMissing, syncDirectory } from '../reports/files';

/** So much of the disk stays free for everything else. */
const KEPT_FREE_BYTES = 200 * 1024 * 1024;

export interface EvidenceStore {
  /** @throws Problem 507 when the disk could not take so many bytes more */
  requireRoom(bytes: number): Promise<void>;
  /** how many bytes of an upload are there */
  received(uploadId: string): Promise<number>;
  /**
   * Adds a piece that begins at `offset`; what is there already is passed over. One piece of an upload at a time.
   * @returns bytes there now, all of them on the disk
   * @throws Problem 409 when something is missing before it, 400 when it is too long, 507 when the disk is full
   */
  append(uploadId: string, offset: number, piece: Readable, totalBytes: number): Promise<number>;
  /** the half file, to look what it is */
  openHalf(uploadId: string): Promise<FileHandle>;
  /** Gives the whole file its place. @returns its hash, which is its key */
  settle(uploadId: string): Promise<string>;
  drop(uploadId: string): Promise<void>;
  /** ids of half files that have not grown since `before` */
  halvesOlderThan(before: Date): Promise<string[]>;
  /** @throws Problem 502 when the file is gone or no longer what was stored */
  read(file: { storageKey: string; sha256: string }): Promise<ReadStream>;
  /** keys of whole files untouched since `before`, a folder at a time */
  olderThan(before: Date): AsyncGenerator<string[]>;
  remove(storageKey: string): Promise<void>;
}

/**
 * 佐证材料 on disk, below `evidence/` of the data directory: by the SHA-256 of their content, so that the same file is
 * kept once.
 */
export function createEvidenceStore(dataDirectory: string): EvidenceStore {
  const root = join(dataDirectory, 'evidence');
  const halves = join(root, 'uploads');
  const halfOf = (uploadId: string) => join(halves, uploadId);
  const folderOf = (key: string) => join(root, key.slice(0, 2));
  const wholeOf = (key: string) => join(folderOf(key), key);

  return {
    async requireRoom(bytes) {
      await mkdir(halves, { recursive: true });
      const { bavail, bsize } = await statfs(halves);
      if (bavail * bsize < bytes + KEPT_FREE_BYTES) throw problems.storageFull();
    },
    received: async (uploadId) => (await nullIfMissing(stat(halfOf(uploadId))))?.size ?? 0,
    async append(uploadId, offset, piece, totalBytes) {
      await mkdir(halves, { recursive: true });
      const handle = await open(halfOf(uploadId), 'a+');
      try {
        return await appendTo(handle, offset, piece, totalBytes);
      } catch (error) {
        throw inWords(error, piece);
      } finally {
        await handle.close();
      }
    },
    openHalf: (uploadId) => open(halfOf(uploadId), 'r'),
    async settle(uploadId) {
      const key = await hashOf(halfOf(uploadId));
      // What lies there under this hash is this content, unless the disk has spoilt it: then it is mended now.
      if ((await nullIfMissing(hashOf(wholeOf(key)))) === key) {
        const now = new Date();
        await utimes(wholeOf(key), now, now);
        await rm(halfOf(uploadId), { force: true });
        return key;
      }
      await mkdir(folderOf(key), { recursive: true });
      await rename(halfOf(uploadId), wholeOf(key));
      await syncDirectory(folderOf(key));
      return key;
    },
    drop: (uploadId) => rm(halfOf(uploadId), { force: true }),
    halvesOlderThan: (before) => oldIn(halves, before),
    async read({ storageKey, sha256 }) {
      const found = await nullIfMissing(hashOf(wholeOf(storageKey)));
      if (found !== sha256) throw problems.evidenceAltered();
      return createReadStream(wholeOf(storageKey));
    },
    async *olderThan(before) {
      for (const folder of (await nullIfMissing(readdir(root))) ?? [])
        if (/^[0-9a-f]{2}$/.test(folder)) yield oldIn(join(root, folder), before);
    },
    remove: (storageKey) => rm(wholeOf(storageKey), { force: true }),
  };
}

async function appendTo(handle: FileHandle, offset: number, piece: Readable, totalBytes: number): Promise<number> {
  let size = (await handle.stat()).size;
  if (offset > size) throw problems.uploadOutOfOrder({ received: size });
  let known = size - offset;
  for await (const bytes of piece as AsyncIterable<Buffer>) {
    const fresh = bytes.subarray(Math.min(known, bytes.length));
    known -= bytes.length - fresh.length;
    if (size + fresh.length > totalBytes) throw problems.uploadTooLong();
    // Appending: writeFile goes on until all of it is written.
    await handle.appendFile(fresh);
    size += fresh.length;
  }
  await handle.sync();
  return size;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
  return hash.digest('hex');
}

async function oldIn(folder: string, before: Date): Promise<string[]> {
  const old: string[] = [];
  for (const key of (await nullIfMissing(readdir(folder))) ?? []) {
    const facts = await nullIfMissing(stat(join(folder, key)));
    if (facts && facts.mtime < before) old.push(key);
  }
  return old;
}

/** What the world did to an upload is told; anything else is our own mistake. */
function inWords(error: unknown, piece: Readable): unknown {
  if (error instanceof Problem) return error;
  if (['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')) return problems.storageFull();
  return piece.readableAborted || piece.errored ? problems.uploadInterrupted() : error;
}
