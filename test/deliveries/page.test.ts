// 送达情况 by clicks, on the phone and on a wide screen.
import 'reflect-metadata';
import { Person } from '../../server/identity/entities';
import { OutboxMessage } from '../../server/outbox/entities';
import { describeInBrowser, DESKTOP, hindrances, PHONE, picture } from '../support/browser';
import { browserStory } from '../support/browserStory';
import { aBureau, type Bureau } from '../support/bureau';
import { messageRow } from './rows';

describeInBrowser('the board of messages', () => {
  const story = browserStory(() => aBureau('sqlite'));
  const open = (person: string, path: string, size = PHONE) =>
    story.browser.open(`${story.bureau.sandbox.origin}/phone/${person}/#/${path}`, size);

  it('leads an admin from what went wrong to the person and the next act', async () => {
    const { bureau } = story;
    await bureau.fills();
    await bureau.submits();
    await putMissed(bureau);
    const page = await open(bureau.admin.userId, '');
    await page.getByRole('link', { name: /送达情况/ }).click();
    await page.getByText(/^今天 \d+ 条：/).waitFor();
    await page.getByRole('link', { name: '需打电话' }).click();
    await page.getByText('不在应用的可见范围，请电话告知。').waitFor();
    await page.getByRole('button', { name: /已电话告知/ }).scrollIntoViewIfNeeded();
    await picture(page, 'deliveries-phone');
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: /已电话告知/ }).click();
    await page.getByRole('button', { name: '已告知', exact: true }).click();
    await page.getByText('没有需要电话告知的人。').waitFor();
    await page.getByRole('link', { name: '未送达' }).click();
    await page.getByText('已电话告知', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /重新发送|已电话告知/ }).count()).toBe(0);
    await page.getByRole('link', { name: '全部' }).click();
    await page.getByText('筛选').click();
    await page.getByLabel('方式').selectOption({ label: '待办' });
    await page.getByText('筛选：待办').waitFor();
    expect(new URL(page.url()).hash).toContain('way=todo');
    await page.getByLabel('收件人或单位').fill('没有这个人');
    await page.getByText('没有符合“筛选：待办、“没有这个人””的消息。').waitFor();
    await page.getByRole('link', { name: '清除筛选' }).click();
    await page.getByText('另有').waitFor();
    expect(await page.getByLabel('收件人或单位').inputValue()).toBe('');
  });

  it('is a table on a wide screen, follows by itself, and says what DingTalk is doing', async () => {
    const { bureau } = story;
    await putMissed(bureau);
    const page = await open(bureau.admin.userId, 'deliveries', DESKTOP);
    await page.getByRole('table').waitFor();
    await picture(page, 'deliveries-wide');
    expect(await hindrances(page)).toEqual([]);
    await bureau.trouble({ down: true });
    bureau.travelTo(new Date(bureau.now().getTime() + 60_000));
    await bureau.fills();
    await bureau.submits();
    await page.getByText(/暂时连接不上钉钉，\d+ 条消息排队等待，恢复后自动补发，填报和审核不受影响。/).waitFor();
    await page
      .getByRole('row', { name: /待发送/ })
      .first()
      .waitFor();
    await picture(page, 'deliveries-wide-down');
    await bureau.trouble({ down: false });
    await page.getByRole('main').getByRole('link', { name: '接口额度' }).click();
    await page.getByRole('heading', { name: '钉钉接口额度' }).waitFor();
    await page.getByRole('heading', { name: /^接口调用/ }).waitFor();
    await picture(page, 'quota-wide');
    expect(await hindrances(page)).toEqual([]);
    const phone = await open(bureau.admin.userId, 'quota');
    await phone.getByRole('heading', { name: /^接口调用/ }).waitFor();
    await picture(phone, 'quota-phone');
    expect(await hindrances(phone)).toEqual([]);
  });

  it('tells on the task who was told of each step, and lets a lead see what did not arrive', async () => {
    const { bureau } = story;
    await bureau.fills();
    await bureau.submits();
    const taskId = await putMissed(bureau);
    const page = await open(bureau.leader.userId, `tasks/${taskId}`, DESKTOP);
    await page.getByRole('heading', { name: '通知情况' }).waitFor();
    const submitted = page.locator('.timeline__entry', { hasText: '提交' }).first();
    await submitted.getByText('通知').waitFor();
    await picture(page, 'deliveries-task-wide');
    await page.getByRole('button', { name: '谁被通知到' }).click();
    const sheet = page.getByRole('dialog', { name: '谁被通知到' });
    await sheet.getByText('不在应用的可见范围，请电话告知。').waitFor();
    await picture(page, 'deliveries-task-sheet');
    expect(await hindrances(page)).toEqual([]);
    const phone = await open(bureau.leader.userId, `tasks/${taskId}`);
    await phone.getByRole('button', { name: '谁被通知到' }).click();
    await phone.getByRole('dialog').getByText('请电话告知', { exact: false }).waitFor();
    await picture(phone, 'deliveries-task-phone');
    expect(await hindrances(phone)).toEqual([]);
  });
});

/** A reminder that DingTalk refused, and the robot's message in its place that was refused as well. @returns the task's id */
async function putMissed(bureau: Bureau): Promise<string> {
  const { id: taskId } = await bureau.task();
  await bureau.settle();
  await bureau.server.database.transaction(async (db) => {
    const { id: recipientId } = await db.findOneByOrFail(Person, { userId: bureau.filler.userId });
    const about = { taskId, recipientId, purpose: 'reminder' as const, delivery: 'missed' as const };
    const payload = {
      kind: 'notice',
      title: '明天截止：财政网络运维服务费自评还差 3 项',
      lines: [],
      buttonLabel: '填报',
      path: '#/',
    };
    const reason = { missedReason: '不在应用的可见范围' };
    const notice = messageRow(bureau.now(), { ...about, ...reason, payload, nextWay: 'phone' });
    const robot = {
      kind: 'robot',
      lane: 'robot' as const,
      payload: { ...payload, kind: 'robot' },
      followsId: notice.id,
    };
    await db.insert(OutboxMessage, [notice, messageRow(bureau.now(), { ...about, ...reason, ...robot })]);
  });
  return taskId;
}
