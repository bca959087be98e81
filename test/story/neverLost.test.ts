// Nothing typed is ever lost: whatever kills the app, whatever the server answers, whoever else types or signs in.
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { describeInBrowser, picture } from '../support/browser';
import { standingStory } from '../support/browserStory';
import { png, senderFor } from '../evidence/sender';
import { aBureau, type Bureau } from '../support/bureau';

const GOAL = '实际完成情况';
const REASON = '偏差原因';
const VALUE = /^系统功能达标率，实际完成值/;

jest.setTimeout(300_000);

describeInBrowser('what is typed', () => {
  const story = standingStory(() => aBureau('sqlite'));

  const home = (client = 'phone') => `${story.bureau.sandbox.origin}/${client}/wangli/`;
  const form = async (client?: string) => `${home(client)}#/tasks/${(await story.bureau.task()).id}`;
  const typed = (page: Page, label: string | RegExp) => page.getByLabel(label).first().inputValue();
  const type = (page: Page, label: string | RegExp, text: string) => page.getByLabel(label).first().fill(text);
  const saved = (page: Page) =>
    page
      .getByText(/已保存/)
      .first()
      .waitFor();
  const valueOf = async () =>
    (await story.bureau.task()).indicators.find(({ name }) => name === '系统功能达标率')!.actual;

  const evidenceAddress = async () => {
    const { id, indicators } = await story.bureau.task();
    const { send, files } = senderFor(story.bureau.filler, id, indicators[0]!.id);
    await send(png, { fileName: '截图.png' });
    return `${(await files())[0]!.url}?view=1`;
  };
  /** What the service worker keeps, for whoever uses the phone next. */
  const keptAfterLookingAt = (page: Page, address: string) =>
    page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      return kept.flat().map(({ url }) => url);
    }, address);

  it('survives the app being killed after any keystroke, in any weather', async () => {
    let page = await story.browser.open(await form());
    const sentences: [label: string | RegExp, text: string][] = [
      [GOAL, '各系统全年正常运行，故障均修复。'],
      [REASON, '尾款按合同下年支付。'],
      [VALUE, '97.6'],
    ];
    const weathers = Object.values(weather(story.bureau));
    let kills = 0;
    for (const [label, text] of sentences) {
      for (const [index, character] of [...text].entries()) {
        await page.getByLabel(label).first().focus();
        await page.keyboard.press('End');
        await page.keyboard.type(character);
        if (index % 3 !== 2) continue;
        page = await crashAndReopen(page, await form());
        expect(await typed(page, label)).toBe([...text].slice(0, index + 1).join(''));
        await weathers[kills++ % weathers.length]!(page.context());
      }
    }
    await weather(story.bureau).calm(page.context());
    await page.reload();
    await saved(page);
    for (const [label, text] of sentences) expect(await typed(page, label)).toBe(text);
    expect(await story.bureau.task()).toMatchObject({ goalActual: sentences[0]![1] });
  });

  it('survives the whole browser being killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jixiaotong-device-'));
    const open = async () => {
      const device = await chromium.launchPersistentContext(folder, {
        executablePath: process.env.TEST_CHROMIUM!,
        args: ['--no-sandbox', '--disable-gpu'],
      });
      await device.route('**/draft', (route) => route.abort());
      const page = await device.newPage();
      await page.goto(await form());
      await page.getByLabel(GOAL).waitFor();
      return { device, page };
    };
    const before = await open();
    await type(before.page, GOAL, '进程被系统结束之前写的');
    await before.page.waitForFunction(isOnDisk, '进程被系统结束之前写的');
    const devtools = await before.device.browser()!.newBrowserCDPSession();
    const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
    const gone = before.device.waitForEvent('close');
    process.kill(processInfo.find(({ type: kind }) => kind === 'browser')!.id, 'SIGKILL');
    await gone;
    const after = await open();
    expect(await typed(after.page, GOAL)).toBe('进程被系统结束之前写的');
    await after.device.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('without a network opens, is filled in, and is sent by itself later', async () => {
    let page = await story.browser.open(await form());
    const device = page.context();
    await page.getByLabel(GOAL).waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.goto(home());
    await page.getByText('财政网络运维服务费').first().waitFor();
    expect(await keptAfterLookingAt(page, await evidenceAddress())).not.toContainEqual(
      expect.stringContaining('/api/'),
    );
    await device.setOffline(true);
    page = await restart(page, home());
    await page.getByText(/没连上网，下面是/).waitFor();
    await picture(page, 'offline-1-home');
    await page.getByText('财政网络运维服务费').first().click();
    await type(page, GOAL, '在没有网络的机房里写的');
    await page.getByText(/没连上网，已存在手机里/).waitFor();
    await picture(page, 'offline-2-form');
    // Killed, and opened again when there is a network, on another page than the form.
    await device.setOffline(false);
    page = await restart(page, home());
    await eventually(async () => (await story.bureau.task()).goalActual === '在没有网络的机房里写的');
  });

  it('on two devices is merged by field, and both values of one field are shown', async () => {
    const phone = await story.browser.open(await form());
    const computer = await story.browser.open(await form('pc'), { width: 1440, height: 900 });
    await phone.getByLabel(GOAL).waitFor();
    await computer.getByLabel(GOAL).waitFor();
    await phone.context().setOffline(true);
    await type(phone, GOAL, '手机上写的');
    await type(computer, VALUE, '96');
    await eventually(async () => (await valueOf()) === '96');
    await phone.context().setOffline(false);
    await eventually(async () => (await story.bureau.task()).goalActual === '手机上写的');
    expect(await typed(phone, VALUE)).toBe('96');

    await phone.context().setOffline(true);
    await type(phone, VALUE, '97');
    await type(computer, VALUE, '95');
    await eventually(async () => (await valueOf()) === '95');
    await phone.context().setOffline(false);
    const choice = phone.getByRole('dialog', { name: '两边填的不一样' });
    await choice.waitFor();
    await picture(phone, 'two-devices');
    // What nobody else touched goes on its way meanwhile.
    await phone
      .getByRole('button', { name: /关闭|稍后/ })
      .first()
      .click();
    await type(phone, GOAL, '选之前又写的');
    await eventually(async () => (await story.bureau.task()).goalActual === '选之前又写的');
    expect(await valueOf()).toBe('95');
    await phone.getByRole('button', { name: '去选择' }).click();
    await choice.getByLabel(/在这里填的/).check();
    await choice.getByRole('button', { name: '按所选保存' }).click();
    await eventually(async () => (await valueOf()) === '97');
  });

  it('and does not fit keeps only itself from being stored', async () => {
    const page = await story.browser.open(await form());
    await type(page, GOAL, '从别处粘贴来的\u202e坏字符');
    await type(page, VALUE, '94');
    await eventually(async () => (await valueOf()) === '94');
    await page.getByText(/有 1 处没有上传，已存在手机里/).waitFor();
    await page.getByText(/年度总体目标完成情况：含有不可见的控制字符/).waitFor();
    await type(page, GOAL, '从别处粘贴来的');
    await eventually(async () => (await story.bureau.task()).goalActual === '从别处粘贴来的');
  });

  it('stays with its owner when somebody else signs in on the device', async () => {
    const { id, goalActual } = await story.bureau.task();
    const base = story.bureau.config.publicBaseUrl;
    const signIn = async (page: Page, name: string) => {
      await page.goto(base);
      await page
        .getByRole('button', { name: '用钉钉账号登录' })
        .or(page.getByRole('button', { name: '退出登录' }))
        .click();
      await page.getByRole('button', { name: '用钉钉账号登录' }).click();
      await page.getByText(name).click();
      await page.getByRole('banner').getByText(name).waitFor();
    };
    const wang = await story.browser.open(base, { width: 1440, height: 900 });
    await wang.getByRole('button', { name: '用钉钉账号登录' }).click();
    await wang.getByText('王丽').click();
    await wang.getByText('财政网络运维服务费').first().click();
    await wang.context().route('**/draft', (route) => route.abort());
    await type(wang, GOAL, '只有王丽能看到的');
    const li = await wang.context().newPage();
    await signIn(li, '李建国');
    await wang.context().unrouteAll();
    // Later than the answer to us: the page it happens on is left at once.
    await wang.evaluate(() => void setTimeout(() => window.dispatchEvent(new Event('online'))));
    await wang.getByText('李建国').first().waitFor();
    await li.goto(`${base}#/tasks/${id}`);
    await li.reload();
    await li.getByText('财政网络运维服务费').first().waitFor();
    expect(await li.content()).not.toContain('只有王丽能看到的');
    expect((await story.bureau.task()).goalActual).toBe(goalActual);
    await signIn(li, '王丽');
    await eventually(async () => (await story.bureau.task()).goalActual === '只有王丽能看到的');
  });
});

/** In IndexedDB, which is on the disk; run inside the page. */
async function isOnDisk(text: string): Promise<boolean> {
  const opened = indexedDB.open('jixiaotong-typed');
  await new Promise((resolve) => opened.addEventListener('success', resolve));
  const all = opened.result.transaction('entries').objectStore('entries').getAll();
  await new Promise((resolve) => all.addEventListener('success', resolve));
  opened.result.close();
  return (all.result as { value: unknown }[]).some(({ value }) => value === text);
}

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('this never became true');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The app is put away and opened again. */
async function restart(page: Page, address: string): Promise<Page> {
  const again = await page.context().newPage();
  await page.close();
  await again.goto(address);
  return again;
}

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
      const { id, version, indicators } = await bureau.task();
      const results = [{ indicatorId: indicators.at(-1)!.id, deviationReason: String(version) }];
      await bureau.filler.put(`api/tasks/${id}/draft`, { version, results });
    },
  };
}

async function crashAndReopen(page: Page, address: string): Promise<Page> {
  const devtools = await page.context().newCDPSession(page);
  const gone = page.waitForEvent('crash');
  devtools.send('Page.crash').catch(() => undefined);
  await gone;
  const again = await restart(page, address);
  await again.getByLabel(GOAL).waitFor();
  return again;
}
