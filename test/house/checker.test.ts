// docs/checker.md lists exactly the checks there are, with the severity they have.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../shared/checks/catalogue';

it('docs/checker.md lists every check of the catalogue with its severity', () => {
  const page = readFileSync(join(__dirname, '../../docs/checker.md'), 'utf8');
  const listed = [...page.matchAll(/^\| ([KR]\d{2}) \| (\w+) \|/gm)].map(([, id, severity]) => `${id} ${severity}`);
  expect(listed).toEqual(Object.entries(catalogue).map(([id, { severity }]) => `${id} ${severity}`));
});
