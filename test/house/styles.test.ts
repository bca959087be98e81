// Style sheets of features load with their pages, in the order in which somebody opens them: a class that two of them
// define looks different after another page was seen.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const MINIAPP = join(__dirname, '../../miniapp');

/** What a sheet belongs to: its feature, or the pieces that all share. */
const homeOf = (file: string) =>
  relative(MINIAPP, file)
    .split(sep)
    .slice(0, 2)
    .join('/')
    .replace(/\/[^/]*\.css$/, '');

it('each class is defined by one feature alone', () => {
  const homes = new Map<string, Set<string>>();
  const files = readdirSync(MINIAPP, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
  expect(files.length).toBeGreaterThan(20);
  for (const file of files.map((name) => join(MINIAPP, name)))
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/^\.([a-z0-9_-]+) \{/gm))
      homes.set(name!, (homes.get(name!) ?? new Set()).add(homeOf(file)));
  const shared = [...homes].filter(([, where]) => where.size > 1).map(([name, where]) => [name, ...where]);
  expect(shared).toEqual([]);
});
