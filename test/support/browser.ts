// A real browser for the stories that are clicked. Screenshots are kept under test/.artifacts, which git ignores.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { hindrancesOf } from '../../scripts/tour/hindrances';

const ARTIFACTS = join(__dirname, '../.artifacts');

/** Without Chromium the browser suites count as skipped. */
export const describeInBrowser = process.env.TEST_CHROMIUM ? describe : describe.skip;

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1440, height: 900 };

/** A machine that does much else draws late; what never comes fails all the same. */
const PATIENCE_MS = 60_000;

export interface TestBrowser {
  /** a page whose console and errors are listened to */
  open(address: string, size?: typeof PHONE, userAgent?: string): Promise<Page>;
  /** closes every page, so that none asks a server that is gone */
  leave(): Promise<void>;
  /** everything a page complained about; a clean story has none */
  complaints: string[];
  close(): Promise<void>;
}

/** The machine's own Chromium, found once by the global set-up. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.TEST_CHROMIUM!, args: QUIET });
}

export async function startBrowser(): Promise<TestBrowser> {
  mkdirSync(ARTIFACTS, { recursive: true });
  let browser = await launchChromium();
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];
  /** Now and then Chromium never answers that pages are closed, after one of them was killed: then it goes as a whole. */
  const leave = async () => {
    const closed = await Promise.all(contexts.splice(0).map(closesInTime));
    if (closed.every(Boolean)) return;
    await browser.close();
    browser = await launchChromium();
  };
  return {
    complaints,
    async open(address, size = PHONE, userAgent) {
      const place = { viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };
      const context = await browser.newContext({ ...place, ...(userAgent && { userAgent }) });
      context.setDefaultTimeout(PATIENCE_MS);
      contexts.push(context);
      const page = await context.newPage();
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type()))
          complaints.push(`${message.type()}: ${message.text()} ${message.location().url}`);
      });
      page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
      await page.goto(address);
      return page;
    },
    leave,
    async close() {
      await leave();
      await browser.close();
    },
  };
}

const CLOSES_WITHIN_MS = 20_000;

async function closesInTime(context: BrowserContext): Promise<boolean> {
  let alarm: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    alarm = setTimeout(() => resolve(false), CLOSES_WITHIN_MS);
  });
  const closed = context.close().then(
    () => true,
    () => false,
  );
  return Promise.race([closed, late]).finally(() => clearTimeout(alarm));
}

/** What keeps somebody with a screen reader or poor sight from using the screen; a good one has nothing to tell. */
export async function hindrances(page: Page): Promise<string[]> {
  return (await hindrancesOf(page)).map(({ rule, at }) => `${rule}: ${at}`);
}

/** Keeps a picture of what the user sees. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(ARTIFACTS, `${name}.png`) });
}
