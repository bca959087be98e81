import { readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rollup } from 'vite';

// DingTalk's WebViews lag years behind the browsers they are made from.
const OLD_WEB_VIEWS = ['es2020', 'chrome87', 'safari14'];

const WORTH_COMPRESSING = /\.(?:js|css|html|svg)$/;

/** What runs first imports these as soon as it runs: the page names them, so that they come along and not after it. */
const ALONG = ['ahead', 'react', 'first'];
const RUNS_FIRST = 'arrival';

/**
 * The styles of the first screen and the icon stand in the page itself: it shows before any script has come, and what is
 * fetched is fetched at once. A browser opens six connections: none of them is spent on a few bytes.
 */
function firstScreen(): Plugin {
  return {
    name: 'first-screen',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const scripts = new Set(ALONG.flatMap((name) => scriptsOf(bundle, name)));
        scripts.delete(chunkNamed(bundle, RUNS_FIRST).fileName);
        const along = [...scripts].map((name) => ({ rel: 'modulepreload', crossorigin: true, href: `./${name}` }));
        const asked = { rel: 'preload', as: 'fetch', crossorigin: true, href: 'api/app-config' };
        const tags = [asked, ...along].map((attrs) => ({ tag: 'link', attrs, injectTo: 'head' as const }));
        return { html: withIcon(withStyles(withoutEntry(html, bundle), bundle)), tags };
      },
    },
  };
}

/** The entry does nothing but import what runs first, which is named in its place. */
function withoutEntry(html: string, bundle: Rollup.OutputBundle): string {
  const first = chunkNamed(bundle, RUNS_FIRST);
  const entry = chunkNamed(bundle, 'index');
  if (!/^import ?"\.\/[^"]+";\s*$/.test(entry.code)) throw new Error('the entry does something of its own');
  delete bundle[entry.fileName];
  const own = html.replace(/\s*<link rel="modulepreload"[^>]*>/g, '');
  return own.replace(`./${entry.fileName}`, `./${first.fileName}`);
}

function withStyles(html: string, bundle: Rollup.OutputBundle): string {
  return html.replace(/<link rel="stylesheet"[^>]* href="\.\/([^"]+)">/, (link, name: string) => {
    const sheet = bundle[name];
    if (sheet?.type !== 'asset') return link;
    delete bundle[name];
    forgetSheet(bundle, name);
    return `<style>${sheet.source}</style>`;
  });
}

function withIcon(html: string): string {
  const icon = readFileSync(inApp('public/icon.svg')).toString('base64');
  return html.replace('href="./icon.svg"', `href="data:image/svg+xml;base64,${icon}"`);
}

/** Parts that are fetched later do not fetch again what has come with the page. */
function forgetSheet(bundle: Rollup.OutputBundle, name: string): void {
  for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.viteMetadata?.importedCss.delete(name);
}

function chunkNamed(bundle: Rollup.OutputBundle, name: string): Rollup.OutputChunk {
  const found = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === name);
  if (found?.type !== 'chunk') throw new Error(`${name} is missing from the build`);
  return found;
}

function scriptsOf(bundle: Rollup.OutputBundle, name: string): string[] {
  const { fileName, imports } = chunkNamed(bundle, name);
  return [fileName, ...imports];
}

const inApp = (file: string) => join(import.meta.dirname, file);

type Lookup = (id: string) => { importedIds: readonly string[] } | null;

/** Runs before React is there, though it comes by the index of the package that has the hooks. */
const WITHOUT_REACT =
  /@tanstack\/(?:query-core\/build\/modern\/queryClient|react-query\/build\/modern\/queryOptions)\.js$/;
const INDEX_WITH_HOOKS = /@tanstack\/(?:query-core|react-query)\/build\/modern\/index\.js$/;
const POLYFILL = 'vite/modulepreload-polyfill';
const REACT = /\/node_modules\/(?:react|react-dom|scheduler)\//;

/**
 * What is fetched together, the first named first: in many small files every few of them would cost a slow network another
 * round. `arrival` runs while the others are on their way, and then `ahead`; its styles are those of the first screens.
 */
function createParts() {
  let parts: [name: string, has: Set<string>][] | null = null;
  const find = (lookUp: Lookup): typeof parts => {
    const reach = (file: string) => reachableFrom([inApp(file)], lookUp);
    const [first, task] = [reach('main.tsx'), reach('features/tasks/TaskPage.tsx')];
    const arrival = reach('arrive.ts');
    const starts = [inApp('askAhead.ts'), ...[...first].filter((id) => WITHOUT_REACT.test(id))];
    const ahead = reachableFrom(starts, lookUp, INDEX_WITH_HOOKS);
    for (const id of [...first, ...task]) if (id.endsWith('.css')) arrival.add(id);
    const result = reach('features/results/ResultPage.tsx');
    return Object.entries({ [RUNS_FIRST]: arrival, ahead, first, task, result });
  };
  return (id: string, lookUp: Lookup): string | null => {
    parts ??= find(lookUp);
    if (id.includes(POLYFILL)) return RUNS_FIRST;
    return parts?.find(([, has]) => has.has(id))?.[0] ?? null;
  };
}

/** @param but is not gone through, and left out */
function reachableFrom(starts: string[], lookUp: Lookup, but?: RegExp): Set<string> {
  const seen = new Set<string>();
  const left = [...starts];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (seen.has(id) || but?.test(id)) continue;
    seen.add(id);
    left.push(...(lookUp(id)?.importedIds ?? []));
  }
  return seen;
}

const partOf = createParts();

const WORKER = 'sw';

/** Pages of their own chunk are for managing: whoever opens one keeps it then. These are fillers' own. */
const FILLERS_PAGES = /(?:TaskPage|ResultPage)\.tsx$/;

function isManagersPage({ isDynamicEntry, facadeModuleId }: Rollup.OutputChunk): boolean {
  const page = facadeModuleId ?? '';
  return isDynamicEntry && page.endsWith('Page.tsx') && !FILLERS_PAGES.test(page);
}

/** Writes into the service worker which files the filler's path consists of, so that they are kept for opening offline. */
function offlineShell(): Plugin {
  return {
    name: 'offline-shell',
    // After the page has taken in what it takes in: what is no file any more cannot be kept.
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = chunkNamed(bundle, WORKER);
      worker.code = worker.code.replaceAll('__SHELL__', JSON.stringify(fillersFiles(bundle)));
    },
  };
}

function fillersFiles(bundle: Rollup.OutputBundle): string[] {
  const files = new Set<string>();
  const add = (name: string) => {
    const chunk = bundle[name];
    if (files.has(name) || chunk?.type !== 'chunk' || isManagersPage(chunk)) return;
    files.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) if (bundle[style]) files.add(style);
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) add(next);
  };
  add(chunkNamed(bundle, RUNS_FIRST).fileName);
  return [...files].sort();
}

/** The built files beside themselves in compressed form: the server hands those out and has nothing to compress. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir = '.' }, bundle) {
      const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
        WORTH_COMPRESSING.test(name),
      );
      const often = new Set([...fillersFiles(bundle), PAGE]);
      await Promise.all(files.map((name) => compress(join(dir, name), often.has(name) ? MOST : USUAL)));
    },
  };
}

const PAGE = 'index.html';
/** Of Brotli: the last few percent take long, and are for what everybody fetches. */
const [MOST, USUAL] = [constants.BROTLI_MAX_QUALITY, 9];

async function compress(file: string, quality: number): Promise<void> {
  const content = await readFile(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content, { params }));
}

export default defineConfig({
  root: import.meta.dirname,
  // Relative, because the app may be served below a prefix.
  base: './',
  plugins: [react(), firstScreen(), offlineShell(), precompress()],
  build: {
    outDir: '../dist/miniapp',
    emptyOutDir: true,
    target: OLD_WEB_VIEWS,
    rollupOptions: {
      input: {
        index: join(import.meta.dirname, 'index.html'),
        [WORKER]: join(import.meta.dirname, 'serviceWorker.ts'),
      },
      output: {
        codeSplitting: {
          // The parts say themselves what is in them.
          includeDependenciesRecursively: false,
          groups: [
            // Half of it all, and the same from one version of ours to the next: beside the rest and not before it.
            { name: 'react', test: REACT, priority: 1 },
            {
              debugName: 'the way to a task',
              name: (id, modules) => partOf(id, (other) => modules.getModuleInfo(other)),
            },
          ],
        },
        // A worker is found again by its name.
        entryFileNames: ({ name }) => (name === WORKER ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
    // ECharts, which only the dashboard loads, is one piece and just above the usual limit.
    chunkSizeWarningLimit: 520,
  },
});
