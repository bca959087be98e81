// A DingTalk that answers nonsense: whatever it says, a message is sent once and its row says so.
import 'reflect-metadata';
import { databaseKinds, describeOn } from '../support/databases';
import { noticeTo, NOTICE_PATH, offices, RESULT_PATH, ROBOT_PATH } from './support/office';

const MINUTE = 60_000;

describe.each(databaseKinds)('a DingTalk that lies, on %s', (kind) => {
  describeOn(kind)('', () => {
    const anOffice = offices(kind);

    it('gives receipts that no row can hold: nothing is said twice for that', async () => {
      const office = await anOffice(4);
      const receipts = ['K'.repeat(5_000), { nested: [1, 2] }, -12, []];
      office.fake.on(ROBOT_PATH, (_, nth) => ({ json: { processQueryKey: receipts[nth] } }));
      office.fake.on(NOTICE_PATH, (_, nth) => ({ json: { errcode: 0, task_id: receipts[nth] } }));
      const robot = { kind: 'robot' as const, title: '机器人的话', markdown: '请看', buttons: [] };
      await office.queue(
        office.staff.flatMap((person, at) => [
          noticeTo(person, `通知 ${at}`),
          { ...noticeTo(person, '机器人的话'), message: robot },
        ]),
      );
      for (let minute = 0; minute < 8; minute += 2) await office.pass(2 * MINUTE);
      expect(office.fake.to(ROBOT_PATH)).toHaveLength(4);
      expect(office.fake.to(NOTICE_PATH)).toHaveLength(4);
      const rows = await office.rows();
      expect(rows.filter(({ kind }) => kind === 'notice').map(({ status }) => status)).toEqual(Array(4).fill('sent'));
    });

    it('refuses, and explains itself, without end: the rows keep the beginning', async () => {
      const office = await anOffice(2);
      const [refused, missed] = office.staff;
      office.fake.on(NOTICE_PATH, ({ body }) => ({
        json:
          body.userid_list === refused!.userId
            ? { errcode: 'E'.repeat(300), errmsg: '长'.repeat(40_000) }
            : { errcode: 0, task_id: 7 },
      }));
      office.fake.on(RESULT_PATH, () => ({
        json: { errcode: 0, send_result: { forbidden_list: [{ userid: missed!.userId, code: '9'.repeat(300) }] } },
      }));
      await office.queue([noticeTo(refused!, '甲'), noticeTo(missed!, '乙')]);
      for (let minute = 0; minute < 8; minute += 2) await office.pass(2 * MINUTE);
      expect(office.fake.to(NOTICE_PATH)).toHaveLength(2);
      expect(office.fake.to(RESULT_PATH)).toHaveLength(1);
      expect(await office.row(`甲:${refused!.userId}`)).toMatchObject({
        status: 'failed',
        missedReason: expect.stringMatching(/^钉钉拒绝了请求：长+…/),
      });
      expect(await office.row(`乙:${missed!.userId}`)).toMatchObject({ delivery: 'missed' });
    });
  });
});
