// Processes of the operating system that look what is due, on a database that lets several, and one of them killed.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Bureau } from '../../support/bureau';

const ROOT = join(__dirname, '../../..');

export type ScanProcesses = ReturnType<typeof scanProcesses>;

export function scanProcesses({ config }: Bureau) {
  const program = join(config.dataDirectory, 'scan.cjs');
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: [join(__dirname, 'scanProcess.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    supported: { 'dynamic-import': false },
  });
  const running = new Set<ChildProcess>();
  async function standsReady(at: Date, stopsAt?: string): Promise<ChildProcess> {
    const child = fork(program, {
      env: {
        ...process.env,
        // The program stands outside of the project, and finds its packages there.
        NODE_PATH: join(ROOT, 'node_modules'),
        SCAN_DATABASE: JSON.stringify(config.database),
        SCAN_AT: at.toISOString(),
        ...(stopsAt && { SCAN_STOPS_AT: stopsAt }),
      },
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    await once(child, 'message');
    return child;
  }

  return {
    /**
     * Three look at the same moment. One of them is held at `stopsAt`, in the middle of its transaction, while the others
     * set out, and then killed.
     *
     * @returns how many people the others told
     */
    async lookAndLoseOne(at: Date, stopsAt: string): Promise<number> {
      const children = await Promise.all([standsReady(at, stopsAt), standsReady(at), standsReady(at)]);
      const [victim, ...others] = children as [ChildProcess, ...ChildProcess[]];
      const reached = once(victim, 'message');
      victim.send('go');
      await reached;
      const told = others.map(async (child) => ((await once(child, 'message'))[0] as { told: number }).told);
      const ended = children.map((child) => once(child, 'exit'));
      for (const child of others) child.send('go');
      victim.kill('SIGKILL');
      await Promise.all(ended);
      return (await Promise.all(told)).reduce((sum, one) => sum + one, 0);
    },
    close(): void {
      for (const child of running) child.kill('SIGKILL');
    },
  };
}
