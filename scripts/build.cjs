// Builds what runs: the mini-app, the server, the sandbox, the demo's server and the checker. Run in a process of
// its own: the builders' memory must not stay with the server.
const { existsSync, readdirSync, statSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const stampFile = join(root, 'dist', '.built');
const sources = ['miniapp', 'server', 'shared', 'sandbox', 'scripts', 'package-lock.json'];

function newestChange(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/** Whether anything was changed since the last build. */
function isStale() {
  if (!existsSync(stampFile)) return true;
  return sources.some((source) => newestChange(join(root, source)) > statSync(stampFile).mtimeMs);
}

async function build() {
  const started = Date.now();
  const esbuild = require('esbuild');
  const vite = await import('vite');
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: {
      server: 'server/main.ts',
      sandbox: 'sandbox/main.ts',
      'demo-server': 'scripts/demo-server.ts',
      'demo-settings': 'scripts/demo-settings.ts',
      demo: 'scripts/demo.ts',
      check: 'scripts/check.ts',
      doctor: 'scripts/doctor.ts',
      simulate: 'scripts/simulate.ts',
      bench: 'scripts/bench.ts',
      screenshots: 'scripts/screenshots.ts',
      'check-worker': 'server/checks/worker.ts',
      import: 'scripts/import.ts',
      'import-worker': 'server/imports/worker.ts',
      'template-worker': 'server/templates/workbook/worker.ts',
    },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    sourcemap: true,
    // import() left as it is would hand back the double default of the CommonJS packages.
    supported: { 'dynamic-import': false },
    logLevel: 'warning',
  });
  await vite.build({ configFile: join(root, 'miniapp/vite.config.mts'), logLevel: 'warn' });
  writeFileSync(stampFile, new Date(started).toISOString());
}

module.exports = { isStale };

if (require.main === module)
  build().catch((error) => {
    console.error(error);
    process.exit(1);
  });
