// What a page costs whoever opens it on a phone: the real build, the real server, a real browser.
import type { Browser, BrowserContext } from 'playwright-core';
import { freePort } from '../../story/world';
import { cast } from '../../demo-data/directory';
import type { Phone } from '../../story/phone';
import { launchChromium } from '../../tour/chromium';
import { DESKTOP, lookAnew, PHONE, startGuide, type Look } from '../../tour/guide';
import { hindrancesOf, isSerious } from '../../tour/hindrances';
import { startPlace, type Place } from '../../tour/place';
import { stopsOf } from '../../tour/stops';
import { addCrowd, type Crowd } from './crowd';
import { HOW_TO_GET_IT, judge } from './lighthouse';
import { firstLoadKb, largestPaintMs } from './loading';
import { inputToPaint, type Field } from './typing';

export interface MiniappFigures {
  /** scripts and styles of the filler's path, compressed, in kilobytes */
  firstLoadGzipKb: number;
  /** performance by Lighthouse with its own throttling, 0 to 100; null without Lighthouse */
  lighthouse: number | null;
  /** largest contentful paint of the form opened from a notice */
  lcpMs: number;
  /** the slower of typing in a form of 120 indicators and searching among 1,000 tasks, processor four times slower */
  inputToPaintMs: number;
  /** serious and critical findings of axe over every page, light and dark, phone and wide */
  axeSerious: number;
}

const BUREAUS = 3;
const SESSION_COOKIE = 'jixiaotong';

export async function benchMiniapp(): Promise<MiniappFigures> {
  const place = await startPlace({ bureaus: BUREAUS });
  const port = await freePort();
  const browser = await launchChromium([`--remote-debugging-port=${port}`]);
  try {
    // Of the place as it is first: a thousand tasks would stand on every page.
    const axeSerious = await countSerious(browser, place);
    const loaded = await load(browser, place, port);
    return { ...loaded, inputToPaintMs: await type(browser, place), axeSerious };
  } finally {
    await browser.close();
    await place.close();
  }
}

type Loaded = Pick<MiniappFigures, 'firstLoadGzipKb' | 'lighthouse' | 'lcpMs'>;

async function load(browser: Browser, place: Place, port: number): Promise<Loaded> {
  const { origin } = place.world.server;
  const opened = `${origin}/#/tasks/${place.tasks.fresh.id}`;
  const filler = await signedIn(browser, place.world.phone(place.tasks.fresh.userId), origin);
  const firstLoadGzipKb = await firstLoadKb(filler, opened);
  const judgement = await bestOf(
    () => judgeAsFiller(browser, place, opened, port),
    ({ score }) => -score,
  );
  if (!judgement) process.stderr.write(`${HOW_TO_GET_IT}\n`);
  const anew = await signedIn(browser, place.world.phone(place.tasks.fresh.userId), origin);
  const lcpMs = judgement?.lcpMs ?? (await largestPaintMs(anew, opened));
  return { firstLoadGzipKb, lighthouse: judgement?.score ?? null, lcpMs };
}

async function type(browser: Browser, place: Place): Promise<number> {
  const { origin } = place.world.server;
  const crowd = await addCrowd(place.world, BUREAUS);
  const inForm = await typeIn(browser, place.world.phone(crowd.form.userId), origin, formField(origin, crowd));
  const inList = await typeIn(browser, place.world.phone(cast.admin), origin, searchField(origin, crowd));
  process.stderr.write(`120 项指标的表单 ${inForm} ms，1000 项任务的列表 ${inList} ms\n`);
  return Math.max(inForm, inList);
}

const typeIn = (browser: Browser, phone: Phone, origin: string, field: Field) =>
  bestOf(
    async () => inputToPaint(await signedIn(browser, phone, origin), field),
    (ms) => ms,
  );

const ROUNDS = 3;

/** Whatever else the machine does can only make a page slower: the best of a few rounds is nearest to the page's own. */
async function bestOf<Result>(measure: () => Promise<Result>, cost: (result: NonNullable<Result>) => number) {
  let best = await measure();
  for (let round = 1; round < ROUNDS && best !== null; round++) {
    const next = await measure();
    if (next && best && cost(next) < cost(best)) best = next;
  }
  return best;
}

const formField = (origin: string, { form }: Crowd): Field => ({
  address: `${origin}/#/tasks/${form.id}`,
  find: (page) => page.getByLabel(/第60项完成率，实际完成值/),
  keys: ['9', '7', '.', '5', 'Backspace', 'Backspace', 'Backspace', 'Backspace'],
});

const searchField = (origin: string, { campaignId }: Crowd): Field => ({
  address: `${origin}/#/campaigns/${campaignId}`,
  find: (page) => page.getByLabel(/查找/).first(),
  keys: ['1', '2', '3', '4', 'Backspace', 'Backspace', 'Backspace', 'Backspace'],
});

/** A browser profile in which that person has a running session, as after the first visit. */
async function signedIn(browser: Browser, phone: Phone, origin: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  await context.addCookies([{ name: SESSION_COOKIE, value: await sessionOf(phone), url: origin }]);
  return context;
}

/** Lighthouse opens its page in the browser's first profile. */
async function judgeAsFiller(browser: Browser, place: Place, address: string, port: number) {
  const value = await sessionOf(place.world.phone(place.tasks.fresh.userId));
  const session = await browser.newBrowserCDPSession();
  const cookie = { name: SESSION_COOKIE, value, url: place.world.server.origin };
  await session.send('Storage.setCookies', { cookies: [cookie] });
  return judge(address, port);
}

async function sessionOf(phone: Phone): Promise<string> {
  await phone.signIn();
  return phone.session();
}

const LOOKS: Look[] = [
  { size: PHONE, theme: 'light' },
  { size: PHONE, theme: 'dark' },
  { size: DESKTOP, theme: 'light' },
  { size: DESKTOP, theme: 'dark' },
];

async function countSerious(browser: Browser, place: Place): Promise<number> {
  const stops = stopsOf(place, await place.world.phone(cast.admin).signIn());
  const guide = await startGuide(browser, place, LOOKS[0]!);
  let count = 0;
  for (const stop of stops) {
    const page = await guide.show(stop);
    for (const look of LOOKS) {
      await lookAnew(page, look);
      const serious = (await hindrancesOf(page)).filter(isSerious);
      for (const { rule, at } of serious) process.stderr.write(`${stop.name} ${look.theme}：${rule} ${at}\n`);
      count += serious.length;
    }
    await lookAnew(page, LOOKS[0]!);
  }
  await guide.close();
  return count;
}
