// What the mini-app is made of has to run in the WebViews that DingTalk still meets: those of iOS 14 to 16.3 stop at a
// lookbehind, and with it at a white page.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const sources = ['shared', 'miniapp'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file)),
);

it('uses no lookbehind in the rules and the mini-app', () => {
  const offenders = sources.filter((file) => /\(\?<[=!]/.test(readFileSync(join(root, file), 'utf8')));
  expect(sources.length).toBeGreaterThan(100);
  expect(offenders).toEqual([]);
});
