// Starts the sandbox on its own, configured by environment variables.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { startSandbox } from './index';

const DEFAULT_PORT = 8090;

const directorySchema = z.object({
  corpId: z.string(),
  departments: z.array(z.object({ id: z.number(), name: z.string(), parentId: z.number().nullable() })),
  users: z.array(
    z.object({
      userid: z.string(),
      unionid: z.string(),
      name: z.string(),
      title: z.string().optional(),
      departmentIds: z.array(z.number()),
      leaderOf: z.array(z.number()).optional(),
      admin: z.boolean().optional(),
      mobile: z.string().optional(),
    }),
  ),
});

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

async function main(): Promise<void> {
  const { env } = process;
  const directoryFile = required('SANDBOX_DIRECTORY');
  const directory = directorySchema.parse(JSON.parse(readFileSync(directoryFile, 'utf8')));
  const clientId = env.DINGTALK_CLIENT_ID ?? 'dingsandboxclient';
  const sandbox = await startSandbox({
    port: Number(env.SANDBOX_PORT ?? DEFAULT_PORT),
    directory: { ...directory, corpId: env.DINGTALK_CORP_ID ?? directory.corpId },
    stateFile: env.SANDBOX_STATE ?? join(dirname(directoryFile), 'sandbox-state.bin'),
    app: {
      clientId,
      clientSecret: env.DINGTALK_CLIENT_SECRET ?? 'sandbox-secret',
      agentId: Number(env.DINGTALK_AGENT_ID ?? 1),
      robotCode: env.DINGTALK_ROBOT_CODE ?? clientId,
      name: env.SANDBOX_APP_NAME ?? '绩效通',
      homeUrl: env.APP_HOME_URL ?? 'http://127.0.0.1:8080/',
      phrases: (env.SANDBOX_PHRASES ?? '帮助,进度,我的任务,谁还没交').split(',').filter(Boolean),
    },
  });
  console.log(`钉钉沙箱已就绪：${sandbox.origin}`);
  // Started by a script: it waits for this word, and we end with it.
  process.send?.({ ready: sandbox.origin });
  const end = () => void sandbox.close().then(() => process.exit(0));
  process.once('disconnect', end);
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

main().catch((error: unknown) => {
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    console.error(
      '钉钉沙箱的端口已被占用。请先停止占用它的程序，或换端口，例如：PORT=8081 SANDBOX_PORT=8091 npm start',
    );
  else console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
