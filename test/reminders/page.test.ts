// 提醒设置, 提醒安排 and 工作日历 by clicks: what somebody was told and why, what a campaign will still send, what the office does differently.
import 'reflect-metadata';
import { addDays, instantOn, spokenDay } from '../../shared/calendar';
import type { PersonalReminderSettings, WorkCalendarYear } from '../../shared/contracts/reminders';
import { describeInBrowser, DESKTOP, hindrances, PHONE, picture } from '../support/browser';
import { standingStory } from '../support/browserStory';
import { aBureau } from '../support/bureau';

describeInBrowser('the pages of reminders', () => {
  const story = standingStory(() => aBureau('sqlite'));
  const open = (userId: string, path: string, size: typeof PHONE) =>
    story.browser.open(`${story.bureau.sandbox.origin}/phone/${userId}/#${path}`, size);
  afterAll(() => expect(story.browser.complaints).toEqual([]));

  it('tell the filler on the phone what was sent and why, and keep their hour and what they do without', async () => {
    const { bureau } = story;
    const { dueDate } = await bureau.task();
    bureau.travelTo(instantOn(addDays(dueDate, -3), 9));
    await bureau.server.app.remind();
    await bureau.settle();
    // Days later the sessions are over.
    await Promise.all([bureau.filler.signIn(), bureau.admin.signIn()]);
    const page = await open('wangli', '/', PHONE);
    await page.getByRole('link', { name: '提醒设置' }).click();
    await page.getByText(/^还有 3 天：财政网络运维服务费自评还差/).waitFor();
    await page.getByText('为什么发').first().click();
    await page.getByText(/截止前.*财政网络运维服务费/).waitFor();
    await page.getByText('设免打扰时间').click();
    await page.getByLabel('免打扰到').selectOption('10:30');
    await page.getByLabel('工作日的提醒时间').selectOption('09:00');
    await page.getByText('上午 9:00 在免打扰时间里，请另选提醒时间。').waitFor();
    await page.getByLabel('工作日的提醒时间').selectOption('10:30');
    await page.getByLabel('到期前提醒').uncheck();
    await picture(page, 'reminders-1-settings');
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('保存好了').waitFor();
    expect(await bureau.filler.get<PersonalReminderSettings>('api/me/reminder-settings')).toMatchObject({
      hour: '10:30',
      quiet: { from: '08:30', until: '10:30' },
      muted: ['before'],
    });
  });

  it('show on a wide screen what a campaign will send, change it, and who was told', async () => {
    const { dueDate } = await story.bureau.task();
    const page = await open('chenjing', '/campaigns', DESKTOP);
    await page.getByRole('link', { name: /市财政局项目支出绩效自评/ }).click();
    await page.getByRole('link', { name: '提醒安排' }).click();
    await page.getByText(/截止前 7、3、1 天和截止当天上午 9:00 提醒/).waitFor();
    await page.getByRole('button', { name: '修改' }).click();
    await page.getByLabel('1 天', { exact: true }).uncheck({ force: true });
    await page.getByLabel('逾期告知分管领导').selectOption({ label: '不告知' });
    await page.getByLabel('几点提醒').selectOption('14:30');
    await page.getByRole('button', { name: '保存，从下一次提醒起生效' }).click();
    await page.getByText(/陈静 .* 改过。/).waitFor();
    await page.getByText(/截止前 7、3 天和截止当天下午 2:30 提醒/).waitFor();
    const dueCell = page.locator('.plan-cell--due');
    await dueCell.getByText('当天').waitFor();
    await dueCell.click();
    await page.getByRole('status').getByText(spokenDay(dueDate)).waitFor();
    await picture(page, 'reminders-2-plan');
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('link', { name: '已经告诉谁' }).click();
    await page.getByText('王丽').waitFor();
    await page.getByLabel('哪一类').selectOption({ label: '逾期提醒' });
    await page.getByText('没有符合条件的提醒，换个条件试试。').waitFor();
    await page.getByLabel('哪一类').selectOption({ label: '全部' });
    await page.getByText('王丽').waitFor();
    await picture(page, 'reminders-3-proof');
    expect(await hindrances(page)).toEqual([]);
  });

  it('let the admin enter a day the office works differently, and take it back', async () => {
    const calendar = () => story.bureau.admin.get<WorkCalendarYear>('api/work-calendar?year=2025');
    const page = await open('chenjing', '/', PHONE);
    await page.getByRole('link', { name: /工作日历/ }).click();
    await page.getByText('10月1日 周三 至 10月5日 周日').waitFor();
    await page.getByLabel('日期').fill('2025-03-24');
    await page.getByLabel('原因').fill('市里统一放假');
    await page.getByRole('button', { name: '登记3月24日 周一休息' }).click();
    await page.getByText(/市里统一放假（陈静/).waitFor();
    await picture(page, 'reminders-4-calendar');
    expect(await hindrances(page)).toEqual([]);
    expect((await calendar()).exceptions).toMatchObject([{ day: '2025-03-24', isWorkday: false }]);
    await page.getByRole('button', { name: '取消例外：3月24日 周一' }).click();
    await page.getByText(/没有例外，都按国家安排/).waitFor();
    expect((await calendar()).exceptions).toEqual([]);
  });
});
