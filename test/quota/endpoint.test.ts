// GET /api/quota: what our meter says is what DingTalk counted, and only admins read it.
import 'reflect-metadata';
import { quotaSchema, type Quota } from '../../shared/contracts/quota';
import { bureaus, refusal } from '../support/bureau';

const aBureau = bureaus('sqlite');

it('tells the admin what DingTalk has counted', async () => {
  const bureau = await aBureau();
  await bureau.fills();
  await bureau.submits();
  await bureau.filler.ask('我的任务');
  const quota = quotaSchema.parse(await bureau.admin.get<Quota>('api/quota'));
  const counted = Object.values(bureau.sandbox.store.countedCalls()).reduce((sum, count) => sum + count, 0);
  expect(quota.calls.used).toBe(counted);
  expect(quota.calls.items.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['工作通知：发送', '待办：创建', '机器人会话答复']),
  );
  expect(quota.deliveries.items).toEqual([{ name: 'bot', label: '机器人收到的消息', count: 1 }]);
  expect(quota.summary).toMatch(/^本月已用 \d+ 次，还剩 4,\d{3} 次。/);
  await bureau.restart();
  expect((await bureau.admin.get<Quota>('api/quota')).calls.used).toBe(counted);
});

it('tells nobody else', async () => {
  const bureau = await aBureau();
  expect(await refusal(bureau.filler.get('api/quota'))).toMatchObject({ status: 403, code: 'not-allowed' });
});
