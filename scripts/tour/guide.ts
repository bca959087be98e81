// Goes from stop to stop in a browser and waits until each page stands still.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Place } from './place';
import type { Stop } from './stops';

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1440, height: 900 };

export interface Look {
  size: { width: number; height: number };
  theme: 'light' | 'dark';
  /** device pixels to one of the page's */
  scale?: number;
}

/** One browser profile per look: every person has their own address in the sandbox, and with it their own cookies. */
export function startGuide(browser: Browser, { size, theme, scale = 1 }: Look): Promise<BrowserContext> {
  return browser.newContext({
    viewport: size,
    deviceScaleFactor: scale,
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
}

/** Opens a stop on a fresh page; what the page complains about goes to `complain`. */
export async function visit(
  context: BrowserContext,
  place: Place,
  stop: Stop,
  complain: (words: string) => void = () => undefined,
): Promise<Page> {
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complain(`${stop.name}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complain(`${stop.name}: uncaught ${error.message}`));
  await page.goto(`${place.world.sandbox.origin}/phone/${stop.userId}/#${stop.path}`);
  await standsStill(page);
  await stop.act?.(page);
  await standsStill(page);
  return page;
}

/** Nothing is loading any more, neither from the network nor before the eyes. */
async function standsStill(page: Page): Promise<void> {
  await page.locator('main').waitFor();
  await page.locator('.skeleton, .opening').first().waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle').catch(() => undefined);
}
