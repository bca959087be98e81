import type { ImportProblem } from '../../shared/contracts/projectImports';
import { readInWorker } from '../checks/readInWorker';
import type { ReadImport } from './read/readImport';

/** What the worker is asked: to read a file, or to mark its cells. */
export type ImportTask = { bytes: Uint8Array } & ({ do: 'read' } | { do: 'mark'; problems: ImportProblem[] });

const LIMITS = { timeMs: 20_000, heapMb: 320 };

/** Reads files to import, each in a thread of its own that a hostile file cannot leave. */
export interface ImportReader {
  /** @throws UnreadableFile with one sentence */
  read(bytes: Buffer): Promise<ReadImport>;
  /** @throws UnreadableFile with one sentence */
  mark(bytes: Buffer, problems: ImportProblem[]): Promise<Buffer>;
}

/** @param workerFile the built worker */
export function createImportReader(workerFile: string): ImportReader {
  const run = <Result>(task: ImportTask) => readInWorker<Result>(task, workerFile, LIMITS);
  return {
    read: (bytes) => run<ReadImport>({ do: 'read', bytes }),
    mark: async (bytes, problems) => Buffer.from(await run<Uint8Array>({ do: 'mark', bytes, problems })),
  };
}
