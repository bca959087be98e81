import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sniff } from '../../server/evidence/sniff';

/** What the server takes a file with this content for. */
export async function sniffed(content: string | Buffer): ReturnType<typeof sniff> {
  const folder = mkdtempSync(join(tmpdir(), 'sniffed-'));
  const path = join(folder, 'file.pdf');
  writeFileSync(path, content);
  const handle = await open(path);
  try {
    return await sniff(handle);
  } finally {
    await handle.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
