// 待我审核 by clicks, on the phone and on a wide screen: nothing is scrolled through that is fine, nothing is decided for good by a slip.
import 'reflect-metadata';
import type { Page } from 'playwright-core';
import type { ReviewList } from '../../shared/contracts/reviews';
import { cast } from '../../scripts/demo-data/directory';
import { describeInBrowser, DESKTOP, hindrances, PHONE, picture } from '../support/browser';
import { browserStory } from '../support/browserStory';
import { aBureau } from '../support/bureau';

/** A busy machine is slow, not wrong. */
const PATIENCE_MS = 90_000;
jest.setTimeout(4 * PATIENCE_MS);

describeInBrowser('the page of reviews', () => {
  const story = browserStory(() => aBureau('sqlite', { seed: { bureaus: 8 } }));
  const open = async (size: typeof PHONE, user: string = cast.reviewer) => {
    const page = await story.browser.open(`${story.bureau.sandbox.origin}/phone/${user}/#/reviews`, size);
    page.setDefaultTimeout(PATIENCE_MS);
    return page;
  };
  const waiting = async () => (await story.bureau.reviewer.get<ReviewList>('api/reviews')).waiting;
  const segment = (page: Page, name: RegExp) => page.getByRole('button', { name }).click();
  const approve = (page: Page) => page.getByRole('button', { name: '通过', exact: true }).click();

  it('on the phone: what needs a look one by one, the rest together, each to be taken back', async () => {
    const cards = await waiting();
    const look = cards.filter(({ clean }) => !clean);
    const clean = cards.filter((card) => card.clean);
    const page = await open(PHONE);
    await page.getByRole('heading', { name: new RegExp(`^${cards.length} 项待审核`) }).waitFor();
    await picture(page, 'reviews-1-list');
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('link', { name: new RegExp(look[0]!.projectName) }).click();
    await page.getByRole('button', { name: '通过', exact: true }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    // What makes a row worth a look is read without unfolding it.
    await segment(page, /^风险 \d+$/);
    await page.locator('details.risks[open] p').first().waitFor();
    await approve(page);
    await page.getByText(`已通过：${look[0]!.projectName}`).waitFor();
    // The next one is there already.
    await page.getByRole('heading', { name: new RegExp(look[1]!.projectName) }).waitFor();
    await picture(page, 'reviews-2-next');
    await page.getByRole('button', { name: /^撤销/ }).click();
    await page.getByText('已撤销 1 项，没有通知任何人。').waitFor();
    await page.getByRole('heading', { name: new RegExp(look[0]!.projectName) }).waitFor();
    expect(await waiting()).toHaveLength(cards.length);

    // Points are taken off where the row is read, and given back.
    await segment(page, /^全部 \d+$/);
    await page
      .getByRole('button', { name: /^记扣分/ })
      .first()
      .click();
    const sheet = page.getByRole('dialog', { name: '记扣分' });
    await sheet.getByLabel('扣分条款').fill('缺少验收资料的，每项扣0.5分');
    await sheet.getByLabel('每次扣').fill('０．５');
    await sheet.getByLabel('认定的事实').fill('第三季度没有验收单。');
    await sheet.getByRole('button', { name: '请写明依据' }).waitFor();
    await sheet.getByLabel('依据').fill('检查记录');
    await sheet.getByText(/^这一项由 \d+\.\d\d 分变为/).waitFor();
    await picture(page, 'reviews-2b-deduct');
    expect(await hindrances(page)).toEqual([]);
    await sheet.getByRole('button', { name: '扣 0.5 分' }).click();
    await sheet.waitFor({ state: 'detached' });
    await page.getByText('第三季度没有验收单。', { exact: true }).scrollIntoViewIfNeeded();
    await picture(page, 'reviews-2c-deducted');
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: /^撤回这笔扣分/ }).click();
    await page.getByText('第三季度没有验收单。', { exact: true }).waitFor({ state: 'detached' });

    await page.getByRole('link', { name: '待我审核' }).click();
    await segment(page, /^可批量通过/);
    await page.getByLabel(`选中“${clean[0]!.projectName}”`).uncheck();
    await picture(page, 'reviews-3-batch');
    await page.getByRole('button', { name: `通过 ${clean.length - 1} 项` }).click();
    await page.getByText(/^已通过/).waitFor();
    expect((await waiting()).filter((card) => card.clean).map(({ id }) => id)).toEqual([clean[0]!.id]);
    await segment(page, /^已处理/);
    await page
      .getByText(/，现在已办结/)
      .first()
      .waitFor();
    expect(await hindrances(page)).toEqual([]);
  });

  it('on a wide screen: the task beside the list, decided by the keyboard, with only what is wrong sent back', async () => {
    const cards = await waiting();
    const first = cards.find(({ clean }) => !clean)!;
    const page = await open(DESKTOP);
    await page.getByText('在左边选一项，在这里看。').waitFor();
    await page.getByRole('heading', { name: new RegExp(`^${cards.length} 项待审核`) }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: '通过', exact: true }).waitFor();
    await picture(page, 'reviews-4-wide');
    expect(await hindrances(page)).toEqual([]);
    await page.keyboard.press('r');
    await page.getByLabel('退回“年度总体目标”').check();
    await page.getByLabel('这一项的退回原因').fill('写得太笼统，请写明完成了什么。');
    await picture(page, 'reviews-5-return');
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: '退回 1 项' }).click();
    await page.getByText(`已退回：${first.projectName}`).waitFor();
    await page.getByRole('button', { name: '通过', exact: true }).waitFor();
    await page.keyboard.press('a');
    await page.getByText(/^已通过：/).waitFor();
    expect(await waiting()).toHaveLength(cards.length - 2);

    await page.getByText('出差或休假时，可以请同事代理审核').click();
    await page.getByLabel('请谁代理').fill('陈静');
    await page.getByRole('button', { name: /^陈静/ }).click();
    await page.getByRole('button', { name: /^请陈静.*代理审核$/ }).click();
    await page.getByText(/^陈静.*正在代您审核/).waitFor();
    // What is saved is not asked for again.
    expect(await page.getByRole('button', { name: /^请陈静.*代理审核$/ }).isVisible()).toBe(false);
    const standIn = await open(PHONE, cast.admin);
    await standIn.getByText(/^您在代赵敏/).waitFor();
    await standIn
      .getByText(/^代赵敏/)
      .first()
      .waitFor();
    await picture(standIn, 'reviews-6-stand-in');
  });
});
