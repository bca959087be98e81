// The sandbox's own page in a real browser: what people see, and that one click opens the app.
import type { Browser, Page } from 'playwright-core';
import type { Sandbox } from '../../sandbox';
import { describeInBrowser, launchChromium } from '../support/browser';
import { app, aSandbox } from './support/bureau';
import { appToken, post, topapi } from './support/calls';
import { startTestApp, type TestApp } from './support/testApp';

let sandbox: Sandbox;
let testApp: TestApp;
let browser: Browser;
let page: Page;

describeInBrowser('the page', () => {
  beforeAll(async () => {
    testApp = await startTestApp();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await testApp.close();
  });
  beforeEach(async () => {
    sandbox = await aSandbox({ app: { ...app, homeUrl: `${testApp.origin}/`, phrases: ['进度'] } });
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  });
  afterEach(async () => {
    await page.close();
    await sandbox.close();
  });

  const frameAddress = () =>
    page.locator('iframe').evaluate((frame: HTMLIFrameElement) => frame.contentWindow!.location.href);
  const openAs = (userid: string) => page.goto(`${sandbox.origin}/?user=${userid}`);

  const notify = (title: string, url: string) =>
    topapi(sandbox, 'message/corpconversation/asyncsend_v2', {
      agent_id: app.agentId,
      userid_list: 'zhang',
      msg: {
        msgtype: 'action_card',
        action_card: { title, markdown: `### ${title}`, single_title: '开始填报', single_url: url },
      },
    });

  it('shows a work notification as it arrives, and opens it in the phone', async () => {
    await openAs('zhang');
    await page.getByText('还没有通知').waitFor();
    await notify('明天截止', `${testApp.origin}/#/tasks/7`);
    await page.getByRole('button', { name: /工作通知.*明天截止/ }).click();
    await page.getByRole('button', { name: '开始填报' }).click();
    await page.frameLocator('iframe').getByText('ready on android').waitFor();
    expect(await frameAddress()).toBe(`${sandbox.origin}/phone/zhang/#/tasks/7`);
    await sandbox.store.until('the notice is read', () => sandbox.store.notices('zhang')[0]?.read);
  });

  it('unwraps DingTalk’s own links and names the organisation', async () => {
    const inner = encodeURIComponent(`${testApp.origin}/?corpid=dingcorp1#/tasks/8`);
    await notify('打开任务', `dingtalk://dingtalkclient/page/link?url=${inner}&pc_slide=true`);
    await openAs('zhang');
    await page.getByRole('button', { name: /工作通知/ }).click();
    await page.getByRole('button', { name: '开始填报' }).click();
    await page.frameLocator('iframe').getByText('ready on android').waitFor();
    expect(await frameAddress()).toBe(`${sandbox.origin}/phone/zhang/?corpid=dingcorp1#/tasks/8`);
  });

  it('shows the title the app sets, and reloads as another person', async () => {
    await openAs('zhang');
    const frame = page.frameLocator('iframe');
    await frame.getByText('ready on android').waitFor();
    await frame.locator('body').evaluate(() => {
      const { dd } = window as unknown as { dd: { setNavigationTitle(options: { title: string }): void } };
      dd.setNavigationTitle({ title: '我的任务' });
    });
    await page.locator('.title-bar').getByText('我的任务').waitFor();
    await page.getByTitle('换一个人').click();
    await page.getByLabel('搜索人员').fill('主任');
    await page.getByRole('listitem').filter({ hasText: '主任' }).first().waitFor();
    await page.getByLabel('搜索人员').press('Enter');
    await page.locator('iframe[src^="/phone/li/"]').waitFor();
  });

  it('becomes a PC client in the wide window', async () => {
    await openAs('zhang');
    await page.getByRole('button', { name: '电脑', exact: true }).click();
    await page.frameLocator('iframe').getByText('ready on pc').waitFor();
    expect((await page.locator('iframe').boundingBox())?.width).toBeGreaterThan(1000);
  });

  it('says in the chat that the bot is not there', async () => {
    await openAs('zhang');
    await page.getByLabel('消息', { exact: true }).fill('进度');
    await page.getByLabel('消息', { exact: true }).press('Enter');
    await page.getByRole('log').getByText('机器人暂时不在线，请稍后再发').waitFor();
  });

  it('does not read messages as HTML', async () => {
    const headers = { 'x-acs-dingtalk-access-token': await appToken(sandbox) };
    const text = '# 标题\n\n<img src=x onerror="document.title=1"> [点我](javascript:alert(1))';
    const msgParam = JSON.stringify({ title: '标题', text });
    const message = { robotCode: app.robotCode, userIds: ['zhang'], msgKey: 'sampleMarkdown', msgParam };
    await post(`${sandbox.origin}/v1.0/robot/oToMessages/batchSend`, message, headers);
    await openAs('zhang');
    await page.getByText('<img src=x').waitFor();
    await page.getByRole('button', { name: '点我' }).click();
    await page.getByText('沙箱打不开这个链接。').waitFor();
  });

  it('lets an approver decide', async () => {
    const headers = { 'x-acs-dingtalk-access-token': await appToken(sandbox) };
    const formComponents = [{ componentType: 'TextField', props: { label: '项目名称' } }];
    const form = await post(`${sandbox.origin}/v1.0/workflow/forms`, { name: '审核', formComponents }, headers);
    const { processCode } = form.result as { processCode: string };
    const instance = {
      originatorUserId: 'zhang',
      processCode,
      approvers: [{ actionType: 'NONE', userIds: ['li'] }],
      formComponentValues: [{ name: '项目名称', value: '网络运维' }],
    };
    await post(`${sandbox.origin}/v1.0/workflow/processInstances`, instance, headers);
    await openAs('li');
    await page.getByRole('button', { name: /1 项等我审批/ }).click();
    await page.getByRole('button', { name: '同意' }).click();
    await page.getByText('审批通过').waitFor();
  });

  it('fits a phone’s own screen', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openAs('zhang');
    const tabs = page.getByRole('navigation', { name: '屏幕' });
    await tabs.getByText('手机').click();
    await page.frameLocator('iframe').getByText('ready on android').waitFor();
    expect((await page.locator('iframe').boundingBox())?.width).toBe(390);
    await tabs.getByText('消息').click();
    await page.getByRole('button', { name: /工作通知/ }).click();
    await page.getByText('应用发来的工作通知会出现在这里').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  it('breaks no accessibility rule', async () => {
    await notify('明天截止', `${testApp.origin}/#/tasks/7`);
    await openAs('zhang');
    await page.getByRole('button', { name: /工作通知/ }).click();
    await page.getByRole('button', { name: '开始填报' }).waitFor();
    await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: {
          run(root: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
        };
      };
      const found = await axe.run(document, { iframes: false });
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(violations).toEqual([]);
  });
});
