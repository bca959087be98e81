// 佐证材料 by clicks: on a phone that loses its network, on a PC by drop, and before the eyes of the reviewer.
import 'reflect-metadata';
import type { Page } from 'playwright-core';
import { DESKTOP, describeInBrowser, hindrances, PHONE, picture } from '../support/browser';
import { browserStory } from '../support/browserStory';
import { aBureau } from '../support/bureau';
import { pdf } from './sender';

const ANDROID =
  'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120 Mobile Safari/537.36';
const ROW = '等保测评及安全运维周期';

// Two phones and a PC, each with everything to load: a busy machine takes its time.
jest.setTimeout(180_000);

describeInBrowser('evidence on the page', () => {
  const story = browserStory(() => aBureau('sqlite'));

  async function openTask(userId: string, size = PHONE, userAgent?: string): Promise<Page> {
    const address = `${story.bureau.sandbox.origin}/phone/${userId}/`;
    const page = await story.browser.open(address, size, userAgent);
    await page.getByText('财政网络运维服务费').first().click();
    return page;
  }
  const card = (page: Page) => page.locator(`[data-indicator="${ROW}"]`);
  const report = { name: '2024年等保测评报告.pdf', mimeType: 'application/pdf', buffer: pdf() };

  /** A photo of 3000 × 2000, as a camera gives it, made by the page itself. */
  const photo = async (page: Page) => {
    const drawn = await page.evaluate(() => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [3000, 2000];
      canvas.getContext('2d')!.fillRect(0, 0, 1500, 2000);
      return canvas.toDataURL('image/jpeg', 0.9).split(',')[1]!;
    });
    return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(drawn, 'base64') };
  };

  it('waits on the phone without a network, is sent when it is back, and stands before the reviewer', async () => {
    const page = await openTask('wangli', PHONE, ANDROID);
    const row = card(page);
    await row.getByText('佐证材料').click();
    await row.getByText('还缺').waitFor();
    await picture(page, 'evidence-1-asked');
    await page.context().setOffline(true);
    await row.getByRole('button', { name: '添加等级保护测评报告' }).click();
    await page.getByText(/每份不超过 20 MB/).waitFor();
    await picture(page, 'evidence-2-add');
    expect(await hindrances(page)).toEqual([]);
    await page.getByLabel('材料日期').fill('2024-11-30');
    await page.getByLabel('选择文件').setInputFiles([report]);
    await row.getByText(/没连上网，已存在手机里/).waitFor();
    await row.getByRole('button', { name: '添加佐证材料' }).click();
    await page.getByLabel('拍照').setInputFiles(await photo(page));
    await row.getByText('IMG_0001.jpg').waitFor();
    await picture(page, 'evidence-3-waiting');
    story.browser.complaints.length = 0;

    // The app is put away, and opened again at home, where there is a network.
    await page.context().setOffline(false);
    await page.goto(`${story.bureau.sandbox.origin}/phone/wangli/`);
    await page.getByText('财政网络运维服务费').first().click();
    await row.getByText('1/1').waitFor();
    await row.getByText('佐证材料').click();
    await row.getByRole('button', { name: /IMG_0001/ }).waitFor();
    await picture(page, 'evidence-4-there');
    await row.getByRole('button', { name: /IMG_0001/ }).click();
    const large = page.locator('.evidence__large');
    await large.waitFor();
    expect(await large.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(1920);
    await picture(page, 'evidence-5-photo');
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: '移除' }).click();
    await row.getByRole('button', { name: '撤销' }).click();
    await row.getByRole('button', { name: /IMG_0001/ }).waitFor();

    await story.bureau.fills();
    await story.bureau.submits();
    const lead = await openTask('lijianguo', PHONE, `${ANDROID} colorScheme/dark`);
    await lead.getByRole('button', { name: /^全部/ }).click();
    const seen = card(lead);
    await seen.getByText('2024年11月30日').scrollIntoViewIfNeeded();
    await picture(lead, 'evidence-6-review');
    await seen.getByRole('button', { name: /等保测评报告/ }).click();
    await picture(lead, 'evidence-9-dark');
    expect(await hindrances(lead)).toEqual([]);
    const [download] = await Promise.all([
      lead.waitForEvent('download'),
      lead.getByRole('link', { name: '下载' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(report.name);
  });

  it('is dropped on a PC; what cannot be taken says why, and keeps the sheet from being submitted until it is gone', async () => {
    const page = await openTask('wangli', DESKTOP);
    const row = card(page);
    await row.getByText('佐证材料').waitFor();
    const files = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['MZ not a report'], '测评报告.pdf', { type: 'application/pdf' }));
      transfer.items.add(new File([], '空.pdf'));
      return transfer;
    });
    await row.locator('.evidence').dispatchEvent('drop', { dataTransfer: files });
    await row.getByText(/“空\.pdf”是空文件，没有添加/).waitFor();
    await row.getByText(/不能作为佐证材料：这是可执行程序/).waitFor();
    await row.locator('summary').first().scrollIntoViewIfNeeded();
    await picture(page, 'evidence-7-refused');
    // Sending the same once more would change nothing: that is not offered, nor done by the next visit.
    await row.getByRole('button', { name: '重试' }).waitFor({ state: 'detached' });
    const sent: string[] = [];
    page.on('request', (request) => request.url().includes('evidence-uploads') && sent.push(request.url()));
    await page.reload();
    await row.getByText('有文件没有传成').waitFor();
    expect(sent).toEqual([]);
    await page.getByRole('link', { name: '检查并提交' }).click();
    await page.getByText('有 1 份佐证材料没有传成').waitFor();
    await page.getByText('还缺佐证材料：系统功能检测记录、运维台账汇总表。').waitFor();
    await page.getByText('有 1 份佐证材料没有传成').scrollIntoViewIfNeeded();
    await picture(page, 'evidence-8-check');
    await page.getByRole('button', { name: /有 1 份佐证材料/ }).click();
    await row.getByRole('button', { name: '不传“测评报告.pdf”' }).click();
    await row.getByText('有文件没有传成').waitFor({ state: 'detached' });
    expect((await story.bureau.task()).indicators.find(({ name }) => name === ROW)!.evidence.count).toBe(0);
    story.browser.complaints.length = 0;
  });
});
