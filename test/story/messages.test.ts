// From a message to the page it means, on a phone and on a PC, and back into the chat: cards that decide, reports that arrive.
import 'reflect-metadata';
import type { FrameLocator, Page } from 'playwright-core';
import { describeInBrowser, DESKTOP, picture } from '../support/browser';
import { browserStory } from '../support/browserStory';
import { aBureau } from '../support/bureau';

describeInBrowser('messages in the sandbox’s page', () => {
  const story = browserStory(() => aBureau('sqlite', { environment: { DINGTALK_CARD_TEMPLATE_ID: 'review.schema' } }));
  let page: Page;
  beforeEach(async () => {
    page = await story.browser.open(story.bureau.sandbox.origin, DESKTOP);
  });

  const device = (): FrameLocator => page.frameLocator('iframe');
  const onPc = () => page.getByRole('button', { name: '电脑' }).click();
  const chat = () =>
    page
      .getByRole('button', { name: /^绩效通|^绩/ })
      .first()
      .click();

  async function becomes(name: string): Promise<void> {
    await page.getByTitle('换一个人').click();
    await page.getByLabel('搜索人员').fill(name);
    await page.getByRole('listitem').filter({ hasText: name }).getByRole('button').click();
    await page.getByTitle('换一个人').locator('strong').getByText(name).waitFor();
  }

  it('a notice leads to its task on the phone, a to-do in the side panel of the PC', async () => {
    await page.getByRole('button', { name: /工作通知.*财政网络运维服务费自评/ }).click();
    await page.getByRole('button', { name: '开始填报' }).click();
    await device().getByLabel('实际完成情况').waitFor();
    await onPc();
    await page.getByRole('button', { name: /^待办/ }).click();
    await page.getByText('填报：财政网络运维服务费绩效自评').last().click();
    await device().getByLabel('实际完成情况').waitFor();
    await picture(page, 'messages-1-pc');
  });

  it('a card leads to its task on the PC, is decided by one press, and the report comes into the chat', async () => {
    const { bureau } = story;
    await bureau.fills();
    await bureau.submits();
    await becomes('李建国');
    await onPc();
    await chat();
    await page.getByRole('button', { name: '查看详情' }).click();
    await device().getByRole('button', { name: '通过', exact: true }).waitFor();
    await picture(page, 'messages-2-card');
    await page.getByRole('button', { name: '收起' }).click();
    await page.getByRole('log').getByRole('button', { name: '通过', exact: true }).click();
    await page.getByRole('log').getByText('复核中').first().waitFor();
    expect((await bureau.task()).stateLabel).toBe('复核中');
    await bureau.settle();
    await bureau.approves(bureau.reviewer);

    await becomes('王丽');
    await page.getByRole('button', { name: /工作通知/ }).click();
    await page.getByRole('button', { name: '查看结果' }).last().click();
    await device().getByRole('button', { name: '生成报告' }).click();
    await device().getByRole('button', { name: '发送到钉钉：绩效评价报告' }).click();
    await device().getByText('已交给机器人发送').waitFor();
    await picture(page, 'messages-3-sent');
    await page.getByRole('button', { name: '收起' }).click();
    await chat();
    await page.getByRole('log').getByText('财政网络运维服务费绩效评价报告.docx').waitFor();
    await picture(page, 'messages-4-file');
  });
});
