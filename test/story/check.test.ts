// 提交前检查 by clicks: what only the checks of a table know is told with its jump, and reaches the reviewer; days, ranges,
// levels of a number are filled with the fields that suit them.
import 'reflect-metadata';
import type { Page } from 'playwright-core';
import { describeInBrowser, hindrances, picture } from '../support/browser';
import { browserStory } from '../support/browserStory';
import { aBureau } from '../support/bureau';
import { changeIndicators, launches } from '../support/variedProject';

describeInBrowser('before submitting', () => {
  const story = browserStory(async () => {
    const bureau = await aBureau('sqlite', { seed: { launch: false } });
    await changeIndicators(bureau);
    await launches(bureau);
    return bureau;
  });

  const opens = async (userId: string): Promise<Page> => {
    const page = await story.browser.open(`${story.bureau.sandbox.origin}/phone/${userId}/`);
    await page.getByText('财政网络运维服务费').first().click();
    return page;
  };
  const card = (page: Page, name: string) => page.locator(`[data-indicator="${name}"]`);

  async function fill(page: Page, goalActual: string): Promise<void> {
    await page.getByLabel('偏差原因').first().fill('部分运维合同按验收节点付款，尾款结转下年支付。');
    await page.getByLabel('实际完成情况').fill(goalActual);
    const offers = page.getByRole('button', { name: /^采用/ });
    for (let left = await offers.count(); left > 0; left--) await offers.first().click();
    const judged = card(page, '机房运维服务达标率');
    await judged.getByRole('button', { name: /^达成预期指标/ }).click();
    await judged.getByRole('button', { name: '100%', exact: true }).click();
  }

  it('fills a day on the wheel or in words, a range and levels, and shows each rule in words', async () => {
    const page = await opens('wangli');
    const day = card(page, '各项系统实施进度');
    await day.getByText('2024年12月20日前').waitFor();
    await day.getByRole('button', { name: '采用 2024年12月18日' }).waitFor();
    await day.getByLabel('各项系统实施进度，实际完成日期').fill('2024-12-25');
    await day.getByLabel('各项系统实施进度，实际完成日期').blur();
    await day.getByText('2024年12月25日').waitFor();
    await day.getByText('2.80', { exact: true }).waitFor();
    await day.getByRole('button', { name: '改为文字填写' }).click();
    await day.getByLabel('各项系统实施进度，实际完成日期').fill('2024年11月底');
    await day.getByText('按 2024年11月30日 计分').waitFor();
    await day.getByText('4.00', { exact: true }).waitFor();
    const range = card(page, '系统故障修复（响应）时间');
    await range.getByText('5～8天').waitFor();
    await range.getByLabel(/实际完成值/).fill('10');
    await range.getByText('3.20', { exact: true }).waitFor();
    const judged = card(page, '机房运维服务达标率');
    await judged.getByText(/^按评判等级赋分/).waitFor();
    await judged.getByRole('button', { name: /^部分达成/ }).click();
    await judged.getByRole('button', { name: '60%', exact: true }).click();
    await judged.getByText('2.40', { exact: true }).waitFor();
    await card(page, '系统功能达标率').getByText('按完成比例赋分，完成比例低于及格门槛60%的不得分。').waitFor();
    await page
      .getByText(/已保存/)
      .first()
      .waitFor();
    expect(await hindrances(page)).toEqual([]);
    await day.scrollIntoViewIfNeeded();
    await picture(page, 'check-1-date');
  });

  it('tells a prompt left and a sentence unfinished with their field, then submits, and the reviewer sees the risks', async () => {
    const page = await opens('wangli');
    await fill(page, '（用文字描述表述年度总体目标完成情况）');
    await page.getByRole('link', { name: '检查并提交' }).click();
    await page.getByText(/还留着模板的提示文字/).waitFor();
    const prompt = page.getByRole('listitem').filter({ hasText: '还留着模板的提示文字' });
    await prompt.getByText('依据').click();
    await prompt.getByText(/K38/).waitFor();
    await picture(page, 'check-2-blocked');
    expect(await hindrances(page)).toEqual([]);
    expect(await page.getByRole('button', { name: '提交', exact: true }).isDisabled()).toBe(true);

    await page.getByRole('button', { name: /还留着模板的提示文字/ }).click();
    const goal = page.getByLabel('实际完成情况');
    await goal.waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'field-goal-goalActual');
    await goal.fill('按照年初安排已完成目标任务，各系统全年正常运行，');
    await page.getByRole('link', { name: '检查并提交' }).click();
    await page.getByText('检查通过，可以提交。').waitFor();
    await page.getByText(/以“，”结尾，句子没有写完/).waitFor();
    const lead = page.getByRole('listitem').filter({ hasText: '绩效完成明显快于资金执行' });
    await lead.getByText('依据').click();
    await lead.getByText('绩效自评质量抽查复核要点').waitFor();
    await picture(page, 'check-3-warnings');
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByText('已提交').waitFor();

    const reviewer = await opens('lijianguo');
    await reviewer.getByRole('heading', { name: '风险提示' }).waitFor();
    await reviewer.getByText(/绩效完成明显快于资金执行/).waitFor();
    await reviewer.getByText(/句子没有写完/).waitFor();
    await picture(reviewer, 'check-4-review');
    expect(await hindrances(reviewer)).toEqual([]);
  });

  it('checks what it can without a connection, and says so', async () => {
    const page = await story.browser.open('about:blank');
    // With a service worker the rules of the check are on the device already.
    await page.addInitScript('delete Navigator.prototype.serviceWorker');
    await page.goto(`${story.bureau.sandbox.origin}/phone/wangli/`);
    await page.getByText('财政网络运维服务费').first().click();
    await page.getByLabel('实际完成情况').waitFor();
    await page.route('**/checkSheet-*.js', (route) => route.abort());
    await page.getByRole('link', { name: '检查并提交' }).click();
    await page.getByText('没连上网，只做了基本检查。提交时由服务器完整检查。').waitFor();
    story.browser.complaints.length = 0;
  });
});
