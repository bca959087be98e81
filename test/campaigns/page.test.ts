// 发起评价批次 by clicks: what stands in the way says what to do, and going off to do it loses nothing.
import 'reflect-metadata';
import { take } from '../imports/importing';
import { filled, fileOf, NAME, YEAR } from '../imports/workbooks';
import { describeInBrowser, hindrances, PHONE, picture, startBrowser, type TestBrowser } from '../support/browser';
import { aBureau, type Bureau } from '../support/bureau';

describeInBrowser('the launch page', () => {
  let bureau: Bureau;
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await startBrowser();
    bureau = await aBureau('sqlite');
  });
  afterAll(async () => {
    await browser.close();
    await bureau.stop();
    expect(browser.complaints).toEqual([]);
  });

  it('folds what is in a campaign, says how to mend what cannot be launched, and keeps what was chosen', async () => {
    await take(bureau.admin, await fileOf(filled()));
    const page = await browser.open(`${bureau.sandbox.origin}/phone/chenjing/#/campaigns`, PHONE);
    await page.getByRole('link', { name: '我的任务' }).waitFor();
    await page.getByRole('link', { name: '发起评价批次' }).click();
    await page.getByLabel('批次名称').fill('市直部门年度自评');
    await page.getByLabel('评价年度').selectOption(String(YEAR));
    await page.getByText(/^本年度已在批次里的 \d+ 个$/).waitFor();
    expect(await page.getByText('财政网络运维服务费', { exact: true }).isVisible()).toBe(false);
    await page.getByLabel(NAME).check();
    await page.getByLabel('评分方案').selectOption({ label: '湖北（执行率20分、绩效指标80分）' });
    const trouble = page.getByRole('alert');
    await trouble.getByText('各项分值合计110分').waitFor();
    await picture(page, 'launch-1-trouble');
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('link', { name: '导入项目' }).click();
    await page.getByText('下载导入模板').waitFor();
    expect(await page.evaluate('scrollY')).toBe(0);
    await page.goBack();
    await trouble.getByText('各项分值合计110分').waitFor();
    expect(await page.getByLabel('批次名称').inputValue()).toBe('市直部门年度自评');
    expect(await page.getByLabel(NAME).isChecked()).toBe(true);
    await page.getByLabel('评分方案').selectOption({ label: '全国通用（财预〔2020〕10号）' });
    await page.getByRole('button', { name: '发起并通知 1 人' }).click();
    await page.getByRole('heading', { name: '市直部门年度自评' }).waitFor();
    await page.getByRole('link', { name: '评价批次' }).click();
    await page.getByRole('link', { name: '发起评价批次' }).click();
    expect(await page.getByLabel('批次名称').inputValue()).not.toBe('市直部门年度自评');
  });

  it('says of a link that was cut that it is the link', async () => {
    const page = await browser.open(`${bureau.sandbox.origin}/phone/chenjing/#/campaigns/01a2`, PHONE);
    await page.getByText('链接不完整，打不开这一页').waitFor();
    await page.getByRole('link', { name: '返回我的任务' }).click();
    await page.getByRole('link', { name: /评价批次/ }).waitFor();
    browser.complaints.length = 0; // the refusal itself
  });
});
