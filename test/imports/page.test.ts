// The import page by clicks, on the wide screen and on the phone: choose, look, mend, choose again, import, go on.
import 'reflect-metadata';
import { readXlsx } from 'hucre/xlsx';
import { readFileSync } from 'node:fs';
import {
  DESKTOP,
  describeInBrowser,
  hindrances,
  picture,
  PHONE,
  startBrowser,
  type TestBrowser,
} from '../support/browser';
import { aBureau, type Bureau } from '../support/bureau';
import { take } from './importing';
import { addProject, emptyBook, filled, fileOf, NAME, withCells } from './workbooks';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describeInBrowser('the import page', () => {
  let bureau: Bureau;
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await startBrowser();
    bureau = await aBureau('sqlite');
  });
  afterAll(async () => {
    await browser.close();
    await bureau.stop();
  });
  afterEach(() => expect(browser.complaints.splice(0)).toEqual([]));

  const open = (size = DESKTOP, path = '#/campaigns') =>
    browser.open(`${bureau.sandbox.origin}/phone/chenjing/${path}`, size);
  const asFile = (name: string, buffer: Buffer) => ({ name, mimeType: XLSX, buffer });

  it('shows what is wrong and where, imports what is right, and leads to the campaign', async () => {
    await take(bureau.admin, await fileOf(addProject(filled(), 'GOOD000001', '机房改造')), { rows: '2' });
    const page = await open();
    await page.getByRole('link', { name: '导入项目' }).click();
    await page.getByText('把 Excel 文件拖到这里').waitFor();
    await picture(page, 'import-1-empty');
    expect(await hindrances(page)).toEqual([]);

    await page.locator('input[type=file]').setInputFiles(asFile('自评表.xls', Buffer.from('x')));
    await page.getByText('“自评表.xls”不是 .xlsx 文件').waitFor();
    await page.locator('input[type=file]').setInputFiles(asFile('坏文件.xlsx', Buffer.from('PK坏')));
    await page.getByText('文件已损坏').waitFor();
    await picture(page, 'import-2-unreadable');
    browser.complaints.length = 0;

    const task = await bureau.task();
    const book = addProject(addProject(filled(), 'GOOD000001', '机房改造'), 'WRONG00001', '非税征管系统运维');
    addProject(book, 'LOCKED0001', task.project.name);
    withCells(book, {
      '项目!E5': task.campaign.fiscalYear,
      '项目!D4': '财政局信息中心',
      '资金!C5': '五十',
      '绩效指标!E9': '≥99%',
      '绩效指标!E16': '6月前',
    });
    const file = await fileOf(book);
    await page.locator('input[type=file]').setInputFiles(asFile('2024年项目.xlsx', file));
    await page.getByText('读到 4 个项目').waitFor();
    await page.getByText('绩效指标!E16').first().waitFor();
    await page.getByText('看 1 处变化').click();
    await page.getByText('“系统功能达标率”的年度指标值').waitFor();
    await picture(page, 'import-3-preview');
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: /^有错误/ }).click();
    expect(await page.locator('.import-row').count()).toBe(1);
    await page.getByRole('button', { name: /^全部/ }).click();

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载标注的文件' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('2024年项目（标注）.xlsx');
    const marked = await readXlsx(readFileSync(await download.path()));
    expect(marked.sheets[0]!.cells!.get('3,3')!.comment!.text).toMatch(/^【错误】通讯录里没有单位“财政局信息中心”/);

    // Somebody else imports one of them meanwhile: nothing is written over unseen.
    const meanwhile = addProject(emptyBook(), 'GOOD000001', '机房改造');
    await take(bureau.admin, await fileOf(withCells(meanwhile, { '资金!D2': 51 })));
    await page.getByRole('button', { name: '导入 2 个项目' }).click();
    await page.getByText('预览之后，系统里的项目有了变化。').waitFor();
    browser.complaints.length = 0;
    await page.getByRole('button', { name: '重新预览' }).click();
    await page.getByText('看 2 处变化').waitFor();
    await page.getByRole('button', { name: '导入 2 个项目' }).click();
    await page.getByText('新增 1 个项目，更新 1 个项目').waitFor();
    await picture(page, 'import-4-done');
    await page.getByRole('link', { name: '发起评价批次' }).click();
    await page.getByText(NAME).waitFor();
    expect(await page.getByLabel('评价年度').inputValue()).toBe('2024');
  });

  it('works on the phone and with the keyboard alone', async () => {
    const page = await open(PHONE, '#/projects/import');
    const input = page.locator('input[type=file]');
    await input.focus();
    const book = addProject(
      addProject(emptyBook(), 'GOOD000002', '资产管理系统运维'),
      'WRONG00002',
      '债务管理系统运维',
    );
    withCells(book, { '绩效指标!F9': '二十' });
    await input.setInputFiles(asFile('两个项目.xlsx', await fileOf(book)));
    await page.getByText('读到 2 个项目').waitFor();
    await picture(page, 'import-5-phone');
    expect(await hindrances(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide).toBe(false);
    const box = page.getByRole('checkbox', { name: /^资产管理系统运维/ });
    await box.focus();
    await page.keyboard.press('Space');
    await page.getByText('请至少选择一个可以导入的项目。').waitFor();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '导入 1 个项目' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('已导入').waitFor();
    await picture(page, 'import-6-phone-done');
    await page.getByRole('button', { name: '继续导入' }).click();
    await input.setInputFiles(asFile('两个项目.xlsx', await fileOf(book)));
    await page.getByText(/改正后重新选择文件；其余项目没有需要导入的内容。/).waitFor();
  });
});
