// 送达情况 through the front door: every message stands in one state, the reason is in words, and nobody sees beyond their units.
import 'reflect-metadata';
import type { Delivery, DeliveryList, DingTalkStatus, TaskDeliveries } from '../../shared/contracts/deliveries';
import { deliveryStateLabels, deliveryStateOf } from '../../shared/delivery/deliveryState';
import { channelOf } from '../../shared/delivery/messageKinds';
import { newId } from '../../server/database/ids';
import { OrgUnit, Person } from '../../server/identity/entities';
import { OutboxMessage } from '../../server/outbox/entities';
import { bureaus, refusal, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';
import { everyStanding, messageRow } from './rows';

const STATES = Object.keys(deliveryStateLabels) as Delivery['state'][];
const BOARD = 'api/deliveries?';

describe.each(databaseKinds)('the board of messages on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);
    const rowsOf = (bureau: Bureau) => bureau.server.database.read((db) => db.find(OutboxMessage));
    const put = (bureau: Bureau, rows: OutboxMessage[]) =>
      bureau.server.database.transaction(async (db) => void (await db.insert(OutboxMessage, copies(rows))));

    async function everyPage(bureau: Bureau, query: string): Promise<Delivery[]> {
      const all: Delivery[] = [];
      let before = '';
      for (;;) {
        const page = await bureau.admin.get<DeliveryList>(`${BOARD}${query}&limit=7${before}`);
        all.push(...page.deliveries);
        if (!page.next) return all;
        before = `&before=${page.next}`;
      }
    }

    it('shows every row in exactly one state, and the sums add up', async () => {
      const bureau = await aBureau();
      const person = await bureau.server.database.read((db) =>
        db.findOneByOrFail(Person, { userId: bureau.lead.userId }),
      );
      await put(bureau, everyStanding(person.id, bureau.now()));
      const rows = await rowsOf(bureau);
      const seen: string[] = [];
      for (const way of ['', '&way=upkeep']) {
        const { counts } = await bureau.admin.get<DeliveryList>(`${BOARD}limit=1${way}`);
        for (const state of STATES) {
          const shown = await everyPage(bureau, `show=${state}${way}`);
          expect(shown.map((one) => one.state)).toEqual(shown.map(() => state));
          expect(shown).toHaveLength(counts[state]);
          expect(shown.map(({ id }) => id)).toEqual(
            shown
              .map(({ id }) => id)
              .sort()
              .reverse(),
          );
          seen.push(...shown.map(({ id }) => id));
        }
      }
      expect(seen.sort()).toEqual(rows.map(({ id }) => id).sort());
      for (const { id, state, way } of await everyPage(bureau, '')) {
        const row = rows.find((one) => one.id === id)!;
        expect([state, way]).toEqual([deliveryStateOf(row), channelOf(row.kind)]);
      }
      const everything = await everyPage(bureau, '');
      const { upkeep } = await bureau.admin.get<DeliveryList>(BOARD);
      expect(everything.length + upkeep).toBe(rows.length);
    });

    it('says why a message waits and when it is tried again, while DingTalk is down and afterwards', async () => {
      const bureau = await aBureau();
      await bureau.trouble({ down: true });
      await bureau.fills();
      await bureau.submits();
      const status = await bureau.admin.get<DingTalkStatus>('api/dingtalk-status');
      const waiting = await bureau.admin.get<DeliveryList>(`${BOARD}show=waiting`);
      expect(waiting.deliveries.map(({ recipient, way }) => [recipient?.name, way]).sort()).toEqual(
        [
          [await nameOf(bureau, bureau.lead.userId), 'notice'],
          [await nameOf(bureau, bureau.lead.userId), 'todo'],
        ].sort(),
      );
      expect(waiting.deliveries[0]!.why).toMatch(/^暂时连接不上钉钉，(马上|1 分钟内|\d\d:\d\d )再试。$/);
      expect(status).toMatchObject({ reachable: false, waiting: expect.any(Number) });
      expect(status.waiting).toBeGreaterThanOrEqual(2);
      expect(status.since).not.toBeNull();
      expect(status.reasons[0]!.why).toContain('暂时连接不上钉钉');
      await bureau.trouble({ down: false });
      bureau.travelTo(new Date(bureau.now().getTime() + 10 * 60_000));
      await bureau.settle();
      bureau.travelTo(new Date(bureau.now().getTime() + 60_000));
      await bureau.settle();
      expect(await bureau.admin.get<DingTalkStatus>('api/dingtalk-status')).toMatchObject({
        reachable: true,
        waiting: 0,
      });
      const { counts } = await bureau.admin.get<DeliveryList>(BOARD);
      expect(counts.waiting).toBe(0);
      expect(bureau.lead.notices()).toHaveLength(1);
    });

    it.each([
      ['quota', /额度/],
      ['ipBlocked', /封禁/],
      ['noPermission', /权限/],
    ])('says in words what DingTalk refuses: %s', async (fault, words) => {
      const bureau = await aBureau();
      await bureau.fills();
      await bureau.trouble({ [fault]: true });
      await bureau.submits();
      const { deliveries } = await bureau.admin.get<DeliveryList>(`${BOARD}way=notice&purpose=review`);
      expect(deliveries.map(({ why }) => why)).toEqual([expect.stringMatching(words)]);
      if (deliveries[0]!.state !== 'waiting') return;
      const { reasons } = await bureau.admin.get<DingTalkStatus>('api/dingtalk-status');
      expect(reasons.map(({ why }) => why)).toContainEqual(expect.stringMatching(words));
    });

    it('shows a lead their own units only, and a filler nothing but their task', async () => {
      const bureau = await aBureau({ seed: { bureaus: 1 } });
      const all = await bureau.admin.get<DeliveryList>(BOARD);
      const own = await bureau.lead.get<DeliveryList>(BOARD);
      expect(own.deliveries.length).toBeGreaterThan(0);
      const units = await bureau.server.database.read((db) => db.find(OrgUnit));
      const lead = await bureau.server.database.read((db) =>
        db.findOneByOrFail(Person, { userId: bureau.lead.userId }),
      );
      const path = units.find((unit) => unit.id === lead.unitId)!.path;
      const inside = new Set(units.filter((unit) => unit.path.startsWith(path)).map((unit) => unit.name));
      expect(own.deliveries.filter(({ recipient }) => !inside.has(recipient!.unitName!))).toEqual([]);
      expect(all.deliveries.some(({ recipient }) => !inside.has(recipient!.unitName!))).toBe(true);
      expect(await refusal(bureau.filler.get(BOARD))).toMatchObject({ status: 403, code: 'not-allowed' });
      expect(await refusal(bureau.lead.get('api/dingtalk-status'))).toMatchObject({ status: 403 });
      const { id } = await bureau.task();
      const told = await bureau.filler.get<TaskDeliveries>(`api/tasks/${id}/deliveries`);
      expect(told.deliveries.map(({ way, purpose }) => [way, purpose]).sort()).toEqual([
        ['notice', 'assigned'],
        ['todo', 'assigned'],
      ]);
      const foreign = all.deliveries.find(({ task }) => task && task.id !== id)!.task!.id;
      expect(await refusal(bureau.filler.get(`api/tasks/${foreign}/deliveries`))).toMatchObject({ status: 403 });
    });

    it('puts what was sent because something did not arrive under it, and names who is to be told by phone', async () => {
      const bureau = await aBureau();
      const { id: taskId } = await bureau.task();
      const recipientId = (
        await bureau.server.database.read((db) => db.findOneByOrFail(Person, { userId: bureau.filler.userId }))
      ).id;
      const at = bureau.now();
      const about = { taskId, recipientId, purpose: 'reminder' as const };
      const missed = { status: 'sent' as const, delivery: 'missed' as const, finishedAt: at };
      const robot = { kind: 'robot', lane: 'robot' as const };
      const dropped = messageRow(at, { ...about, ...missed, missedReason: '钉钉没有说明原因。', nextWay: 'robot' });
      const standIn = messageRow(at, { ...about, ...robot, delivery: 'reached', followsId: dropped.id });
      const refused = messageRow(at, { ...about, ...missed, missedReason: '不在应用的可见范围', nextWay: 'phone' });
      const alsoRefused = messageRow(at, { ...about, ...robot, ...missed, followsId: refused.id });
      await put(bureau, [dropped, standIn, refused, alsoRefused]);
      const told = await bureau.lead.get<TaskDeliveries>(`api/tasks/${taskId}/deliveries`);
      const chains = told.deliveries.filter(({ purpose }) => purpose === 'reminder');
      const said = chains.map(({ why, followUps }) => [why, followUps.map(({ id, state }) => [id, state])]);
      expect(said).toHaveLength(2);
      expect(said).toEqual(
        expect.arrayContaining([
          ['钉钉没有说明原因，已改发机器人消息。', [[standIn.id, 'reached']]],
          ['不在应用的可见范围，请电话告知。', [[alsoRefused.id, 'missed']]],
        ]),
      );
      const phone = await bureau.admin.get<DeliveryList>(`${BOARD}show=phone`);
      expect(phone.deliveries.map(({ id }) => id)).toEqual([refused.id]);
      expect(phone).toMatchObject({ phone: 1, counts: { missed: 3 } });
    });

    it('finds by part of a name or unit, where % is a letter like any other; and by campaign, way, purpose and day', async () => {
      const bureau = await aBureau();
      const ask = (query: string) => bureau.admin.get<DeliveryList>(`${BOARD}${query}`);
      const name = await nameOf(bureau, bureau.filler.userId);
      const both = await ask(`person=${encodeURIComponent(name.slice(0, 2))}`);
      expect(both.deliveries.map(({ recipient }) => recipient!.name)).toEqual([name, name]);
      expect((await ask(`person=${encodeURIComponent('%')}`)).deliveries).toEqual([]);
      const { campaign } = await bureau.task();
      expect((await ask(`campaignId=${campaign.id}&way=todo&purpose=assigned`)).deliveries).toHaveLength(1);
      expect((await ask(`campaignId=${newId()}`)).deliveries).toEqual([]);
      bureau.travelTo(new Date(bureau.now().getTime() + 24 * 3_600_000));
      await bureau.admin.signIn();
      expect((await ask('period=today')).deliveries).toEqual([]);
      expect((await ask('period=week')).deliveries).toHaveLength(2);
      for (const nonsense of ['show=gone', 'limit=1000', 'before=1', 'sort=id;drop', 'way=fax'])
        expect(await refusal(ask(nonsense))).toMatchObject({ status: 400, code: 'invalid-input' });
    });
  });
});

/** TypeORM writes what it reads back into what it was given, and of several rows into the wrong ones. */
const copies = (rows: OutboxMessage[]) => rows.map((row) => ({ ...row }));

async function nameOf(bureau: Bureau, userId: string): Promise<string> {
  return (await bureau.server.database.read((db) => db.findOneByOrFail(Person, { userId }))).name;
}
