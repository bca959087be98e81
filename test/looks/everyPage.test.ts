// Every page of the app, opened by whoever uses it: nothing hinders anybody, in light and dark, on a phone and wide.
import 'reflect-metadata';
import { join } from 'node:path';
import { cast } from '../../scripts/demo-data/directory';
import { seedFilling } from '../../scripts/demo-data/seedProject';
import { DESKTOP, lookAnew, PHONE, startGuide, type Guide } from '../../scripts/tour/guide';
import { hindrancesOf, layoutFaults } from '../../scripts/tour/hindrances';
import { startPlace, type Place } from '../../scripts/tour/place';
import { stopsOf, type Stop } from '../../scripts/tour/stops';
import type { Browser, Page } from 'playwright-core';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { describeInBrowser, launchChromium } from '../support/browser';
import { goldenResult } from '../support/bureau';

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

  /** Each theme, and each width that somebody uses the page at; `npm run bench -- miniapp` looks at all four together. */
  const faultsOf = async (page: Page, look: string, colours = false) => [
    ...(await hindrancesOf(page, { colours })).map(({ rule, at }) => `${look}: ${rule} at ${at}`),
    ...(await layoutFaults(page)).map((fault) => `${look}: ${fault}`),
  ];

  it(
    'can be used by everybody: axe finds nothing, nothing scrolls sideways, nothing is too small, no console complains',
    async () => {
      const found: Record<string, string[]> = {};
      for (const stop of stops) {
        const page = await guide.show(stop);
        const faults = await faultsOf(page, 'phone');
        await lookAnew(page, { size: NARROWEST, theme: 'dark' });
        faults.push(...(await faultsOf(page, '320 px, dark', true)));
        if (stop.managing) {
          await lookAnew(page, { size: DESKTOP, theme: 'dark' });
          faults.push(...(await faultsOf(page, 'wide, dark')));
        }
        await lookAnew(page, { size: PHONE, theme: 'light' });
        if (faults.length > 0) found[stop.name] = faults;
      }
      expect(found).toEqual({});
      expect(guide.complaints.filter((complaint) => !isMeant(complaint))).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'is used with the keyboard alone: opened, asked why, checked and submitted',
    async () => {
      const { userId, id } = place.tasks.fresh;
      const phone = place.world.phone(userId);
      await phone.signIn();
      const { version, indicators } = await phone.get<TaskDetail>(`api/tasks/${id}`);
      const results = indicators.map(goldenResult);
      await phone.put(`api/tasks/${id}/draft`, { version, ...seedFilling, results });
      const page = await guide.show(stops.find(({ name }) => name === 'home-filler')!);
      await page.reload();
      await page.getByText('都填好了').waitFor();
      const focused = () => page.evaluate('document.activeElement.textContent') as Promise<string>;
      const goTo = async (words: RegExp) => {
        for (let tabs = 0; tabs < 300 && !words.test(await focused()); tabs++) await page.keyboard.press('Tab');
        expect(await focused()).toMatch(words);
      };
      await goTo(/^财政网络运维服务费/);
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: '检查并提交' }).waitFor();
      expect(await page.evaluate('document.activeElement.tagName')).toBe('MAIN');

      await goTo(/为什么$/);
      await page.keyboard.press('Enter');
      const sheet = page.getByRole('dialog');
      await sheet.waitFor();
      for (let tabs = 0; tabs < 6; tabs++) {
        await page.keyboard.press('Tab');
        expect(await page.evaluate('Boolean(document.activeElement.closest("[role=dialog]"))')).toBe(true);
      }
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
      expect(await focused()).toMatch(/为什么$/);

      await goTo(/^检查并提交$/);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: '提交', exact: true }).waitFor();
      await goTo(/^提交$/);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: '已提交' }).waitFor();
    },
    LONG_MS,
  );
});
