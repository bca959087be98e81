// Nothing typed is ever lost: whatever kills the app, whatever the server answers, whoever else types or signs in.
import 'reflect-metadata';
import type { BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, startBrowser, type TestBrowser } from '../support/browser';
import { aBureau, type Bureau } from '../support/bureau';

const GOAL = '实际完成情况';
const REASON = '偏差原因';
const VALUE = /^系统功能达标率，实际完成值/;

describeInBrowser('what is typed', () => {
  let browser: TestBrowser;
  let bureau: Bureau;

  beforeAll(async () => {
    browser = await startBrowser();
    bureau = await aBureau('sqlite');
  });
  afterAll(async () => {
    await browser.close();
    await bureau.stop();
  });
  afterEach(() => browser.leave());

  const form = async (user = 'wangli') => {
    const { id } = await bureau.task();
    return `${bureau.sandbox.origin}/phone/${user}/#/tasks/${id}`;
  };

  it('survives the app being killed after any keystroke, in any weather', async () => {
    let page = await browser.open(await form());
    const sentences: [label: string | RegExp, text: string][] = [
      [GOAL, '各系统全年正常运行，故障均在时限内修复。'],
      [REASON, '尾款按合同结转下年支付。'],
      [VALUE, '97.65'],
    ];
    const weathers = Object.values(weather(bureau));
    let kills = 0;
    for (const [label, text] of sentences) {
      for (const [index, character] of [...text].entries()) {
        const field = page.getByLabel(label).first();
        await field.focus();
        await page.keyboard.press('End');
        await page.keyboard.type(character);
        if (index % 3 !== 2) continue;
        page = await crashAndReopen(page, await form());
        expect(await page.getByLabel(label).first().inputValue()).toBe([...text].slice(0, index + 1).join(''));
        await weathers[kills++ % weathers.length]!(page.context());
      }
    }
    await weather(bureau).calm(page.context());
    await page.reload();
    await page
      .getByText(/已保存/)
      .first()
      .waitFor();
    for (const [label, text] of sentences) expect(await page.getByLabel(label).first().inputValue()).toBe(text);
    await expect(bureau.task()).resolves.toMatchObject({ goalActual: sentences[0]![1] });
  });
});

/** Each clears the one before. */
function weather(bureau: Bureau) {
  const clear = async (context: BrowserContext) => {
    await context.unrouteAll();
    await context.setOffline(false);
  };
  const refuse = (status: number) => async (context: BrowserContext) => {
    await clear(context);
    const body = { code: status === 401 ? 'unauthenticated' : 'unexpected', message: '没有成功', requestId: '' };
    await context.route('**/draft', (route) => route.fulfill({ status, json: body }));
  };
  return {
    calm: clear,
    serverFails: refuse(500),
    sessionExpires: refuse(401),
    async offline(context: BrowserContext) {
      await clear(context);
      await context.setOffline(true);
    },
    async somebodyElseSaved(context: BrowserContext) {
      await clear(context);
      const { id, version, goalTarget, indicators } = await bureau.task();
      void goalTarget;
      const results = [{ indicatorId: indicators.at(-1)!.id, deviationReason: String(version) }];
      await bureau.filler.put(`api/tasks/${id}/draft`, { version, results });
    },
  };
}

async function crashAndReopen(page: Page, address: string): Promise<Page> {
  const context = page.context();
  const devtools = await context.newCDPSession(page);
  const gone = page.waitForEvent('crash');
  devtools.send('Page.crash').catch(() => undefined);
  await gone;
  const again = await context.newPage();
  await page.close();
  await again.goto(address);
  await again.getByLabel(GOAL).waitFor();
  return again;
}
