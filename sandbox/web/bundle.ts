// The browser's side of the sandbox, built from its sources when first asked for: nothing to build beforehand, nothing to go stale.
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { projectRoot } from './project';

const TARGET = ['es2020', 'chrome87'];

export interface Built {
  js: string;
  css: string;
}

const built = new Map<string, Built>();

/** @param entry below `sandbox/`, e.g. `page/main.tsx` */
export function bundleOf(entry: string): Built {
  const known = built.get(entry);
  if (known) return known;
  const fresh = buildEntry(entry);
  built.set(entry, fresh);
  return fresh;
}

/** At once rather than beside other work: the builder's process must not outlive the moment. */
function buildEntry(entry: string): Built {
  const root = projectRoot();
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: [join(root, 'sandbox', entry)],
    outdir: join(root, 'dist'),
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: TARGET,
    charset: 'utf8',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  const endingIn = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { js: endingIn('.js'), css: endingIn('.css') };
}
