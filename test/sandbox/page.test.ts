// The sandbox's own page in a real browser: what people see, and that one click opens the app.
import type { Browser, Page } from 'playwright-core';
import type { Sandbox } from '../../sandbox';
import { describeInBrowser, hindrances, launchChromium } from '../support/browser';
import { app, aSandbox } from './support/bureau';
import { appToken, post, topapi } from './support/calls';
import { startTestApp, type TestApp } from './support/testApp';

/** one grey pixel */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

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

  /** @returns the media id */
  async function uploadPicture(): Promise<string> {
    const form = new FormData();
    form.append('type', 'image');
    form.append('media', new Blob([DOT], { type: 'image/png' }), 'dot.png');
    const address = `${sandbox.origin}/media/upload?access_token=${await appToken(sandbox)}&type=image`;
    const answer = await fetch(address, { method: 'POST', body: form });
    return ((await answer.json()) as { media_id: string }).media_id;
  }

  it('says in one’s name what a button says, and shows pictures large', async () => {
    const headers = { 'x-acs-dingtalk-access-token': await appToken(sandbox) };
    const tell = (to: string, msgKey: string, param: object) =>
      post(
        `${sandbox.origin}/v1.0/robot/${to === 'zhang' ? 'oToMessages/batchSend' : 'groupMessages/send'}`,
        {
          robotCode: app.robotCode,
          ...(to === 'zhang' ? { userIds: [to] } : { openConversationId: to }),
          msgKey,
          msgParam: JSON.stringify(param),
        },
        headers,
      );
    const say = `dtmd://dingtalkclient/sendMessage?content=${encodeURIComponent('催办 信息中心')}`;
    const card = { title: '还差一项', text: '还差一项', singleTitle: '催办', singleURL: say };
    await tell('zhang', 'sampleActionCard', card);
    await tell('zhang', 'sampleImageMsg', { photoURL: await uploadPicture() });
    await openAs('zhang');
    await page.getByRole('button', { name: '催办' }).click();
    await page.getByRole('log').locator('.own').getByText('催办 信息中心', { exact: true }).waitFor();
    await page.getByRole('button', { name: '放大图片' }).click();
    await page.getByRole('dialog', { name: '图片' }).getByRole('button', { name: '关闭' }).click();
    await page.getByRole('dialog', { name: '图片' }).waitFor({ state: 'hidden' });
    // In the group it is said to the bot.
    await tell(sandbox.store.groupChat('zhang')!.id, 'sampleActionCard', card);
    await page.getByRole('button', { name: /市财政局工作群/ }).click();
    await page.getByRole('button', { name: '催办' }).click();
    await page.getByRole('log').locator('.own').getByText('@绩效通 催办 信息中心').waitFor();
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

  it('lets an approver hand over to somebody else', async () => {
    const headers = { 'x-acs-dingtalk-access-token': await appToken(sandbox) };
    const formComponents = [{ componentType: 'TextField', props: { label: '项目名称' } }];
    const form = await post(`${sandbox.origin}/v1.0/workflow/forms`, { name: '审核', formComponents }, headers);
    const { processCode } = form.result as { processCode: string };
    const approvers = [{ actionType: 'NONE', userIds: ['li'] }];
    await post(
      `${sandbox.origin}/v1.0/workflow/processInstances`,
      { originatorUserId: 'zhang', processCode, approvers, formComponentValues: [] },
      headers,
    );
    await openAs('li');
    await page.getByRole('button', { name: /1 项等我审批/ }).click();
    await page.getByRole('button', { name: '转交' }).click();
    await page.getByRole('button', { name: /王芳/ }).click();
    await page.getByText('已转交').waitFor();
    expect(sandbox.store.approvals('wang')).toMatchObject([{ myTaskId: expect.any(Number) }]);
  });

  describe('behind the scenes', () => {
    const backstage = () => page.getByRole('complementary', { name: '幕后' });
    const openTab = async (name: string) => {
      await page.locator('.instruments').getByRole('button', { name: '故障' }).click();
      await backstage().getByRole('tab', { name }).click();
    };

    it('switches a trouble on for one API, and everything off again', async () => {
      await notify('第一条', '/');
      await openAs('zhang');
      await openTab('故障');
      await backstage()
        .getByRole('switch', { name: /超过每秒频率/ })
        .click();
      await backstage().getByLabel('针对').selectOption({ label: '发送工作通知' });
      await page.locator('.instruments').getByText('故障 1').waitFor();
      expect(await notify('第二条', '/')).toMatchObject({ sub_code: '90018' });
      expect(await topapi(sandbox, 'v2/user/get', { userid: 'li' })).toMatchObject({ errcode: 0 });
      await backstage().getByRole('button', { name: '全部恢复' }).click();
      await page.locator('.instruments').getByText('故障', { exact: true }).waitFor();
      expect(await notify('第三条', '/')).toMatchObject({ errcode: 0 });
    });

    it('moves the clock ahead and back', async () => {
      await openAs('zhang');
      await page.getByTitle('时钟').click();
      await page.getByRole('button', { name: '次日 9:00' }).click();
      await page.locator('.clock-strip').getByText('09:00').waitFor();
      await page.getByRole('button', { name: '+1 小时' }).click();
      await page.locator('.clock-strip').getByText('10:00').waitFor();
      // The phone's own clock goes with it.
      const ahead = () =>
        page
          .frameLocator('iframe')
          .locator('body')
          .evaluate((_, present) => Date.now() - present, Date.now());
      expect(await ahead()).toBeGreaterThan(3_600_000);
      await page.getByRole('button', { name: '回到现在' }).click();
      await page.getByText('拨快了').waitFor({ state: 'detached' });
    });

    it('tells who has read a notification, and why somebody did not get it', async () => {
      await notify('请填报', '/');
      await notify('请填报', '/');
      await post(`${sandbox.origin}/__sandbox/api/people/zhang/notices/read`, {});
      await openAs('li');
      await openTab('送达');
      const [again, first] = [backstage().getByRole('listitem').first(), backstage().getByRole('listitem').nth(1)];
      await first.getByText('已读 1').waitFor();
      await again.getByText('请填报').click();
      await again.getByText('当天内容重复').waitFor();
    });

    it('says that a notice taken with success has reached nobody', async () => {
      await post(`${sandbox.origin}/__sandbox/faults`, { dropSilently: true });
      await notify('请填报', '/');
      await openAs('zhang');
      await openTab('送达');
      await backstage().getByRole('listitem').getByText('没有人收到').waitFor();
    });

    it('logs calls without their secrets, and counts what costs quota', async () => {
      await notify('请填报', '/');
      await openAs('zhang');
      await openTab('调用');
      await backstage().getByText('获取应用令牌').click();
      await backstage().getByText('"appSecret":"（不显示）"').waitFor();
      await backstage().getByLabel('看哪些').selectOption('只看计次的');
      expect(await backstage().getByRole('listitem').count()).toBe(1);
      await backstage().getByRole('tab', { name: '额度' }).click();
      await backstage().getByText('已用 1 次，还剩 4999 次').waitFor();
      await backstage().getByLabel('接口调用每月额度').fill('1');
      await backstage().getByText('已用尽').waitFor();
    });

    it('pushes an event once more', async () => {
      await openAs('li');
      await fetch(`${sandbox.origin}/__sandbox/api/people/zhang`, { method: 'DELETE' });
      await openTab('推送');
      await backstage().getByText('员工离职').click();
      await backstage().getByRole('button', { name: '再推一次' }).click();
      await backstage().getByText('user_leave_org').waitFor();
    });

    it('is walked with the keyboard, and left with Escape', async () => {
      await openAs('zhang');
      await openTab('故障');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await backstage().getByRole('tab', { name: '调用', selected: true }).waitFor();
      await page.keyboard.press('Escape');
      await backstage().waitFor({ state: 'detached' });
    });
  });

  it('shows the app in the dark as well', async () => {
    await openAs('zhang');
    const scheme = () =>
      page
        .frameLocator('iframe')
        .locator('body')
        .evaluate(() => /colorScheme\/(\w+)/.exec(navigator.userAgent)?.[1]);
    await page.frameLocator('iframe').getByText('ready on android').waitFor();
    expect(await scheme()).toBe('light');
    await page.getByRole('button', { name: '换成深色' }).click();
    await page.getByRole('button', { name: '换成浅色' }).waitFor();
    await page.frameLocator('iframe').getByText('ready on android').waitFor();
    expect(await scheme()).toBe('dark');
  });

  it('breaks no accessibility rule, light or dark, wide or narrow', async () => {
    await notify('明天截止', `${testApp.origin}/#/tasks/7`);
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await openAs('zhang');
      await page.getByRole('button', { name: /工作通知/ }).click();
      await page.getByRole('button', { name: '开始填报' }).waitFor();
      expect(await hindrances(page)).toEqual([]);
      await page.getByRole('button', { name: /^换成/ }).click();
      await page.locator('.instruments').getByRole('button', { name: '故障' }).click();
      await page.getByRole('switch', { name: /钉钉整体不可用/ }).waitFor();
      expect(await hindrances(page)).toEqual([]);
    }
  });
});
