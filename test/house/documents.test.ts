// What the documents name is there: files, folders, addresses, commands, names, links. Each decision stands in its index.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scripts } from '../../package.json';

const root = join(__dirname, '../..');
const ours = ['docs', 'server', 'shared', 'miniapp', 'sandbox', 'scripts', 'test'];
const paths = [
  ...readdirSync(root).filter((name) => /\.\w+$/.test(name)),
  ...ours,
  ...ours.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
  ),
];
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
const documents = paths.filter((path) => path.endsWith('.md'));
const page = textOf('docs/architecture.md');
const marked = [...page.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]!);

const isThere = (path: string) => paths.some((one) => one === path || one.endsWith(`/${path}`));

it('links to what is there, in every document', () => {
  const broken = documents.flatMap((path) =>
    [...textOf(path).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map((match) => match[1]!)
      .filter((target) => !target.includes(':') && !existsSync(join(root, dirname(path), target)))
      .map((target) => `${path}: ${target}`),
  );
  expect(broken).toEqual([]);
});

it('names files and folders that are there, on the architecture page', () => {
  const named = marked.filter((one) => /^[\w@*-]+(\/[\w*.-]+)+$|^[\w-]+\.\w+$/.test(one));
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((one) => !isThere(one.replace(/\/?\*\.\w+$/, '')))).toEqual([]);
});

it('names addresses that are answered, and commands that can be run', () => {
  const code = paths.filter((path) => /^server\/.*\.ts$/.test(path)).map(textOf);
  const answered = code.flatMap((text) =>
    [...text.matchAll(/router\.(get|put|post|delete)\(\s*'([^']+)'/g)].map(
      (match) => `${match[1]!.toUpperCase()} ${match[2]}`,
    ),
  );
  const addresses = marked.filter((one) => /^(GET|PUT|POST|DELETE) \/api/.test(one) && !one.endsWith('…'));
  expect(addresses.length).toBeGreaterThan(20);
  expect(addresses.filter((one) => !answered.includes(one))).toEqual([]);
  const commands = documents.flatMap((path) =>
    [...textOf(path).matchAll(/npm run ([\w-]+)/g)].map((match) => match[1]!),
  );
  expect(commands.filter((command) => !(command in scripts))).toEqual([]);
});

it('has every capability of the server on the architecture page, and every decision in the index', () => {
  const capabilities = readdirSync(join(root, 'server'), { withFileTypes: true }).filter((one) => one.isDirectory());
  expect(capabilities.filter(({ name }) => !page.includes(`${name}/`)).map(({ name }) => name)).toEqual([]);
  const index = textOf('docs/decisions/README.md');
  const decisions = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d/.test(name));
  expect(decisions.filter((name) => !index.includes(`(${name})`))).toEqual([]);
});
