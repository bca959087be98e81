// The launch page by clicks: what a campaign costs of DingTalk's monthly calls, and a warning when it does not fit.
import 'reflect-metadata';
import { ApiUsage } from '../../server/quota/entities';
import { take } from '../imports/importing';
import { filled, fileOf, NAME, YEAR } from '../imports/workbooks';
import { describeInBrowser, DESKTOP, hindrances, PHONE, picture } from '../support/browser';
import { browserStory } from '../support/browserStory';
import { aBureau } from '../support/bureau';

describeInBrowser('what launching costs', () => {
  const story = browserStory(() => aBureau('sqlite'));

  async function openLaunch(size: typeof PHONE) {
    const { bureau, browser } = story;
    await take(bureau.admin, await fileOf(filled()));
    const page = await browser.open(`${bureau.sandbox.origin}/phone/chenjing/#/campaigns`, size);
    await page.getByRole('link', { name: '发起评价批次' }).click();
    await page.getByLabel('评价年度').selectOption(String(YEAR));
    await page.getByLabel(NAME).check();
    return page;
  }

  it('is one line, and more on demand', async () => {
    const page = await openLaunch(DESKTOP);
    await page.getByText(/^本批次预计使用约 \d+ 次接口调用，本月还剩 4,\d{3} 次。$/).waitFor();
    await page.getByRole('button', { name: '明细' }).click();
    const sheet = page.getByRole('dialog', { name: '接口调用明细' });
    await sheet.getByText('待办：创建').waitFor();
    await sheet.getByText('合计').waitFor();
    await picture(page, 'quota-1-details');
    expect(await hindrances(page)).toEqual([]);
  });

  it('warns, says what to do, and still lets launch when it does not fit', async () => {
    const { database } = story.bureau.server;
    const month = story.bureau.now().toISOString().slice(0, 7);
    const used = { month, kind: 'call' as const, api: 'file', calls: 4_985, countedAt: story.bureau.now() };
    await database.transaction((db) => db.insert(ApiUsage, used));
    const page = await openLaunch(PHONE);
    await page.getByText(/次接口调用，本月还剩 \d+ 次，不够用。$/).waitFor();
    await page.getByText('照常发起也不会丢消息').waitFor();
    await page.getByText('本批次预计使用约').scrollIntoViewIfNeeded();
    await picture(page, 'quota-2-warning');
    expect(await hindrances(page)).toEqual([]);
    expect(await page.getByRole('button', { name: '发起并通知 1 人' }).isEnabled()).toBe(true);
  });
});
