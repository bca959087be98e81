// The admin's page by clicks, on a PC and on the phone.
import 'reflect-metadata';
import type { Page } from 'playwright-core';
import type { TemplateDetail, TemplateList } from '../../shared/contracts/templates';
import { getTemplate } from '../../shared/templates';
import { describeInBrowser, DESKTOP, hindrances, PHONE, picture } from '../support/browser';
import { browserStory } from '../support/browserStory';
import { aBureau } from '../support/bureau';
import { editedFile } from './edited';

describeInBrowser('指标体系', () => {
  const story = browserStory(() => aBureau('sqlite'));

  const open = (size = DESKTOP, path = '#/templates') =>
    story.browser.open(`${story.bureau.sandbox.origin}/phone/chenjing/${path}`, size);
  const ownTemplates = async () =>
    (await story.bureau.admin.get<TemplateList>('api/templates')).templates.filter(({ isOwn }) => isOwn);
  const rowOf = (page: Page, number: number) => page.getByRole('region', { name: `第 ${number} 项指标` });

  it('opens a template, saves a copy, is told of a vague indicator and takes the example over', async () => {
    const page = await open(DESKTOP, '');
    await page.getByRole('link', { name: '指标体系' }).first().click();
    await page.getByRole('link', { name: /信息系统运维项目/ }).click();
    await page.getByRole('columnheader', { name: '年度指标值' }).waitFor();
    await picture(page, 'templates-1-open');
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('link', { name: '另存为本单位模板' }).click();
    const row = rowOf(page, 3);
    await row.getByLabel('三级指标').fill('系统运行稳定性');
    await row.getByLabel(/^年度指标值/).fill('明显提升');
    await row.getByLabel('指标解释').fill('');
    await row.getByText(/含糊的词“明显提升”/).waitFor();
    const adopt = row.getByRole('button', { name: /^采用示例/ }).first();
    await picture(page, 'templates-2-vague');
    expect(await hindrances(page)).toEqual([]);
    await adopt.click();
    await row.getByText(/^读作：/).waitFor();
    expect(await row.getByLabel(/^年度指标值/).inputValue()).toMatch(/^[≥≤＞＜=]\d/);
    await rowOf(page, 1).getByLabel('分值').fill('八');
    await page.getByText(/分值“八”不是一个数/).waitFor();
    await page.getByText(/还不能保存：第 1 项的分值要改/).waitFor();
    await page.getByRole('button', { name: '去改' }).click();
    expect(
      await rowOf(page, 1)
        .getByLabel('分值')
        .evaluate((field) => field === document.activeElement),
    ).toBe(true);
    expect(await page.getByRole('button', { name: '保存为本单位模板' }).isDisabled()).toBe(true);
    await rowOf(page, 1).getByLabel('分值').fill('8');
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    await page.getByRole('button', { name: '保存为本单位模板' }).click();
    await page.getByRole('heading', { name: '信息系统运维项目（本单位）' }).waitFor();
    expect(await page.evaluate('scrollY')).toBe(0);
    const [own] = await ownTemplates();
    expect(own).toMatchObject({ name: '信息系统运维项目（本单位）', indicatorCount: 15 });
    await page.getByRole('link', { name: '修改', exact: true }).click();
    await page.getByRole('button', { name: '从指标库挑选' }).click();
    await page.getByRole('button', { name: '加入“数据备份成功率”' }).click();
    await picture(page, 'templates-3-pool');
    expect(await hindrances(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByText(/可以先保存，使用前再改/).waitFor();
    await page.reload();
    await page.getByText('已恢复上次没有保存的修改。').waitFor();
    await page.getByRole('button', { name: '保存修改' }).click();
    await page.getByText('使用前还要完善').waitFor();
    expect(await story.bureau.admin.get<TemplateDetail>(`api/templates/${own!.id}`)).toMatchObject({
      rowVersion: 2,
      indicatorCount: 16,
    });
    await picture(page, 'templates-4-own');
  });

  it('imports an edited workbook after a preview with its problems by cell', async () => {
    const template = getTemplate('it-room-operations')!;
    const file = await editedFile(template, (sheet) => {
      const cells = sheet.rows.find((one) => one[3] === '机房供电可用率')!;
      cells[4] = '99.95%';
    });
    const page = await open();
    await page.getByRole('link', { name: '导入 Excel' }).click();
    const choose = (name: string, buffer: Buffer) =>
      page.getByLabel(/Excel 文件|换一个文件/).setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await choose('说明.xlsx', Buffer.from('不是工作簿'));
    await page
      .getByRole('alert')
      .getByText(/只能导入 .xlsx 文件/)
      .waitFor();
    story.browser.complaints.length = 0; // the refusal itself
    await choose('机房.xlsx', file);
    await page.getByText('有 1 处要改正，改好才能保存').waitFor();
    await page.getByText(/^项目支出绩效自评表!E\d+$/).waitFor();
    await picture(page, 'templates-5-preview');
    expect(await hindrances(page)).toEqual([]);
    expect(await ownTemplates()).toEqual([]);
    await page.getByRole('button', { name: '在页面上改正并保存' }).click();
    await page.getByLabel('模板名称').fill('市局机房运维');
    await rowOf(page, 6)
      .getByLabel(/^年度指标值/)
      .fill('≥99.95%');
    await page.getByRole('button', { name: '保存为本单位模板' }).click();
    await page.getByRole('heading', { name: '市局机房运维' }).waitFor();
    const [own] = await ownTemplates();
    const { indicators } = await story.bureau.admin.get<TemplateDetail>(`api/templates/${own!.id}`);
    expect(indicators[5]).toEqual({ ...template.indicators[5], target: '99.95' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 Excel' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('市局机房运维.xlsx');
  });

  it('can be used on the phone, and tells others that it is not theirs', async () => {
    const page = await open(PHONE, '');
    await page.getByRole('link', { name: /指标体系/ }).click();
    await page.getByRole('link', { name: /机房运维项目/ }).waitFor();
    await picture(page, 'templates-6-phone-list');
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('link', { name: /机房运维项目/ }).click();
    await page.getByText('机房供电可用率').waitFor();
    await picture(page, 'templates-7-phone-open');
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('link', { name: '另存为本单位模板' }).click();
    await rowOf(page, 1).getByLabel('三级指标').waitFor();
    await rowOf(page, 1)
      .getByLabel(/^年度指标值/)
      .fill('');
    await rowOf(page, 1)
      .getByText(/没有写年度指标值/)
      .waitFor();
    await picture(page, 'templates-8-phone-edit');
    const overflow = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    expect(overflow).toBe(false);
    const stranger = await story.browser.open(`${story.bureau.sandbox.origin}/phone/wangli/#/templates`);
    await stranger.getByText('您没有管理指标体系的权限，需要绩效管理员办理。').waitFor();
    await picture(stranger, 'templates-9-stranger');
    story.browser.complaints.length = 0; // the refusal itself
  });
});
