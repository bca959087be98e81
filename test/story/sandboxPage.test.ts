// The story as `npm start` offers it: one page with everybody's DingTalk, one click from a message to the phone beside it.
import 'reflect-metadata';
import type { FrameLocator, Page } from 'playwright-core';
import { describeInBrowser, DESKTOP, picture, startBrowser, type TestBrowser } from '../support/browser';
import { aBureau, type Bureau } from '../support/bureau';

describeInBrowser('in the sandbox’s page', () => {
  let bureau: Bureau;
  let browser: TestBrowser;
  let page: Page;
  beforeAll(async () => {
    browser = await startBrowser();
    bureau = await aBureau('sqlite');
    page = await browser.open(bureau.sandbox.origin, DESKTOP);
  });
  afterAll(async () => {
    await browser.close();
    await bureau.stop();
  });

  const phone = (): FrameLocator => page.frameLocator('iframe');

  async function becomes(name: string): Promise<void> {
    await page.getByTitle('换一个人').click();
    await page.getByLabel('搜索人员').fill(name);
    await page.getByRole('listitem').filter({ hasText: name }).getByRole('button').click();
    await page.getByTitle('换一个人').locator('strong').getByText(name).waitFor();
  }

  it('goes from the notification to 优 and the answer of the bot', async () => {
    await page.getByRole('button', { name: /工作通知.*财政网络运维服务费自评/ }).click();
    await picture(page, 'sandbox-1-notice');
    await page.getByRole('button', { name: '开始填报' }).click();
    await phone().getByLabel('偏差原因').first().fill('部分运维合同按验收节点付款，尾款结转下年支付。');
    await phone().getByLabel('实际完成情况').fill('按照年初安排已完成目标任务，各系统全年正常运行。');
    for (const card of await phone().locator('[data-indicator]').all())
      await card.getByRole('button', { name: /^采用/ }).click();
    await phone().getByRole('link', { name: '检查并提交' }).click();
    await phone().getByRole('button', { name: '提交', exact: true }).click();
    await phone().getByText('已提交').waitFor();
    await picture(page, 'sandbox-2-submitted');

    for (const [name, todo] of [
      ['李建国', '单位负责人审核'],
      ['赵敏', '复核'],
    ] as const) {
      await bureau.settle();
      await becomes(name);
      await page.getByRole('button', { name: /^待办/ }).click();
      await page.getByText(`${todo}：财政网络运维服务费绩效自评`).last().click();
      await phone().getByRole('button', { name: '通过', exact: true }).click();
      await phone()
        .getByText(/已通过|已办结/)
        .first()
        .waitFor();
      // Told to the next one when it cannot be taken back any more.
      bureau.travelTo(new Date(bureau.now().getTime() + 15_000));
      await picture(page, `sandbox-3-${name === '李建国' ? 'lead' : 'reviewer'}`);
    }

    await bureau.settle();
    await becomes('王丽');
    await page.getByRole('button', { name: /工作通知/ }).click();
    await page.getByRole('button', { name: '查看结果' }).last().click();
    await phone().getByTestId('total').getByText('98.29').first().waitFor();
    await phone().getByText('优', { exact: true }).first().waitFor();
    await phone().getByRole('button', { name: '生成报告' }).click();
    await phone()
      .getByRole('link', { name: /绩效评价报告/ })
      .waitFor();
    await picture(page, 'sandbox-4-result');

    await page
      .getByRole('button', { name: /^绩效通|^绩/ })
      .first()
      .click();
    await page.getByLabel('消息', { exact: true }).fill('进度');
    await page.getByLabel('消息', { exact: true }).press('Enter');
    await page
      .getByRole('log')
      .getByText(/1 项中已提交 1 项，办结 1 项/)
      .first()
      .waitFor();
    await picture(page, 'sandbox-5-bot');
    expect(browser.complaints).toEqual([]);
  });
});
