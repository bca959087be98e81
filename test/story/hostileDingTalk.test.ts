// DingTalk drops what it says it took, grows slow, goes away: people fill, submit, approve and return through all of it,
// and the office's board tells at each moment what is on the phones and what is not. When DingTalk is well again, everything
// has arrived once.
import 'reflect-metadata';
import type { Delivery, DeliveryList, DingTalkStatus } from '../../shared/contracts/deliveries';
import { OutboxMessage } from '../../server/outbox/entities';
import { bureaus, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';

const MINUTE = 60_000;
const SLOW_MS = 1_500;

describe.each(databaseKinds)('through a hostile DingTalk, on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);

    it('the work goes on, the board tells the truth, and every message arrives once', async () => {
      const bureau = await aBureau();
      const board = boardOf(bureau);
      await bureau.fills();

      // 答成功，不送达
      await bureau.trouble({ dropSilently: true });
      await bureau.submits();
      expect(await board.noticeTo(bureau.lead)).toMatchObject({
        state: 'sent',
        why: expect.stringMatching(/向钉钉核实。$/),
      });
      expect(bureau.lead.notices()).toEqual([]);
      await board.tellsTheTruth();
      await pass(bureau, MINUTE + 1_000);
      expect(await board.noticeTo(bureau.lead)).toMatchObject({
        state: 'missed',
        why: expect.stringMatching(/^钉钉接收后没有送达，也没有说明原因，\d\d:\d\d 再发一次。$/),
      });
      await board.tellsTheTruth();

      // 接口变慢: the dropped one goes out again, slowly; nobody who works waits for it
      await bureau.trouble({ dropSilently: false, slowMs: SLOW_MS });
      await pass(bureau, MINUTE + 1_000);
      expect(bureau.lead.notices()).toHaveLength(1);
      await decide(bureau, 'approval');
      expect(await board.noticeTo(bureau.reviewer)).toMatchObject({ state: 'waiting' });
      await bureau.settle();
      await pass(bureau, MINUTE + 1_000);
      expect(await board.noticeTo(bureau.reviewer)).toMatchObject({ state: 'reached' });
      await board.tellsTheTruth();

      // 钉钉整体不可用
      await bureau.trouble({ slowMs: 0, down: true });
      await bureau.returns(bureau.reviewer, '请核对完成值');
      expect(await bureau.task()).toMatchObject({ state: 'returned', returnReason: '请核对完成值' });
      expect(await board.noticeTo(bureau.filler)).toMatchObject({
        state: 'waiting',
        purpose: 'returned',
        why: expect.stringMatching(/^暂时连接不上钉钉，.*再试。$/),
      });
      const status = await bureau.admin.get<DingTalkStatus>('api/dingtalk-status');
      expect(status).toMatchObject({ reachable: false, since: expect.any(String) });
      await bureau.fills();
      await bureau.submits();
      await board.tellsTheTruth();
      await bureau.restart();
      await bureau.approves(bureau.lead);
      expect((await bureau.taskSeenBy(bureau.reviewer)).can.approve).toBe(true);
      await board.tellsTheTruth();

      // and well again
      await bureau.trouble({ down: false });
      for (let turn = 0; turn < 6; turn += 1) await pass(bureau, 10 * MINUTE);
      const { counts } = await bureau.admin.get<DeliveryList>('api/deliveries');
      expect(counts).toMatchObject({ waiting: 0, missed: 0 });
      await board.tellsTheTruth();
      await board.everythingArrivedOnce();
      expect(bureau.reviewer.openTodos()).toHaveLength(1);
      expect([...bureau.lead.openTodos(), ...bureau.filler.openTodos()]).toEqual([]);
      await bureau.approves(bureau.reviewer);
      expect((await bureau.task()).state).toBe('completed');
      expect(await bureau.admin.get<DingTalkStatus>('api/dingtalk-status')).toMatchObject({
        reachable: true,
        reasons: [],
      });
    });
  });
});

async function pass(bureau: Bureau, ms: number): Promise<void> {
  bureau.travelTo(new Date(bureau.now().getTime() + ms));
  await bureau.settle();
}

/** The lead decides and has the answer before anybody waits for what leaves. */
async function decide(bureau: Bureau, verb: 'approval'): Promise<void> {
  const { id, version } = await bureau.taskSeenBy(bureau.lead);
  await bureau.lead.post(`api/tasks/${id}/${verb}`, { version });
}

/** What the admin's board says, held against the phones. */
function boardOf(bureau: Bureau) {
  const people = [bureau.filler, bureau.lead, bureau.reviewer];
  const everything = async () => {
    const all: Delivery[] = [];
    for (let before = ''; ;) {
      const page = await bureau.admin.get<DeliveryList>(`api/deliveries?limit=5${before}`);
      all.push(...page.deliveries);
      if (!page.next) return { all, page };
      before = `&before=${page.next}`;
    }
  };
  const noticesTo = async (phone: Bureau['lead']) => {
    const me = await phone.get<{ id: string }>('api/me');
    const { all } = await everything();
    return all.filter(({ way, recipient }) => way === 'notice' && recipient?.id === me.id);
  };
  const onPhone = (phone: Bureau['lead'], title: string) => phone.notices().filter((one) => one === title).length;

  return {
    /** the newest one, in one quick look */
    async noticeTo(phone: Bureau['lead']) {
      const me = await phone.get<{ id: string }>('api/me');
      const { deliveries } = await bureau.admin.get<DeliveryList>('api/deliveries?way=notice');
      return deliveries.find(({ recipient }) => recipient?.id === me.id);
    },
    async tellsTheTruth() {
      const { all, page } = await everything();
      const rows = await bureau.server.database.read((db) => db.count(OutboxMessage));
      expect(Object.values(page.counts).reduce((sum, one) => sum + one, 0)).toBe(all.length);
      expect(all.length + page.upkeep).toBe(rows);
      for (const phone of people) {
        const lines = await noticesTo(phone);
        for (const title of new Set(lines.map((one) => one.title))) {
          const alike = lines.filter((one) => one.title === title);
          const count = (...states: Delivery['state'][]) => alike.filter(({ state }) => states.includes(state)).length;
          const seen = onPhone(phone, title);
          expect(seen).toBeGreaterThanOrEqual(count('reached'));
          expect(seen).toBeLessThanOrEqual(count('reached', 'read', 'sent'));
        }
      }
    },
    async everythingArrivedOnce() {
      for (const phone of people) {
        const meant = (await noticesTo(phone)).filter(({ state }) => state !== 'cancelled').map(({ title }) => title);
        expect([...phone.notices()].sort()).toEqual(meant.sort());
      }
    },
  };
}
