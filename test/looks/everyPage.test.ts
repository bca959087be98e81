// Every page of the app, opened by whoever uses it: nothing hinders anybody, in light and dark, on a phone and wide.
import 'reflect-metadata';
import { join } from 'node:path';
import { cast } from '../../scripts/demo-data/directory';
import { DESKTOP, lookAnew, PHONE, startGuide, type Guide } from '../../scripts/tour/guide';
import { hindrancesOf, layoutFaults } from '../../scripts/tour/hindrances';
import { startPlace, type Place } from '../../scripts/tour/place';
import { stopsOf, type Stop } from '../../scripts/tour/stops';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, launchChromium } from '../support/browser';

/** The narrowest screen there is, and what a page of 640 px is at 200 %. */
const NARROWEST = { width: 320, height: 640 };
const LONG_MS = 600_000;

describeInBrowser('every page', () => {
  let place: Place;
  let browser: Browser;
  let guide: Guide;
  let stops: Stop[];
  beforeAll(async () => {
    place = await startPlace({ miniappDirectory: join(__dirname, '../../dist/miniapp') });
    browser = await launchChromium();
    guide = await startGuide(browser, place, { size: PHONE, theme: 'light' });
    stops = stopsOf(place, await place.world.phone(cast.admin).signIn());
  }, LONG_MS);
  afterAll(async () => {
    await browser.close();
    await place.close();
  });

  /** The refusals are what those pages are about. */
  const isMeant = (complaint: string) => complaint.includes('/api/tasks/00000000-');

  const faultsOf = async (page: Page, look: string, rules?: string[]) => [
    ...(await hindrancesOf(page, rules)).map(({ rule, at }) => `${look}: ${rule} at ${at}`),
    ...(await layoutFaults(page)).map((fault) => `${look}: ${fault}`),
  ];

  it(
    'can be used by everybody: axe finds nothing, nothing scrolls sideways, nothing is too small, no console complains',
    async () => {
      const found: Record<string, string[]> = {};
      for (const stop of stops) {
        const page = await guide.show(stop);
        const faults = await faultsOf(page, 'phone');
        await lookAnew(page, { size: PHONE, theme: 'dark' });
        faults.push(...(await faultsOf(page, 'phone, dark', ['color-contrast'])));
        await lookAnew(page, { size: NARROWEST, theme: 'dark' });
        faults.push(...(await layoutFaults(page)).map((fault) => `320 px: ${fault}`));
        await lookAnew(page, { size: DESKTOP, theme: 'dark' });
        faults.push(...(await faultsOf(page, 'wide, dark')));
        await lookAnew(page, { size: DESKTOP, theme: 'light' });
        faults.push(...(await faultsOf(page, 'wide', ['color-contrast'])));
        await lookAnew(page, { size: PHONE, theme: 'light' });
        if (faults.length > 0) found[stop.name] = faults;
      }
      expect(found).toEqual({});
      expect(guide.complaints.filter((complaint) => !isMeant(complaint))).toEqual([]);
    },
    LONG_MS,
  );
});
