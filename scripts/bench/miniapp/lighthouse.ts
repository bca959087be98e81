// Lighthouse is too large to be a dependency; where somebody has it, it judges the page as it would any other.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

export interface Judgement {
  /** performance, 0 to 100 */
  score: number;
  lcpMs: number;
}

interface Report {
  categories: { performance: { score: number } };
  audits: Record<string, { numericValue?: number }>;
}

export const HOW_TO_GET_IT =
  '没有找到 Lighthouse，lighthouse 记为 null，lcpMs 用同样的限速在浏览器里量。要用 Lighthouse：在别处装好 lighthouse@12.8.2，再设 LIGHTHOUSE=装它的文件夹。';

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * What an earlier visit left, such as the service worker and its files, is cleared by Lighthouse first; cookies are not.
 *
 * @param port where the browser listens for who debugs it
 * @returns null where there is no Lighthouse
 */
export async function judge(address: string, port: number): Promise<Judgement | null> {
  const folder = process.env.LIGHTHOUSE;
  if (!folder) return null;
  const program = join(dirname(createRequire(join(folder, 'index.js')).resolve('lighthouse/package.json')), 'cli');
  const asked = [
    join(program, 'index.js'),
    address,
    `--port=${port}`,
    '--only-categories=performance',
    '--output=json',
    '--quiet',
  ];
  const { stdout } = await promisify(execFile)(process.execPath, asked, { maxBuffer: MOST_BYTES });
  const { categories, audits } = JSON.parse(stdout) as Report;
  return {
    score: Math.round(categories.performance.score * 100),
    lcpMs: Math.round(audits['largest-contentful-paint']!.numericValue!),
  };
}
