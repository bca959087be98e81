// The first load of the filler's path, as it crosses the network: how much, and how long until the largest thing shows.
import type { BrowserContext } from 'playwright-core';
import { observe, observedBy, throttle } from './throttled';

/** @returns kilobytes (1,024 bytes) of scripts and styles, and the page they stand in, as sent, compressed */
export async function firstLoadKb(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  // As over plain HTTP and behind most proxies; what reads Brotli gets it, and less.
  await page.setExtraHTTPHeaders({ 'accept-encoding': 'gzip' });
  const wanted = new Set<string>();
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (['Document', 'Script', 'Stylesheet'].includes(type)) wanted.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (wanted.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(address);
  await page.locator('[data-indicator]').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.close();
  return Math.round((bytes / 1024) * 10) / 10;
}

/** Largest contentful paint in milliseconds on a slow phone; for who has no Lighthouse. */
export async function largestPaintMs(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage();
  await observe(page, 'largest-contentful-paint');
  await throttle(page, true);
  await page.goto(address);
  await page.locator('[data-indicator]').first().waitFor();
  await page.waitForLoadState('networkidle');
  const paints = await observedBy(page);
  await page.close();
  return Math.round(paints.at(-1)!.startTime);
}
