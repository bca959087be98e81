import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rollup } from 'vite';

// DingTalk's WebViews lag years behind the browsers they are made from.
const OLD_WEB_VIEWS = ['es2020', 'chrome87', 'safari14'];

const WORTH_COMPRESSING = /\.(?:js|css|html|svg)$/;

/** Asked for as soon as anything runs: the page names it, so that it comes along. */
const ALONG = 'bridge';

/**
 * The styles of the first screen stand in the page itself: it shows before any script has come. DingTalk's bridge
 * and what the app asks for first are fetched beside the app and not after it.
 */
function firstScreen(): Plugin {
  return {
    name: 'first-screen',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const page = html.replace(/<link rel="stylesheet"[^>]* href="\.\/([^"]+)">/, (link, name: string) => {
          const sheet = bundle[name];
          if (sheet?.type !== 'asset') return link;
          delete bundle[name];
          return `<style>${sheet.source}</style>`;
        });
        const along = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === ALONG);
        if (!along) throw new Error('the bridge is missing from the build');
        const attrs = { rel: 'modulepreload', crossorigin: true, href: `./${along.fileName}` };
        const asked = { rel: 'preload', as: 'fetch', crossorigin: true, href: 'api/app-config' };
        const tags = [attrs, asked].map((link) => ({ tag: 'link', attrs: link, injectTo: 'head' as const }));
        return { html: page, tags };
      },
    },
  };
}

const MAIN = join(import.meta.dirname, 'main.tsx');

type Lookup = (id: string) => { importedIds: readonly string[] } | null;

/** All that the first page loads at once: in many small files every few of them would cost a slow network another round. */
function createFirstLoad() {
  let wanted: Set<string> | null = null;
  return (id: string, lookUp: Lookup): boolean => {
    wanted ??= reachableFrom(MAIN, lookUp);
    return wanted.has(id);
  };
}

function reachableFrom(start: string, lookUp: Lookup): Set<string> {
  const seen = new Set<string>();
  const left = [start];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    left.push(...(lookUp(id)?.importedIds ?? []));
  }
  seen.delete(start);
  return seen;
}

const isFirstLoad = createFirstLoad();

/** The built files beside themselves in compressed form: the server hands those out and has nothing to compress. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir = '.' }) {
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!WORTH_COMPRESSING.test(name)) continue;
        const content = readFileSync(join(dir, name));
        writeFileSync(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }));
        writeFileSync(
          join(dir, `${name}.br`),
          brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
        );
      }
    },
  };
}

const WORKER = 'sw';

/** Pages of their own chunk are for managing: whoever opens one keeps it then. */
const isManagersPage = (chunk: Rollup.OutputChunk) => chunk.facadeModuleId?.endsWith('Page.tsx') ?? false;

/** Writes into the service worker which files the filler's path consists of, so that they are kept for opening offline. */
function offlineShell(): Plugin {
  return {
    name: 'offline-shell',
    // After the page has taken in what it takes in: what is no file any more cannot be kept.
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === WORKER);
      if (worker?.type !== 'chunk') throw new Error('the service worker is missing from the build');
      worker.code = worker.code.replaceAll('__SHELL__', JSON.stringify(fillersFiles(bundle)));
    },
  };
}

function fillersFiles(bundle: Rollup.OutputBundle): string[] {
  const files = new Set<string>();
  const add = (name: string) => {
    const chunk = bundle[name];
    if (files.has(name) || chunk?.type !== 'chunk' || (chunk.isDynamicEntry && isManagersPage(chunk))) return;
    files.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) if (bundle[style]) files.add(style);
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) add(next);
  };
  for (const chunk of Object.values(bundle))
    if (chunk.type === 'chunk' && chunk.isEntry && chunk.name !== WORKER) add(chunk.fileName);
  return [...files].sort();
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
          groups: [
            {
              debugName: 'first load',
              name: (id, modules) => (isFirstLoad(id, (other) => modules.getModuleInfo(other)) ? 'first' : null),
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
