// `npm run serve`: the server alone, configured by environment variables.
import 'reflect-metadata';
import { join } from 'node:path';
import { ConfigInvalid, readConfig } from './config';
import { DatabaseUnfit } from './database/open';
import { createLog } from './log';
import { startServer } from './server';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const server = await startServer({ config, log, miniappDirectory: join(__dirname, 'miniapp') });
  log.info({ origin: server.origin }, 'listening');
  process.send?.({ ready: server.origin });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      void server.close().then(() => process.exit(0));
    });
}

main().catch((error) => {
  if (error instanceof ConfigInvalid)
    process.stderr.write(`配置不完整或不安全，没有启动：\n  ${error.problems.join('\n  ')}\n`);
  else if (error instanceof DatabaseUnfit) process.stderr.write(`数据库不能使用，没有启动：${error.message}\n`);
  else if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    process.stderr.write(`端口已被占用，没有启动。请用 PORT 换一个端口，或先停止占用它的程序。\n`);
  else process.stderr.write(`没有启动：${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
