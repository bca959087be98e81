// The official `dingtalk-jsapi`, unmodified, in a real browser inside the sandbox's phone.
import { createHash } from 'node:crypto';
import type dd from 'dingtalk-jsapi';
import type { Browser, Page } from 'playwright-core';
import type { Sandbox } from '../../sandbox';
import { describeInBrowser, launchChromium } from '../support/browser';
import { app, aSandbox } from './support/bureau';
import { appToken, post, topapi } from './support/calls';
import { startTestApp, type TestApp } from './support/testApp';

type TestWindow = Window & { dd: typeof dd };

let sandbox: Sandbox;
let testApp: TestApp;

beforeAll(async () => {
  testApp = await startTestApp();
  sandbox = await aSandbox();
  sandbox.setHomeUrl(testApp.origin);
});
afterAll(async () => {
  await sandbox.close();
  await testApp.close();
});

describe('the way to the app', () => {
  const visit = (path: string, init?: RequestInit) =>
    fetch(`${sandbox.origin}${path}`, { redirect: 'manual', ...init });

  it('keeps cookies on the person’s own side', async () => {
    const signedIn = await visit('/phone/zhang/sign-in', { method: 'POST', headers: { cookie: 'of=the-browser' } });
    expect(signedIn.headers.get('set-cookie')).toBeNull();
    await visit('/pc/zhang/');
    expect(testApp.requests.at(-1)?.cookie).toBe('session=s1');
    await visit('/phone/li/');
    expect(testApp.requests.at(-1)?.cookie).toBeUndefined();
  });

  it('lets cookies live as long as they were meant to, wherever the clock was moved', async () => {
    const cookieAfter = async (hours: number) => {
      await post(`${sandbox.origin}/__sandbox/api/clock`, { advanceMs: hours * 3_600_000 });
      await visit('/phone/zhang/');
      return testApp.requests.at(-1)?.cookie;
    };
    await cookieAfter(72);
    await visit('/phone/zhang/sign-in', { method: 'POST' });
    expect([await cookieAfter(11), await cookieAfter(2)]).toEqual(['session=s1', undefined]);
    await post(`${sandbox.origin}/__sandbox/api/clock`, { advanceMs: null });
  });

  it('leads redirects back through the phone', async () => {
    const moved = await visit('/phone/zhang/moved');
    expect(moved.headers.get('location')).toBe('/phone/zhang/?moved=1');
  });

  it('shows the app its own origin', async () => {
    const headers = { origin: sandbox.origin, referer: `${sandbox.origin}/phone/zhang/page?a=1` };
    await visit('/phone/zhang/upload', { method: 'POST', headers, body: 'x' });
    const asked = testApp.requests.at(-1);
    expect(asked).toMatchObject({ origin: testApp.origin, referer: `${testApp.origin}/page?a=1` });
  });

  it('passes bodies on as they are', async () => {
    const body = new Uint8Array(300_000).fill(7);
    const answer = await visit('/phone/zhang/upload', { method: 'PUT', body });
    expect((await answer.arrayBuffer()).byteLength).toBe(300_000);
  });

  it('says so in the phone when the app is not there', async () => {
    const other = await aSandbox();
    const answer = await fetch(`${other.origin}/phone/zhang/`);
    expect(answer.status).toBe(502);
    expect(await answer.text()).toContain('应用没有响应');
    await other.close();
  });
});

describeInBrowser('dingtalk-jsapi in the phone', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    page = await browser.newPage();
  });
  afterEach(() => page.close());

  async function openApp(prefix: 'phone' | 'pc', userid = 'zhang'): Promise<void> {
    await page.goto(`${sandbox.origin}/${prefix}/${userid}/`);
    await page.waitForFunction(() => 'dd' in window);
  }

  const calls = {
    authCode: (corpId: string) =>
      page.evaluate(async (id) => {
        const { dd: library } = window as unknown as TestWindow;
        return (await library.requestAuthCode({ corpId: id, clientId: 'dingclient1' })) as { code: string };
      }, corpId),
    /** The title as the frame around the page is told. */
    title: (title: string) =>
      page.evaluate(async (wanted) => {
        const told = new Promise((resolve) =>
          window.addEventListener('message', ({ data }: MessageEvent<{ kind?: string }>) => {
            if (data.kind === 'title') resolve(data);
          }),
        );
        await (window as unknown as TestWindow).dd.setNavigationTitle({ title: wanted });
        return told;
      }, title),
  };

  it.each([
    ['phone', 'android'],
    ['pc', 'pc'],
  ] as const)('signs in and sets the title: /%s is %s', async (prefix, platform) => {
    await openApp(prefix);
    await page.getByText(`ready on ${platform}`).waitFor();
    const { code } = await calls.authCode('dingcorp1');
    expect(await topapi(sandbox, 'v2/user/getuserinfo', { code })).toMatchObject({
      errcode: 0,
      result: { userid: 'zhang', name: '张晓' },
    });
    expect(await topapi(sandbox, 'v2/user/getuserinfo', { code })).toMatchObject({ errcode: 40078 });
    expect(await calls.title('我的任务')).toMatchObject({ title: '我的任务' });
  });

  it('refuses a code for another organisation', async () => {
    await openApp('phone');
    await expect(calls.authCode('dingother')).rejects.toThrow();
  });

  it('asks the person, in DingTalk’s own dialog', async () => {
    await openApp('phone');
    const answer = page.evaluate(() => {
      const { dd: library } = window as unknown as TestWindow;
      return library.confirm({
        title: '提交',
        content: '确认提交吗？',
        cancelButtonText: '再看看',
        confirmButtonText: '提交',
      });
    });
    await page.getByRole('button', { name: '提交' }).click();
    expect(await answer).toMatchObject({ buttonIndex: 1 });
  });

  it('keeps the storage of two people apart', async () => {
    await openApp('phone', 'zhang');
    await page.evaluate(() => localStorage.setItem('draft', '张晓的草稿'));
    await openApp('phone', 'li');
    expect(await page.evaluate(() => [localStorage.getItem('draft'), localStorage.length])).toEqual([null, 0]);
    await openApp('phone', 'zhang');
    expect(await page.evaluate(() => [localStorage.getItem('draft'), localStorage.length])).toEqual(['张晓的草稿', 1]);
  });

  describe('dd.config', () => {
    /** @returns the error handed to `dd.error`, or null when `dd.ready` fires */
    async function configure(algorithm: string, spoil = ''): Promise<unknown> {
      const token = await appToken(sandbox);
      const ticket = await post(
        `${sandbox.origin}/v1.0/oauth2/jsapiTickets`,
        {},
        { 'x-acs-dingtalk-access-token': token },
      );
      await openApp('phone');
      const plain = `jsapi_ticket=${String(ticket.jsapiTicket)}&noncestr=n1&timestamp=17&url=${page.url()}${spoil}`;
      const signature = createHash(algorithm).update(plain).digest('hex');
      return page.evaluate(
        (config) =>
          new Promise((resolve) => {
            const { dd: library } = window as unknown as TestWindow;
            library.error((error: unknown) => resolve(error));
            library.config({ ...config, timeStamp: '17', nonceStr: 'n1', type: 0, jsApiList: ['chooseFile'] });
            library.ready(() => resolve(null));
          }),
        { agentId: String(app.agentId), corpId: 'dingcorp1', signature },
      );
    }

    it.each(['sha256', 'sha1'])('is accepted when signed with %s', async (algorithm) => {
      expect(await configure(algorithm)).toBeNull();
    });

    it('fails with DingTalk’s words when the signature is wrong', async () => {
      expect(await configure('sha256', 'x')).toMatchObject({
        errorCode: 3,
        message: expect.stringContaining('权限校验失败 Code:52013'),
      });
    });
  });
});
