// The browser's side of the sandbox, built from its sources when first asked for: nothing to build beforehand, nothing to go stale.
import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from './project';

// The bridge runs beside apps that are built for DingTalk's old web views.
const TARGET = ['es2020', 'chrome87', 'safari14'];

export interface Built {
  js: string;
  css: string;
}

const built = new Map<string, Promise<Built>>();

/** @param entry below `sandbox/`, e.g. `page/main.tsx` */
export function bundleOf(entry: string): Promise<Built> {
  const known = built.get(entry);
  if (known) return known;
  const building = buildEntry(entry);
  built.set(entry, building);
  return building;
}

async function buildEntry(entry: string): Promise<Built> {
  const root = projectRoot();
  const { outputFiles } = await build({
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
