// Floors below which a dependency has a known hole or a measured trap; the lock file is what gets installed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const lock = JSON.parse(readFileSync(join(__dirname, '../../package-lock.json'), 'utf8')) as {
  packages: Record<string, { version: string }>;
};

/** Every installed version of a package, nested ones too. */
const versionsOf = (name: string) =>
  Object.entries(lock.packages)
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([, { version }]) => version);

const isAtLeast = (version: string, floor: string) => {
  const [have, need] = [version, floor].map((text) => text.split('.').map(Number));
  const difference = need!.map((part, index) => (have![index] ?? 0) - part).find((one) => one !== 0);
  return (difference ?? 0) >= 0;
};

it.each([
  ['koa', '3.1.2'],
  ['@koa/router', '13.0.1'],
  ['typeorm', '1.0.0'],
  ['mysql2', '3.23.1'],
  ['@photostructure/sqlite', '1.2.1'],
  ['ws', '8.21.0'],
  ['axios', '1.16.0'],
  ['follow-redirects', '1.16.0'],
])('%s is %s or newer', (name, floor) => {
  const versions = versionsOf(name);
  expect(versions.length).toBeGreaterThan(0);
  expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([]);
});

it('has no package that must not be there', () => {
  expect(versionsOf('xlsx')).toEqual([]);
});
