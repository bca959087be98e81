// Finds out once what this machine has for the tests, and starts a MariaDB of our own on a free port. What is missing is
// said in one line each and its suites are skipped; with CI=true it is a failure.
const { spawn, spawnSync } = require('node:child_process');
const { existsSync, mkdirSync, mkdtempSync, writeFileSync } = require('node:fs');
const { createServer } = require('node:net');
const { tmpdir } = require('node:os');
const { delimiter, join } = require('node:path');
const ensureBuilt = require('../../scripts/ensure-built.cjs');

const PASSWORD = 'for-tests-only';

function find(...names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function startMariaDb() {
  const daemon = find('mariadbd', 'mysqld');
  const installer = find('mariadb-install-db', 'mysql_install_db');
  if (!daemon || !installer) return null;
  const folder = mkdtempSync(join(tmpdir(), 'jixiaotong-mariadb-'));
  // Temporary tables of two runs at once must not meet in the machine's own folder.
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  const installed = spawnSync(installer, [
    '--no-defaults',
    ...asRoot,
    `--datadir=${join(folder, 'data')}`,
    `--tmpdir=${temporary}`,
    '--skip-test-db',
    '--auth-root-authentication-method=normal',
  ]);
  if (installed.status !== 0) throw new Error(`MariaDB could not be prepared: ${installed.stderr}`);
  const init = join(folder, 'init.sql');
  writeFileSync(
    init,
    `CREATE USER 'test'@'127.0.0.1' IDENTIFIED BY '${PASSWORD}';\nGRANT ALL ON *.* TO 'test'@'127.0.0.1';\n`,
  );
  const port = await freePort();
  const child = spawn(
    daemon,
    [
      '--no-defaults',
      ...asRoot,
      `--datadir=${join(folder, 'data')}`,
      `--tmpdir=${temporary}`,
      `--socket=${join(folder, 'mariadb.sock')}`,
      `--pid-file=${join(folder, 'mariadb.pid')}`,
      `--init-file=${init}`,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      '--innodb-flush-log-at-trx-commit=1',
      '--innodb-buffer-pool-size=64M',
      '--skip-name-resolve',
    ],
    { stdio: 'ignore' },
  );
  await untilAnswers(port);
  return { child, folder, url: `mysql://test:${PASSWORD}@127.0.0.1:${port}` };
}

async function untilAnswers(port) {
  const { createConnection } = require('mysql2/promise');
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      const connection = await createConnection({ host: '127.0.0.1', port, user: 'test', password: PASSWORD });
      return await connection.end();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** @returns nothing; a missing part is told, and fails where everything must run */
function tellMissing(what, suites) {
  if (process.env.CI) throw new Error(`CI needs ${what}: ${suites} cannot run without it`);
  process.stderr.write(`${what} not found: ${suites} are skipped.\n`);
}

module.exports = async () => {
  // The browser suites show the mini-app as it is built.
  if (!ensureBuilt()) throw new Error('the build failed');
  process.env.TEST_COPIES = mkdtempSync(join(tmpdir(), 'jixiaotong-copies-'));
  const mariadb = await startMariaDb();
  if (mariadb) {
    globalThis.__MARIADB__ = mariadb;
    process.env.TEST_MARIADB_URL = mariadb.url;
  } else tellMissing('MariaDB', 'the suites on MySQL/MariaDB');
  const chromium = find('chromium', 'chromium-browser', 'google-chrome');
  if (chromium) process.env.TEST_CHROMIUM = chromium;
  else tellMissing('Chromium', 'the browser suites');
};
