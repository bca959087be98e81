const { rmSync } = require('node:fs');

module.exports = async () => {
  rmSync(process.env.TEST_COPIES, { recursive: true, force: true });
  const mariadb = globalThis.__MARIADB__;
  if (!mariadb) return;
  const ended = new Promise((resolve) => mariadb.child.once('exit', resolve));
  mariadb.child.kill('SIGTERM');
  await ended;
  rmSync(mariadb.folder, { recursive: true, force: true });
};
