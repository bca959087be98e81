// Runs before every promised command, so that a fresh clone needs nothing but Node and npm.
// Node built-ins only: it works when nothing is installed yet.
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { spawnSync } = require('node:child_process');

const root = join(__dirname, '..');
const stampFile = join(root, 'node_modules', '.installed');
const lockDirectory = join(root, '.install-lock');
const STALE_LOCK_MS = 15 * 60_000;

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`需要 Node.js 20.19 或更高版本（推荐 24），当前是 ${process.version}。请升级后再运行。`);
  process.exit(1);
}

function wantedStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}-${major}`).digest('hex');
}

// The stamp lies inside node_modules: `npm ci` empties that folder, so a broken install leaves no stamp behind.
const installed = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wantedStamp();

function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function takeLock() {
  for (;;) {
    try {
      mkdirSync(lockDirectory);
      return true;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (installed()) return false;
      const age = Date.now() - (statSync(lockDirectory, { throwIfNoEntry: false })?.mtimeMs ?? 0);
      if (age > STALE_LOCK_MS) rmdirSync(lockDirectory);
      else sleep(500);
    }
  }
}

function install() {
  const isFirst = !existsSync(join(root, 'node_modules'));
  console.error(isFirst ? '首次运行：正在安装依赖（约半分钟，只此一次）……' : '依赖有变化，正在重新安装（约半分钟）……');
  const npm = process.env.npm_execpath;
  const options = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const command = npm ? [process.execPath, [npm, ...options]] : ['npm', options];
  const result = spawnSync(command[0], command[1], { cwd: root, stdio: ['ignore', 2, 2] });
  if (result.status !== 0) {
    console.error('依赖安装失败。请检查网络能否访问 npm 镜像、磁盘空间是否足够，然后重新运行同一条命令。');
    return false;
  }
  writeFileSync(stampFile, wantedStamp());
  console.error('依赖已装好。');
  return true;
}

if (!installed() && takeLock()) {
  try {
    if (!installed() && !install()) process.exitCode = 1;
  } finally {
    rmdirSync(lockDirectory);
  }
}
