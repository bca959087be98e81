// 看板 by clicks, as a leader has it on the phone: from a number or a bar to the rows behind it, the same in a table, the
// chart as a picture, and nothing of it on the way of somebody who only fills.
import 'reflect-metadata';
import type { Page } from 'playwright-core';
import {
  DESKTOP,
  describeInBrowser,
  hindrances,
  PHONE,
  picture,
  startBrowser,
  type TestBrowser,
} from '../support/browser';
import { aBureau, type Bureau } from '../support/bureau';

describeInBrowser('the dashboard', () => {
  let bureau: Bureau;
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await startBrowser();
    bureau = await aBureau('sqlite', { seed: { bureaus: 6 } });
  });
  afterAll(async () => {
    await browser.close();
    await bureau.stop();
    expect(browser.complaints).toEqual([]);
  });

  const address = (userId: string, path: string) => `${bureau.sandbox.origin}/phone/${userId}/#/${path}`;
  const title = (page: Page, words: RegExp) => page.getByRole('heading', { level: 1, name: words }).waitFor();
  const card = (page: Page, words: RegExp) =>
    page.locator('section').filter({ has: page.getByRole('heading', { name: words }) });

  it('leads a leader on the phone from each number to its rows, and gives a chart as table and picture', async () => {
    const page = await browser.open(address(bureau.leader.userId, ''), PHONE);
    await page.getByRole('link', { name: /看板/ }).click();
    const money = card(page, /^执行率落后于时间进度的项目有 \d+ 个$/);
    await money.locator('canvas').waitFor();
    await picture(page, 'insight-1-dashboard');
    expect(await hindrances(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);

    await money.getByRole('button', { name: /^存为图片/ }).click();
    const image = page.getByRole('img', { name: /演示数据/ });
    await image.waitFor();
    expect(await image.getAttribute('src')).toMatch(/^data:image\/png;base64,/);
    expect(await image.evaluate((one) => (one as unknown as { naturalWidth: number }).naturalWidth)).toBeGreaterThan(
      1_000,
    );
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: '关闭' }).click();

    await money.getByRole('button', { name: /^看表格/ }).click();
    const rows = money.getByRole('row');
    const [name] = (await rows.nth(1).innerText()).split('\t');
    expect(await hindrances(page)).toEqual([]);
    await rows.nth(1).getByRole('link').click();
    await page.getByText(name!.trim()).first().waitFor();
    await page.goBack();

    // The bar leads where the table leads.
    await card(page, /^已交的/)
      .locator('canvas')
      .waitFor();
    await clickFirstColumn(page, card(page, /^已交的/));
    await title(page, /^得分在95分以上的项目 \d+ 项$/);
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('link', { name: '看板' }).click();
    await page.getByRole('link', { name: /^逾期未交/ }).click();
    await page.waitForURL(/#\/campaigns\/.+overdue/);
  });

  it('shows on a wide screen what the checker finds over the campaign, down to the task', async () => {
    const page = await browser.open(address(bureau.admin.userId, 'insight'), DESKTOP);
    await page.getByRole('link', { name: '批次体检' }).click();
    await card(page, /^按问题/)
      .getByRole('link')
      .first()
      .waitFor();
    await picture(page, 'insight-2-findings');
    expect(await hindrances(page)).toEqual([]);
    await card(page, /^按问题/)
      .getByRole('link')
      .first()
      .click();
    await title(page, /\d+ 项$/);
    await page.goBack();
    await page.getByRole('link', { name: '指标表述' }).click();
    await page
      .getByText(/^退回 \d+ 次$/)
      .first()
      .waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('link', { name: '自评与审核' }).click();
    await page.getByText('还没有评价专家评分和抽查复核评分').waitFor();
    expect(await hindrances(page)).toEqual([]);
  });

  it('is not on the way of somebody who fills, and costs them nothing', async () => {
    const page = await browser.open('about:blank', PHONE);
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await page.goto(address(bureau.filler.userId, ''));
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('link', { name: /看板/ }).count()).toBe(0);
    expect(loaded.filter((url) => /echarts|DashboardPage/.test(url))).toEqual([]);
  });
});

/** The bars are on a canvas: what is clicked is a place, here the middle of the first of seven columns, just above its foot. */
async function clickFirstColumn(page: Page, chart: ReturnType<Page['locator']>): Promise<void> {
  const canvas = chart.locator('canvas');
  await canvas.scrollIntoViewIfNeeded();
  const box = (await canvas.boundingBox())!;
  await page.mouse.click(box.x + box.width / 14, box.y + box.height - 34);
}
