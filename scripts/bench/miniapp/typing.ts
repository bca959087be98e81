// How long a keystroke takes until it is painted, on a processor four times slower, in the two heaviest places.
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { observe, observedBy, throttle } from './throttled';

const KEYSTROKES = 24;
/** The browser tells of nothing quicker. */
const SHORTEST_TOLD_MS = 16;

export interface Field {
  address: string;
  find: (page: Page) => Locator;
  /** typed one by one, over and over */
  keys: string[];
}

/** @returns milliseconds from input to paint, the 75th percentile of the keystrokes */
export async function inputToPaint(context: BrowserContext, { address, find, keys }: Field): Promise<number> {
  const page = await context.newPage();
  await observe(page, 'event', `, durationThreshold: ${SHORTEST_TOLD_MS}`);
  await page.goto(address);
  const field = find(page);
  await field.waitFor();
  await field.click();
  await page.waitForLoadState('networkidle');
  await throttle(page, false);
  await page.evaluate('window.observed.length = 0');
  for (let at = 0; at < KEYSTROKES; at++) {
    // Not through the field: to find it again would keep the page busy while it is measured.
    await page.keyboard.press(keys[at % keys.length]!);
    await page.evaluate(TWO_FRAMES);
  }
  const longest = new Map<number, number>();
  for (const { interactionId, duration } of await observedBy(page))
    if (interactionId) longest.set(interactionId, Math.max(longest.get(interactionId) ?? 0, duration));
  await page.close();
  return percentile75([...longest.values()]);
}

const TWO_FRAMES = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

/** Of all keystrokes: what was not told of was quicker than the shortest told. */
function percentile75(told: number[]): number {
  const all = Array.from({ length: KEYSTROKES }, (_, at) => told[at] ?? SHORTEST_TOLD_MS).sort((a, b) => a - b);
  return all[Math.ceil(KEYSTROKES * 0.75) - 1]!;
}
