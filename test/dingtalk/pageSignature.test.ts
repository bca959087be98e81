// dd.config: signed as documented, for pages of ours only, and accepted by the official client library.
import type dd from 'dingtalk-jsapi';
import type { Browser } from 'playwright-core';
import type { Sandbox } from '../../sandbox';
import { createDingTalk } from '../../server/dingtalk/createDingTalk';
import { addressToSign, signatureOf } from '../../server/dingtalk/pageSignature';
import { app, aSandbox } from '../sandbox/support/bureau';
import { startTestApp, type TestApp } from '../sandbox/support/testApp';
import { describeInBrowser, launchChromium } from '../support/browser';
import { configFor, startFake } from './support/fakeDingTalk';

const TICKETS = '/v1.0/oauth2/jsapiTickets';

describe('the signature', () => {
  const facts = {
    ticket: 'TICKET',
    nonceStr: 'abc123',
    timeStamp: '1700000000000',
    url: addressToSign('https://h5.example.gov.cn/app/index.html?corpid=ding1&x=%E4%B8%AD%E6%96%87#/tasks/1'),
  };

  it.each([
    ['sha256', '3df081303b28488aaa022c72b178db62419390ef71755136787d532625ac942a'],
    ['sha1', 'f72c56f58b470862c0ebdc55834ea292996abbd6'],
  ] as const)('with %s is that of the vector', (hash, expected) => {
    expect(signatureOf(facts, hash)).toBe(expected);
  });

  it.each([
    ['https://a.cn/p%20q?x=%E4%B8%AD#/tasks', 'https://a.cn/p%20q?x=中'],
    ['https://a.cn/p', 'https://a.cn/p'],
    ['https://a.cn/p?x=100%', 'https://a.cn/p?x=100%'],
  ])('is made over %s without the hash, the query decoded', (href, signed) => {
    expect(addressToSign(href)).toBe(signed);
  });

  it('is refused to pages of others', async () => {
    const dingtalk = createDingTalk(configFor('http://127.0.0.1:9', { publicBaseUrl: 'https://jx.gov.cn/app/' }));
    const foreign = [
      'https://evil.cn/app/',
      'https://jx.gov.cn@evil.cn/app/',
      'https://jx.gov.cn.evil.cn/app/',
      'https://jx.gov.cn/application/',
      'http://jx.gov.cn/app/',
      'https://jx.gov.cn\\@evil.cn/app/',
      ' https://jx.gov.cn/app/',
      'javascript:alert(1)',
      '/app/',
    ];
    for (const href of foreign) await expect(dingtalk.signPage(href)).rejects.toBeInstanceOf(RangeError);
  });

  it('needs one ticket for many pages', async () => {
    const fake = await startFake();
    fake.on(TICKETS, (_asked, nth) => ({ json: { jsapiTicket: `J${nth}`, expireIn: 7200 } }));
    const { signPage } = fake.dingtalk({ publicBaseUrl: 'https://jx.gov.cn/app/', now: () => 1_700_000_000_000 });
    const pages = ['https://jx.gov.cn/app', 'https://jx.gov.cn/app/?corpid=ding1', 'https://jx.gov.cn/app/#/tasks'];
    const signed = await Promise.all(pages.map((page) => signPage(page)));
    expect(fake.to(TICKETS)).toHaveLength(1);
    expect(signed[0]).toMatchObject({ agentId: '1001', corpId: 'ding-corp', timeStamp: '1700000000000' });
    expect(new Set(signed.map(({ nonceStr }) => nonceStr)).size).toBe(3);
    await fake.close();
  });
});

describeInBrowser('the official client library', () => {
  let sandbox: Sandbox;
  let testApp: TestApp;
  let browser: Browser;
  beforeAll(async () => {
    testApp = await startTestApp();
    sandbox = await aSandbox();
    sandbox.setHomeUrl(testApp.origin);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await sandbox.close();
    await testApp.close();
  });

  it.each([undefined, 'sha1'] as const)('accepts our signature (%s) in the phone', async (jsapiHash) => {
    const { clientId, clientSecret, agentId } = app;
    const identity = { corpId: 'dingcorp1', clientId, clientSecret, agentId, jsapiHash };
    const dingtalk = createDingTalk(configFor(sandbox.origin, { ...identity, publicBaseUrl: `${testApp.origin}/` }));
    const query = '?corpid=dingcorp1&from=%E5%BE%85%E5%8A%9E';
    const signature = await dingtalk.signPage(`${testApp.origin}/${query}`);
    const page = await browser.newPage();
    await page.goto(`${sandbox.origin}/phone/zhang/${query}`);
    await page.waitForFunction(() => 'dd' in window);
    const failure = await page.evaluate(
      (config) =>
        new Promise((resolve) => {
          const { dd: library } = window as unknown as Window & { dd: typeof dd };
          library.error((error: unknown) => resolve(error));
          library.config({ ...config, type: 0, jsApiList: ['complexChoose'] });
          library.ready(() => resolve(null));
        }),
      signature,
    );
    expect(failure).toBeNull();
    await page.close();
  });
});
