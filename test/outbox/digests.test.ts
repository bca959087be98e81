// 合并通知: while DingTalk's monthly quota is short, several notices to one person leave as one.
import 'reflect-metadata';
import { databaseKinds, describeOn } from '../support/databases';
import { NOTICE_PATH, noticeTo, offices, recipientsOf } from './support/office';

interface Card {
  action_card: { title: string; markdown: string };
}
const projects = (count: number) => Array.from({ length: count }, (_, at) => `请填报：项目${at + 1}`);

describe.each(databaseKinds)('notices while quota is short, on %s', (kind) => {
  describeOn(kind)('', () => {
    const anOffice = offices(kind);

    it('to one person leave as one, each said in it, and each is sent', async () => {
      const { staff, queue, relay, fake, rows, saveQuota } = await anOffice(3);
      saveQuota();
      await queue(projects(4).flatMap((words, at) => staff.map((one, n) => noticeTo(one, `${words}给${at}-${n}`))));
      await relay.settle();
      const asked = fake.to(NOTICE_PATH);
      expect(asked.map((_, nth) => recipientsOf(fake, nth)).sort()).toEqual([['u0'], ['u1'], ['u2']]);
      const { action_card: card } = (asked[0]!.body as { msg: Card }).msg;
      expect(card.title).toBe('绩效评价有 4 条新消息（3月12日 周三 10:00）');
      expect(card.markdown).toMatch(/1\. 请填报：项目1.*2\. 请填报：项目2.*3\. 请填报：项目3.*4\. 请填报：项目4/s);
      const sent = await rows();
      expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 'sent'));
      expect(new Set(sent.map(({ receipt }) => receipt)).size).toBe(3);
    });

    it('that several people share anyway go on sharing a call', async () => {
      const { staff, queue, relay, fake, saveQuota } = await anOffice(50);
      saveQuota();
      await queue(projects(8).flatMap((words) => staff.map((one) => noticeTo(one, words))));
      await relay.settle();
      expect(fake.to(NOTICE_PATH).map((_, nth) => recipientsOf(fake, nth).length)).toEqual([50, 50]);
    });

    it('leave one by one as long as quota is plentiful', async () => {
      const { staff, queue, relay, fake } = await anOffice(1);
      await queue(projects(4).map((words) => noticeTo(staff[0]!, words)));
      await relay.settle();
      expect(fake.to(NOTICE_PATH)).toHaveLength(4);
    });

    it('are repeated byte for byte, whatever was queued meanwhile', async () => {
      const { staff, queue, relay, fake, rows, pass, saveQuota } = await anOffice(1);
      saveQuota();
      fake.on(NOTICE_PATH, (_, nth) => (nth === 0 ? 'hang-up' : { json: { errcode: 0, task_id: nth } }));
      await queue(projects(3).map((words) => noticeTo(staff[0]!, words)));
      await relay.settle();
      await queue([noticeTo(staff[0]!, '请修改：项目9')]);
      await pass(20_000);
      const words = fake.to(NOTICE_PATH).map(({ body }) => JSON.stringify(body));
      expect(words.filter((one) => one === words[0])).toHaveLength(2);
      expect((await rows()).every(({ status }) => status === 'sent')).toBe(true);
    });

    it('to somebody DingTalk does not know fail together, and nobody else’s do', async () => {
      const { staff, queue, relay, fake, rows, saveQuota } = await anOffice(2);
      saveQuota();
      fake.on(NOTICE_PATH, ({ body }, nth) =>
        String(body.userid_list).split(',').includes('u0')
          ? { json: { errcode: 33012, errmsg: '无效的userid' } }
          : { json: { errcode: 0, task_id: nth + 1 } },
      );
      await queue(projects(2).flatMap((words) => staff.map((one) => noticeTo(one, words))));
      await relay.settle();
      const ofPerson = async (at: number) =>
        (await rows()).filter(({ recipientId }) => recipientId === staff[at]!.id).map(({ status }) => status);
      expect([await ofPerson(0), await ofPerson(1)]).toEqual([
        ['failed', 'failed'],
        ['sent', 'sent'],
      ]);
    });
  });
});
