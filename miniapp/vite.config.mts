import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

// DingTalk's WebViews lag years behind the browsers they are made from.
const OLD_WEB_VIEWS = ['es2020', 'chrome87', 'safari14'];

const WORTH_COMPRESSING = /\.(?:js|css|html|svg)$/;

/** The styles of the first screen stand in the page itself: it shows before any script has come. */
function stylesInPage(): Plugin {
  return {
    name: 'styles-in-page',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        return html.replace(/<link rel="stylesheet"[^>]* href="\.\/([^"]+)">/, (link, name: string) => {
          const sheet = bundle[name];
          if (sheet?.type !== 'asset') return link;
          delete bundle[name];
          return `<style>${sheet.source}</style>`;
        });
      },
    },
  };
}

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

export default defineConfig({
  root: import.meta.dirname,
  // Relative, because the app may be served below a prefix.
  base: './',
  plugins: [react(), stylesInPage(), precompress()],
  build: {
    outDir: '../dist/miniapp',
    emptyOutDir: true,
    target: OLD_WEB_VIEWS,
  },
});
