// Goes from stop to stop in a browser and waits until each page stands still.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Place } from './place';
import type { Stop } from './stops';

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1440, height: 900 };

/** Until what was changed is on the screen. */
const TWO_FRAMES = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

export interface Look {
  size: { width: number; height: number };
  theme: 'light' | 'dark';
}

export interface Guide {
  /** Shows a stop; one page per person, so that going on is what it is for the user: no new load. */
  show(stop: Stop): Promise<Page>;
  /** everything the pages complained about */
  complaints: string[];
  close(): Promise<void>;
}

export async function startGuide(browser: Browser, place: Place, look: Look): Promise<Guide> {
  const context = await openContext(browser, look);
  const complaints: string[] = [];
  const pages = new Map<string, Page>();
  let where = '';
  const pageOf = async (userId: string) => {
    const known = pages.get(userId);
    if (known) return known;
    const page = await context.newPage();
    page.on('console', (message) => {
      const isTrouble = ['error', 'warning'].includes(message.type());
      if (isTrouble) complaints.push(`${where}: ${message.text()} ${message.location().url}`);
    });
    page.on('pageerror', (error) => complaints.push(`${where}: uncaught ${error.message}`));
    pages.set(userId, page);
    return page;
  };
  return {
    complaints,
    async show(stop) {
      const page = await pageOf(stop.userId);
      where = stop.name;
      // What the stop before opened on this page.
      await page.keyboard.press('Escape');
      await page.goto(`${place.world.sandbox.origin}/phone/${stop.userId}/#${stop.path}`);
      await standsStill(page);
      await stop.act?.(page);
      await standsStill(page);
      return page;
    },
    close: () => context.close(),
  };
}

async function openContext(browser: Browser, { size, theme }: Look): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: size,
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  // The sandbox's phone tells the app its colours, as DingTalk's client does, and keeps them here.
  await context.addInitScript(`location.protocol === 'http:' && localStorage.setItem('sandbox.theme', '${theme}')`);
  return context;
}

/** The same page in the other colours, or on another screen. */
export async function lookAnew(page: Page, { size, theme }: Look): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
  await page.evaluate(TWO_FRAMES);
}

/** Nothing is loading any more before the eyes, and what was drawn is on the screen. */
async function standsStill(page: Page): Promise<void> {
  await page.locator('main:visible').waitFor();
  await page.evaluate(TWO_FRAMES);
  await page.locator('.skeleton, .opening').first().waitFor({ state: 'detached' });
  // Not the network's silence: a page that is told of changes is never silent.
  await page
    .locator('main:visible')
    .getByText(/^正在.*…$/)
    .first()
    .waitFor({ state: 'detached' });
  await page.evaluate(TWO_FRAMES);
}
