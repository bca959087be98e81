// 发起评价批次 and what it rests on, by clicks: a check that blocks is mended where it points to, nothing chosen is lost.
import 'reflect-metadata';
import type { Locator, Page } from 'playwright-core';
import type { LaunchList } from '../../shared/contracts/launches';
import { take } from '../imports/importing';
import { filled, fileOf, NAME, withCells, YEAR } from '../imports/workbooks';
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

/** The sign a day field ends with and the room beside it, in pixels. */
const CALENDAR_SIGN = 32;

describeInBrowser('launching', () => {
  let bureau: Bureau;
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await startBrowser();
    bureau = await aBureau('sqlite');
    await take(bureau.admin, await fileOf(withCells(filled(), { '项目!G2': null })));
  });
  afterAll(async () => {
    await browser.close();
    await bureau.stop();
    expect(browser.complaints).toEqual([]);
  });

  const open = (hash: string, size: typeof PHONE) =>
    browser.open(`${bureau.sandbox.origin}/phone/chenjing/#/${hash}`, size);
  const step = (page: Page, number: number) => page.getByRole('region', { name: new RegExp(`^第 ${number} 步`) });
  const launches = async () => (await bureau.admin.get<LaunchList>('api/launches')).launches;

  it('mends what blocks, tries it, keeps it, lets the clock have it, takes it back, and launches', async () => {
    const page = await open('campaigns/new', DESKTOP);
    await page.getByLabel('批次名称').fill('市直部门年度自评');
    await page.getByLabel('评价年度').selectOption(String(YEAR));
    await page.getByLabel(NAME).check();
    const trouble = step(page, 3).getByRole('alert');
    await trouble.getByText(`“${NAME}”还没有填报人，请先指定。`).waitFor();
    await picture(page, 'launch-2-blocked');
    expect(await hindrances(page)).toEqual([]);
    await trouble.getByRole('link', { name: '去改项目' }).click();
    await page.getByRole('heading', { name: NAME }).waitFor();
    await page.getByRole('button', { name: '指定', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: '填报人' });
    await sheet.getByLabel('由谁填报').fill('王丽');
    await sheet.getByRole('button', { name: /^王丽/ }).click();
    await sheet.getByRole('button', { name: '由王丽填报' }).click();
    await page.getByText('填报人：无 → 王丽').waitFor();
    await picture(page, 'launch-3-project');
    expect(await hindrances(page)).toEqual([]);
    await page.goBack();
    expect(await page.getByLabel('批次名称').inputValue()).toBe('市直部门年度自评');
    await step(page, 4).getByText('王丽').waitFor();
    const reminders = step(page, 4).getByRole('region', { name: '提醒安排' });
    await reminders.getByText(/截止前 7、3、1 天和截止当天上午 9:00 提醒/).waitFor();
    await reminders.getByText('下达任务：给 1 位填报人发通知和待办').waitFor();
    await reminders.getByRole('button', { name: '修改' }).click();
    await reminders.getByLabel('7 天').uncheck({ force: true });
    await reminders.getByText(/截止前 3、1 天和截止当天/).waitFor();
    const sample = page.getByRole('region', { name: '填报人会看到' });
    await sample.getByText(/前填报：政务云平台运维自评$/).waitFor();
    await sample.getByRole('button', { name: '填报表' }).click();
    await sample.getByText('年度指标值 ≥98%').waitFor();
    await page.getByRole('button', { name: '试算，不发送' }).click();
    const dryRun = page.getByRole('dialog', { name: '试算结果' });
    await dryRun.getByText('可以发起：会生成 1 项任务，给 1 人发 2 条通知和待办。').waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '存为草稿' }).click();
    await page.waitForURL(/campaigns\/new\/draft\//);
    await page.getByLabel('定时发起').check();
    await page.getByLabel('发起日期').fill('2099-03-13');
    await page.getByLabel('发起时间').selectOption('上午 9:30');
    await page.getByLabel('截止日期').fill('2099-04-01');
    // In official words, whatever language the browser speaks.
    await step(page, 5).getByText('2099年3月13日').waitFor();
    // Nor is the day written over the calendar's sign on a phone.
    await page.getByLabel('批次名称').focus();
    await page.setViewportSize(PHONE);
    const right = async (part: string) => {
      const box = (await page.locator(`.day-input__${part}`).first().boundingBox())!;
      return box.x + box.width;
    };
    expect(await right('words')).toBeLessThan((await right('wheel')) - CALENDAR_SIGN);
    await page.setViewportSize(DESKTOP);
    await page.getByRole('button', { name: '定时 3月13日 周五 09:30 发起' }).click();
    await page.getByText('已定时：3月13日 周五 09:30 自动发起').waitFor();
    await picture(page, 'launch-4-scheduled');
    expect(await hindrances(page)).toEqual([]);
    expect((await launches()).map(({ state }) => state)).toEqual(['scheduled']);
    await page.getByRole('link', { name: '评价批次' }).first().click();
    await page.getByRole('link', { name: /市直部门年度自评 定时/ }).click();
    await page.getByRole('button', { name: '取消定时' }).click();
    await page.getByRole('button', { name: '发起并通知 1 人' }).click();
    await page.getByRole('heading', { name: '市直部门年度自评' }).waitFor();
    await page.getByText('已发起：1 项任务已下达给 1 位填报人，通知和待办正在发出。').waitFor();
    // The first act of a row stands under the head of its column.
    const leftOf = (words: Locator) =>
      words.evaluate((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return range.getBoundingClientRect().left;
      });
    const acts = page.getByRole('columnheader', { name: '办理' });
    expect(await leftOf(page.getByRole('button', { name: /^催办/ }).first())).toBeCloseTo(await leftOf(acts), 0);
    expect(await launches()).toEqual([]);
    await page.getByRole('link', { name: '提醒安排' }).click();
    await page.getByText(/截止前 3、1 天和截止当天/).waitFor();
  });

  it('on the phone: the project library, a project in a campaign, the profiles and the trail', async () => {
    const page = await open('projects', PHONE);
    const calm = async (name: string) => {
      await picture(page, name);
      expect(await hindrances(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    };
    await page.getByText(/^共 \d+ 个项目/).waitFor();
    await calm('launch-5-library');
    await page.getByRole('link', { name: /财政网络运维服务费/ }).click();
    await page.getByText(/任务用的是下达时的副本/).waitFor();
    await calm('launch-6-locked');
    await page.evaluate('location.hash = "#/profiles"');
    await page.getByRole('button', { name: /湖北/ }).click();
    await page.getByText('与全国通用不同').first().waitFor();
    await calm('launch-7-profiles');
    await page.evaluate('location.hash = "#/audit"');
    await page.getByRole('searchbox', { name: '项目' }).fill('财政网络运维服务费');
    await page.getByRole('listitem').filter({ hasText: '下达任务' }).first().waitFor();
    await calm('launch-8-audit');
  });

  it('on a wide screen: takes a template over for a project and fills its targets in', async () => {
    const book = withCells(filled(), { '项目!A2': '310000240000000009', '项目!B2': '新项目' });
    for (const sheet of ['资金', '绩效指标'] as const) book[sheet].splice(1);
    await take(bureau.admin, await fileOf(book));
    const page = await open('projects', DESKTOP);
    await page.getByLabel('状态').selectOption('没有指标');
    await page.getByRole('link', { name: '新项目' }).click();
    await page.getByRole('link', { name: '填写指标、套用模板' }).click();
    await page.getByRole('button', { name: '套用模板' }).click();
    await page.getByRole('button', { name: '套用“信息系统运维项目”' }).click();
    await page.getByText(/^还有 \d+ 项没有填写年度指标值，填好才能保存。$/).waitFor();
    const tree = page.getByRole('navigation', { name: '指标树' });
    await tree.getByRole('button', { name: /^运维系统数量/ }).click();
    await picture(page, 'launch-9-template');
    expect(await hindrances(page)).toEqual([]);
    const open1 = page.getByLabel(/^年度指标值/);
    for (let at = 0; at < (await open1.count()); at += 1) {
      const value = await open1.nth(at).inputValue();
      if (value.includes('____')) await open1.nth(at).fill(value.replace(/_+/, '5'));
    }
    await page.getByRole('button', { name: '保存指标' }).click();
    await page.getByText('绩效指标 15 项').waitFor();
    await page.getByText('修改项目').waitFor();
  });
});
