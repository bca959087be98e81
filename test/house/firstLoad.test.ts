// What a phone fetches before it shows anything, as it was built: all of it is there, little, and kept for opening without
// a network.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const built = join(__dirname, '../../dist/miniapp');
const read = (name: string) => readFileSync(join(built, name), 'utf8');
const scripts = readdirSync(join(built, 'assets')).filter((name) => name.endsWith('.js'));
const page = read('index.html');
const named = [...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, name]) => name!);
const kept = JSON.parse(/\[(?:"assets\/[^"]+",?)+\]/.exec(read('sw.js').replaceAll('`', '"'))![0]) as string[];

const scriptOf = (part: string) => `assets/${scripts.find((name) => name.startsWith(`${part}-`))}`;
const gzipKb = (names: string[]) =>
  names.reduce((sum, name) => sum + statSync(join(built, `${name}.gz`)).size, 0) / 1_024;

it('the page names what draws it, and no styles or icon that would have to be waited for', () => {
  expect(named).toEqual(expect.arrayContaining(['arrival', 'ahead', 'react', 'first'].map(scriptOf)));
  // A browser opens six connections; one of them asks who is here.
  expect(named.length).toBeLessThanOrEqual(5);
  expect(named.filter((name) => !name.endsWith('.js'))).toEqual([]);
});

it('the way from a notice to the form is short, and its first step fits into the first packets', () => {
  const way = [...named, scriptOf('task'), 'index.html'];
  expect(gzipKb(way)).toBeLessThan(200);
  expect(gzipKb([scriptOf('arrival')])).toBeLessThan(4);
  expect(gzipKb([scriptOf('ahead')])).toBeLessThan(16);
  expect(way.filter((name) => /ZodError|invalid_type/.test(read(name)))).toEqual([]);
});

it('everything the parts ask for when they are opened was built', () => {
  const lists = scripts.flatMap((name) => /m\.f=\[([^\]]*)\]/.exec(read(`assets/${name}`))?.[1]?.split(',') ?? []);
  const wanted = lists.map((name) => `assets/${(JSON.parse(name) as string).slice('./'.length)}`);
  expect(wanted.length).toBeGreaterThan(20);
  expect(wanted.filter((name) => !existsSync(join(built, name)))).toEqual([]);
});

it('a filler opens the form, the check and the result without a network after one visit', () => {
  const parts = ['task', 'result', 'checkSheet', 'bridge'].map(scriptOf);
  expect(kept).toEqual(expect.arrayContaining([...named, ...parts]));
  expect(kept.filter((name) => !existsSync(join(built, name)))).toEqual([]);
  expect(kept.filter((name) => /echarts|BoardPage|LaunchPage/.test(name))).toEqual([]);
});
