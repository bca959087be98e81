// Builds when something was changed since the last build, and says so.
const { join } = require('node:path');
const { spawnSync } = require('node:child_process');
const { isStale } = require('./build.cjs');

/** @returns whether a current build is there */
module.exports = function ensureBuilt() {
  if (!isStale()) return true;
  console.error('正在构建（约几秒）……');
  // Whoever starts it, a test run too: what is built is what users get.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status } = spawnSync(process.execPath, [join(__dirname, 'build.cjs')], { env, stdio: ['ignore', 2, 2] });
  if (status !== 0) console.error('构建失败，请查看上面的信息。');
  return status === 0;
};
