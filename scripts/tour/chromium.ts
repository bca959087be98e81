// The machine's own Chromium, for what must be seen or measured in a real browser.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  // Dates in fields are written as the browser's own language has them.
  '--lang=zh-CN',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @returns the file to run, or undefined where there is none */
function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

/**
 * @param more further arguments, such as a port for who wants to watch
 * @throws Error in Chinese when the machine has no Chromium
 */
export function launchChromium(more: string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('这台机器上没有 Chromium，装好后（命令名 chromium 或 google-chrome）再运行。');
  return chromium.launch({ executablePath, args: [...QUIET, ...more] });
}
