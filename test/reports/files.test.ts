// A file that is gone or was changed on the disk is told in words, and any other trouble of the disk stays an error.
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileStore } from '../../server/reports/files';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'jixiaotong-files-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function stored() {
  const files = createFileStore(folder);
  const file = await files.put(Buffer.from('绩效评价报告'));
  const place = join(folder, 'files', file.storageKey.slice(0, 2), file.storageKey);
  return { files, file, place };
}

it('brings back what was stored, and leaves nothing half written', async () => {
  const { files, file, place } = await stored();
  expect((await files.get(file)).toString()).toBe('绩效评价报告');
  expect(readdirSync(join(place, '..'))).toEqual([file.storageKey]);
});

it.each([
  ['gone', (place: string) => rmSync(place)],
  ['shortened', (place: string) => writeFileSync(place, '绩效')],
  ['moved away', (place: string) => renameSync(place, `${place}.bak`)],
])('tells what to do when a file is %s', async (_, harm) => {
  const { files, file, place } = await stored();
  harm(place);
  const told = { code: 'file-altered', status: 502, text: { hint: expect.stringContaining('重新生成') } };
  await expect(files.get(file)).rejects.toMatchObject(told);
});

it('does not take other trouble for a changed file', async () => {
  const { files, file, place } = await stored();
  rmSync(place);
  mkdirSync(place);
  await expect(files.get(file)).rejects.toMatchObject({ code: 'EISDIR' });
});
