// What `npm start` runs: the server with the world of the demo loaded on first start.
import 'reflect-metadata';
import { join } from 'node:path';
import { readConfig } from '../server/config';
import { DatabaseUnfit } from '../server/database/open';
import { createLog } from '../server/log';
import { startServer } from '../server/server';
import { seedWorld } from './demo-data/seedWorld';
import { demoOutbox } from './demo-settings';
import { followClock } from './followClock';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const clock = await followClock(new URL(config.dingtalk.apiBaseUrl).origin, (error) =>
    log.error({ err: error }, 'what was due after the clock was moved failed'),
  );
  const server = await startServer({
    config,
    log,
    now: clock.now,
    miniappDirectory: join(__dirname, 'miniapp'),
    outbox: demoOutbox,
    prepare: ({ database, now }) => seedWorld(database, now()),
  });
  clock.lead(server.app);
  process.send?.({ ready: server.origin });
  const stop = () => {
    clock.stop();
    void server.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
}

main().catch((error) => {
  if (error instanceof DatabaseUnfit) process.stderr.write(`${error.message}\n`);
  else if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    process.stderr.write(
      '端口已被占用。请先停止占用它的程序，或用 PORT、SANDBOX_PORT 换端口，例如：PORT=8081 SANDBOX_PORT=8091 npm start\n',
    );
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
