// Files and readers that mean harm: they cost an error message, not the server.
import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readInWorker } from '../../server/checks/readInWorker';
import { boundedWorkbook, slimWorkbook } from '../../server/checks/workbookPackage';
import { readImport, IMPORTING } from '../../server/imports/read/readImport';
import { readZip, writeZip } from '../../server/office/zip';
import { filled, fileOf } from '../imports/workbooks';

const MB = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'jixiaotong-readers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const workerOf = (name: string, code: string) => {
  const file = join(folder, name);
  writeFileSync(file, code);
  return file;
};
const withPart = async (path: string, content: Buffer) =>
  writeZip(readZip(await fileOf(filled()), 64 * MB).set(path, content), 1);

it('a reader that ends without an answer leaves nobody waiting', async () => {
  await expect(readInWorker({}, workerOf('ends.cjs', 'process.exit(0);'))).rejects.toThrow('文件已损坏或结构异常');
});

it('of many files at once two are read, some wait, the rest are told to come back', async () => {
  const counter = new Int32Array(new SharedArrayBuffer(8));
  const slow = workerOf(
    'slow.cjs',
    `const { workerData, parentPort } = require('node:worker_threads');
     Atomics.add(workerData.counter, 0, 1);
     Atomics.wait(workerData.counter, 1, 0, 30);
     const result = Atomics.sub(workerData.counter, 0, 1);
     parentPort.postMessage({ result });`,
  );
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => readInWorker<number>({ counter }, slow)));
  const read = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(read).toHaveLength(12);
  expect(Math.max(...read)).toBeLessThanOrEqual(2);
  const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['readers-busy']));
  expect(await readInWorker<number>({ counter }, slow)).toBe(1);
});

it('a picture that unpacks without end is not read, and the marked copy does not unpack it either', async () => {
  const file = await withPart('xl/media/image1.png', Buffer.alloc(80 * MB));
  expect((await readImport(file)).projects).toHaveLength(1);
  expect(() => boundedWorkbook(file, IMPORTING)).toThrow('文件展开后过大');
});

it.each([
  ['xl/worksheets/sheet1.xml', '<c '],
  ['xl/worksheets/sheet1.xml', '<f '],
  ['xl/worksheets/sheet1.xml', '<c t="s" '],
  ['xl/sharedStrings.xml', '<si>'],
  ['xl/sharedStrings.xml', '<si '],
])('looks through %s once, though %s is never closed', async (path, tag) => {
  const file = await withPart(path, Buffer.from(tag.repeat((8 * MB) / tag.length)));
  const before = process.cpuUsage();
  slimWorkbook(file);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(3);
});
