// Files lie beside the database under random names; their rows know what they are called and what they must hash to.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { problems } from '../../shared/problems';

export interface StoredFile {
  storageKey: string;
  sizeBytes: number;
  sha256: string;
}

export interface FileStore {
  /** Whole or not at all: written aside, flushed to the disk, then given its name. */
  put(content: Buffer): Promise<StoredFile>;
  /** @throws Problem `file-altered` when the file is gone, or no longer is what was stored */
  get(file: { storageKey: string; sha256: string }): Promise<Buffer>;
}

const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');

/**
 * Files below `files/` of the data directory, each written once under a random name and checked by its hash when
 * read.
 */
export function createFileStore(dataDirectory: string): FileStore {
  const root = join(dataDirectory, 'files');
  return {
    async put(content) {
      const storageKey = randomUUID();
      const target = join(root, storageKey.slice(0, 2), storageKey);
      await mkdir(dirname(target), { recursive: true });
      const handle = await open(`${target}.partial`, 'w');
      try {
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(`${target}.partial`, target);
      await syncDirectory(dirname(target));
      return { storageKey, sizeBytes: content.length, sha256: hashOf(content) };
    },
    async get({ storageKey, sha256 }) {
      const content = await nullIfMissing(readFile(join(root, storageKey.slice(0, 2), storageKey)));
      if (content === null || hashOf(content) !== sha256) throw problems.fileAltered();
      return content;
    },
  };
}

/** Any other trouble than the file not being there is the machine's, and stays an error. */
export async function nullIfMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Without this a power failure may forget the new name although the content is on the disk. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
