// The form as a filler uses it on her phone: what it offers, asks about and explains.
import 'reflect-metadata';
import type { Page } from 'playwright-core';
import { describeInBrowser, hindrances, picture } from '../support/browser';
import { browserStory } from '../support/browserStory';
import { aBureau } from '../support/bureau';

/** A busy machine takes its time. */
const LONG_MS = 180_000;

describeInBrowser('the form', () => {
  const story = browserStory(() => aBureau('sqlite'));

  async function openForm(): Promise<Page> {
    const page = await story.browser.open(`${story.bureau.sandbox.origin}/phone/wangli/`);
    await page.getByText('财政网络运维服务费').first().click();
    await page.getByLabel('实际完成情况').waitFor();
    return page;
  }
  const cardOf = (page: Page, name: string) => page.locator(`[data-indicator="${name}"]`);
  const total = (page: Page) => page.getByTestId('total').first().innerText();

  it(
    'understands pasted figures, asks about unclear ones, and says at once what would earn full points',
    async () => {
      const page = await openForm();
      const card = cardOf(page, '系统功能达标率');
      const field = card.getByLabel(/实际完成值/);
      expect(await field.getAttribute('placeholder')).toBe('98');
      await card.getByText('待确认').waitFor();

      await card.getByRole('button', { name: /为什么/ }).click();
      await page.getByText('实际完成值达到98%，得满分6分。').waitFor();
      await page.keyboard.press('Escape');

      await field.fill('９８．５％');
      await card.getByText('按 98.5% 计分').waitFor();
      expect(await card.getByText('请填写实际完成值').count()).toBe(0);
      expect(await total(page)).toBe('14.29');

      await field.fill('约 97%');
      await card.getByRole('button', { name: '填 97%' }).click();
      expect(await field.inputValue()).toBe('97');
      await card.getByRole('button', { name: '个别未达标' }).click();
      expect(await card.getByLabel('偏差原因').inputValue()).toContain('个别单项没有达到标准');
      await card.getByRole('button', { name: /为什么/ }).click();
      await page.getByText('若实际完成值达到98%，可得6分，多得0.06分。').waitFor();
      await page.keyboard.press('Escape');

      const cost = cardOf(page, '本年度网络系统运维服务费');
      await cost.getByLabel(/实际完成值/).fill('１２１．８８万');
      await cost.getByText('按 121.88万元 计分').waitFor();
      expect(await cost.getByRole('button', { name: /^采用/ }).count()).toBe(1);
      expect(await hindrances(page)).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'has a state for what does not apply or has no data, with what follows from it and what the rules ask',
    async () => {
      const page = await openForm();
      const card = cardOf(page, '日常维护合格率');
      await card.getByRole('button', { name: '没有数据或不适用？' }).click();
      await picture(page, 'form-states');
      await card.getByRole('button', { name: /^不适用/ }).click();
      await card.getByText('不适用须经批准，请填写批准的人和文件，或者填报实际完成情况。').waitFor();
      await card.getByRole('button', { name: '年中取消' }).click();
      await card.getByLabel('批准的人和文件').fill('市财政局3月的调整批复');
      await cardOf(page, '系统功能达标率').getByText('/ 8.25').waitFor();

      const other = cardOf(page, '各系统事故发生频率');
      await other.getByLabel(/实际完成值/).fill('不适用');
      await other.getByRole('button', { name: '这项指标不适用' }).click();
      await other.getByRole('button', { name: '更改' }).click();
      await other.getByRole('button', { name: /^无法取得数据/ }).click();
      await other.getByText('计0分，须说明原因。').waitFor();
      await page.getByRole('link', { name: '检查并提交' }).click();
      await page.getByRole('button', { name: /各系统事故发生频率.*请说明为什么无法取得数据/ }).click();
      await other.getByLabel('为什么无法取得').waitFor();
      await page.waitForFunction(() => document.activeElement?.id.endsWith('-data'));
      await page.keyboard.type('台账记录不完整');
      await page
        .getByText(/已保存/)
        .first()
        .waitFor();
      await page.reload();
      expect(await other.getByLabel('为什么无法取得').inputValue()).toBe('台账记录不完整');
      expect(await hindrances(page)).toEqual([]);
    },
    LONG_MS,
  );
});
