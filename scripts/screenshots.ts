// `node scripts/screenshots.cjs [--out FOLDER] [--only NAME,…]`: the pictures of docs/ui.md made anew, every page in light
// and dark, on a phone and, where it is for managing, on a wide screen. Small: WebP, as the browser itself writes it.
import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { cast } from './demo-data/directory';
import { launchChromium } from './tour/chromium';
import { DESKTOP, PHONE, startGuide, type Look } from './tour/guide';
import { startPlace } from './tour/place';
import { stopsOf, type Stop } from './tour/stops';

const QUALITY = 60;
const LOOKS: (Look & { name: string; words: string })[] = [
  { name: 'phone', words: '手机', size: PHONE, theme: 'light' },
  { name: 'phone-dark', words: '手机，深色', size: PHONE, theme: 'dark' },
  { name: 'wide', words: '宽屏', size: DESKTOP, theme: 'light' },
  { name: 'wide-dark', words: '宽屏，深色', size: DESKTOP, theme: 'dark' },
];

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string' }, only: { type: 'string' } } });
  const folder = values.out ?? join(__dirname, '../docs/screens');
  const only = values.only?.split(',');
  mkdirSync(folder, { recursive: true });
  const place = await startPlace();
  const browser = await launchChromium();
  try {
    const all = stopsOf(place, await place.world.phone(cast.admin).signIn());
    const stops = only ? all.filter(({ name }) => only.includes(name)) : all;
    for (const look of LOOKS) {
      const guide = await startGuide(browser, place, look);
      for (const stop of stops.filter(({ managing }) => managing || look.size === PHONE)) {
        writeFileSync(join(folder, `${stop.name}-${look.name}.webp`), await picture(await guide.show(stop)));
        process.stderr.write(`${stop.name}-${look.name}\n`);
      }
      await guide.close();
    }
    if (!only) writeFileSync(join(folder, '../screens.md'), gallery(stops));
  } finally {
    await browser.close();
    await place.close();
  }
}

/** The pictures in one page, each look beside the others. */
function gallery(stops: Stop[]): string {
  const rows = stops.map(({ name, title, managing }) => {
    const looks = LOOKS.filter(({ size }) => managing || size === PHONE);
    const images = looks.map(
      (look) =>
        `<img src="screens/${name}-${look.name}.webp" width="${look.size === PHONE ? 160 : 560}" alt="${title}，${look.words}">`,
    );
    return `### ${title}\n\n${images.join('\n')}\n`;
  });
  return `# 页面一览\n\n演示数据。由 \`node scripts/screenshots.cjs\` 生成。\n\n${rows.join('\n')}`;
}

async function picture(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  await session.detach();
  return Buffer.from(data, 'base64');
}

main().catch((error) => {
  process.stderr.write(`截图中断：${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
