// A page on a slow phone: a slower processor and, for loading, Lighthouse's default mobile network.
import type { CDPSession, Page } from 'playwright-core';

const SLOWER_TIMES = 4;

/** Lighthouse's slow 4G as it is applied to real requests (devtools throttling): 562.5 ms, 1.44 Mbit/s down, 0.675 up. */
const SLOW_4G = { latency: 562.5, downloadThroughput: (1474.56 * 1024) / 8, uploadThroughput: (675 * 1024) / 8 };

/** Slows the processor by {@link SLOWER_TIMES}, and the network too when asked to. */
export async function throttle(page: Page, network: boolean): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_TIMES });
  if (!network) return session;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...SLOW_4G });
  return session;
}

/** What the page's own observer told of one kind of entry, in its order. */
export async function observe(page: Page, type: string, options = ''): Promise<void> {
  await page.addInitScript(`
    window.observed = [];
    new PerformanceObserver((list) => {
      for (const { name, startTime, duration, interactionId } of list.getEntries())
        window.observed.push({ name, startTime, duration, interactionId });
    }).observe({ type: '${type}', buffered: true${options} });
  `);
}

export interface Observed {
  name: string;
  startTime: number;
  duration: number;
  interactionId?: number;
}

export const observedBy = (page: Page) => page.evaluate('window.observed') as Promise<Observed[]>;
