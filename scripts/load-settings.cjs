// Settings of production from a file `.env` beside package.json, where there is one; the environment comes first.
const { statSync } = require('node:fs');
const { join } = require('node:path');

/** @returns whether to go on: a file with secrets that others may read is refused */
module.exports = function loadSettings(file = join(__dirname, '..', '.env')) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return true;
  // Windows has no such bits.
  if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0) {
    console.error(`${file} 里有密钥，但其他用户也能读取，没有启动。请执行：chmod 600 .env`);
    return false;
  }
  process.loadEnvFile(file);
  return true;
};
