// A real Chromium, when the machine has one.
import { execFileSync } from 'node:child_process';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function findChromium(): string | null {
  for (const name of NAMES) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // the next name
    }
  }
  return null;
}

export const chromiumPath = findChromium();

/** `describe`, or its skipping twin with one line that says why. With CI=true a missing browser is a failure. */
export function describeWithBrowser(name: string, suite: () => void): void {
  if (chromiumPath || process.env.CI === 'true') return describe(name, suite);
  process.stderr.write(`skipped: ${name} (no chromium on this machine)\n`);
  describe.skip(name, suite);
}

export function launchBrowser(): Promise<Browser> {
  if (!chromiumPath) throw new Error('no chromium on this machine');
  return chromium.launch({ executablePath: chromiumPath, args: QUIET });
}
