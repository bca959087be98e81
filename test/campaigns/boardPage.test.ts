// 看板 by clicks: from a number to its rows, from a row to what can be done, and what others do appears by itself.
import 'reflect-metadata';
import type { CampaignSummary } from '../../shared/contracts/campaigns';
import { control } from '../../scripts/story/phone';
import {
  describeInBrowser,
  DESKTOP,
  hindrances,
  PHONE,
  picture,
  startBrowser,
  type TestBrowser,
} from '../support/browser';
import { aBureau, type Bureau } from '../support/bureau';

describeInBrowser('the board of a campaign', () => {
  let bureau: Bureau;
  let browser: TestBrowser;
  let campaigns: CampaignSummary[];
  beforeAll(async () => {
    browser = await startBrowser();
    bureau = await aBureau('sqlite', { seed: { bureaus: 4 } });
    ({ campaigns } = await bureau.admin.get<{ campaigns: CampaignSummary[] }>('api/campaigns'));
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await bureau.stop();
    expect(browser.complaints).toEqual([]);
  });
  const said = () => bureau.sandbox.store.groupChat(bureau.admin.userId)!.messages;
  const open = (path: string, size = DESKTOP) =>
    browser.open(`${bureau.sandbox.origin}/phone/${bureau.admin.userId}/#/${path}`, size);

  it('keeps the list beside the opened task, urges once after saying whom, and follows what others do', async () => {
    const small = campaigns.find(({ counts }) => counts.total === 1)!;
    const page = await open(`campaigns/${small.id}`);
    await page.getByText('1 项中 0 项已交').waitFor();
    await page.getByRole('heading', { name: /^全部任务/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: '打开的任务' });
    await panel.getByText('下一步').waitFor();
    expect(new URL(page.url()).hash).toContain('task=');
    await picture(page, 'board-wide-panel');
    expect(await hindrances(page)).toEqual([]);
    await panel.getByRole('button', { name: /^催办/ }).click();
    const sheet = page.getByRole('dialog', { name: '催办' });
    await sheet.getByText(/^将提醒.*共 1 项任务。每人只收到一条消息。$/).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await sheet.getByRole('button', { name: '提醒 1 人' }).click();
    await sheet.getByText('已提醒 1 人，共 1 项任务。').waitFor();
    await sheet.getByRole('button', { name: '完成' }).click();
    await panel.getByText(/催办过/).waitFor();
    await bureau.settle();
    expect(bureau.filler.lastNotice()).toMatch(/^催办：财政网络运维服务费自评还差 \d+ 项/);
    await panel.getByRole('button', { name: /^催办/ }).click();
    await sheet.getByText('现在不用再催：都在 24 小时内催办过。').waitFor();
    await page.keyboard.press('Escape');
    await bureau.fills();
    await panel.getByText('填报中').first().waitFor();
    await bureau.submits();
    await page.getByText('1 项全部交齐。').waitFor();
    await panel.getByText('单位负责人审核中').first().waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('shows the groups that hear of a campaign, and unbinds one after a question', async () => {
    const small = campaigns.find(({ counts }) => counts.total === 1)!;
    const before = said().length;
    const words = { to: 'group', text: `绑定批次 ${small.name}`, atBot: true };
    await control(bureau.sandbox, `api/people/${bureau.admin.userId}/messages`, words);
    await bureau.sandbox.store.until('the answer', () => said().length > before);
    await bureau.settle();
    const page = await open(`campaigns/${small.id}`);
    await page.getByText('还没有发过小结').waitFor();
    await picture(page, 'board-groups');
    await page.getByRole('button', { name: /^解绑：/ }).click();
    await page.getByText('解绑后这个群不再收到小结。').waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: '确认解绑' }).click();
    await page.getByText(/^还没有绑定钉钉群。/).waitFor();
  });

  it('opens the rows of each number, extends what is shown with a reason, and hands the list out', async () => {
    const big = campaigns.find(({ counts }) => counts.total > 1)!;
    const page = await open(`campaigns/${big.id}`, PHONE);
    await page
      .getByRole('navigation', { name: '按状态筛选' })
      .getByRole('link', { name: /审核中/ })
      .click();
    await page.getByRole('heading', { name: /^审核中/ }).waitFor();
    expect(new URL(page.url()).hash).toContain('show=in-review');
    await page.getByLabel('按项目、单位或填报人查找').fill('没有这个项目');
    await page.getByText('没有找到“没有这个项目”，换个词试试。').waitFor();
    await page.getByRole('button', { name: '查看全部任务' }).click();
    await page.getByRole('heading', { name: /^全部任务/ }).waitFor();
    // Where a bot's 查看名单 leads as well: what is not handed in, whichever way it stands.
    await page
      .getByRole('navigation', { name: '按状态筛选' })
      .getByRole('link', { name: /^\d+\s*未交$/ })
      .click();
    await page.getByRole('heading', { name: /^未交/ }).waitFor();
    expect(new URL(page.url()).hash).toContain('show=outstanding');
    await page.getByText(/^还没有绑定钉钉群。.*在那个群里@机器人，说“绑定批次 /).waitFor();
    await picture(page, 'board-phone');
    expect(await hindrances(page)).toEqual([]);
    await page
      .getByRole('button', { name: /^办理：/ })
      .first()
      .click();
    await page.getByRole('dialog', { name: '办理' }).getByRole('button', { name: /^延期/ }).click();
    const sheet = page.getByRole('dialog', { name: '延期' });
    await sheet.getByRole('button', { name: '请写明延期原因' }).waitFor();
    // Before the reason is there: the button that it wakes changes its colour over a moment.
    expect(await hindrances(page)).toEqual([]);
    await sheet.getByLabel('延期原因').fill('等待年度审计结果');
    await sheet.getByRole('button', { name: /^1 项延至/ }).click();
    await sheet.getByText(/^1 项任务已延至/).waitFor();
    await sheet.getByRole('button', { name: '完成' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '导出表格' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
  });
});
