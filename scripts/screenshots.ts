// `node scripts/screenshots.cjs [--out FOLDER] [--only NAME,…]`: the pictures of docs/ui.md made anew, every page in light
// and dark, on a phone and, where it is for managing, on a wide screen. Small: WebP, as the browser itself writes it.
import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext } from 'playwright-core';
import { cast } from './demo-data/directory';
import { launchChromium } from './tour/chromium';
import { DESKTOP, PHONE, startGuide, visit, type Look } from './tour/guide';
import { startPlace, type Place } from './tour/place';
import { stopsOf, type Stop } from './tour/stops';

const QUALITY = 60;
const LOOKS: (Look & { name: string })[] = [
  { name: 'phone', size: PHONE, theme: 'light' },
  { name: 'phone-dark', size: PHONE, theme: 'dark' },
  { name: 'wide', size: DESKTOP, theme: 'light' },
  { name: 'wide-dark', size: DESKTOP, theme: 'dark' },
];

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string' }, only: { type: 'string' } } });
  const folder = values.out ?? join(__dirname, '../docs/screens');
  const only = values.only?.split(',');
  mkdirSync(folder, { recursive: true });
  const place = await startPlace();
  const browser = await launchChromium();
  try {
    const stops = stopsOf(place, await place.world.phone(cast.admin).signIn());
    for (const look of LOOKS) {
      const context = await startGuide(browser, look);
      for (const stop of stops) {
        if (only && !only.includes(stop.name)) continue;
        if (look.size === DESKTOP && !stop.managing) continue;
        writeFileSync(join(folder, `${stop.name}-${look.name}.webp`), await picture(context, place, stop));
        process.stderr.write(`${stop.name}-${look.name}\n`);
      }
      await context.close();
    }
  } finally {
    await browser.close();
    await place.close();
  }
}

async function picture(context: BrowserContext, place: Place, stop: Stop): Promise<Buffer> {
  const page = await visit(context, place, stop);
  const session = await context.newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  await page.close();
  return Buffer.from(data, 'base64');
}

main().catch((error) => {
  process.stderr.write(`截图中断：${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
