// P4: 300 callbacks, each one to five times, shuffled, in parallel, with a stop in between: what is true afterwards is what
// would be true had each come once and in order.
import 'reflect-metadata';
import { IsNull } from 'typeorm';
import { AuditEntry } from '../../server/audit/entities';
import { ProcessedEvent } from '../../server/inbox/entities';
import { Person } from '../../server/identity/entities';
import { OutboxMessage } from '../../server/outbox/entities';
import { createRandom } from '../../scripts/demo-data/random';
import { bureaus, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';
import { cardOf } from './support/cards';
import { calls, callsWithEvent, cardHeaders, robotHeaders } from './support/signedCaller';
import { ways } from './support/ways';

const LEAVERS = ['filler1a', 'lead1'];

type Callback = (bureau: Bureau) => Promise<unknown>;
const CORP = 'ding-demo-corp';
const TOLD = 300;

describe.each(databaseKinds)('callbacks on %s', (kind) => {
  describeOn(kind)('', () => {
    const build = bureaus(kind);
    const aBureau = async () => {
      const bureau = await build({ environment: ways[1]!.environment });
      await bureau.fills();
      await bureau.submits();
      // DingTalk is asked whether they are really gone; its own news of it goes nowhere, since no address is entered.
      for (const userId of LEAVERS) bureau.sandbox.store.directory.removePerson(userId);
      return bureau;
    };

    it('that are repeated, shuffled and interrupted leave what each of them once and in order leaves', async () => {
      const orderly = await aBureau();
      for (const callback of await callbacksFor(orderly)) await callback(orderly);
      await orderly.settle();

      const hostile = await aBureau();
      const copies = shuffled(await callbacksFor(hostile));
      const half = Math.floor(copies.length / 2);
      await Promise.all(copies.slice(0, half).map((callback) => callback(hostile)));
      await hostile.restart();
      await Promise.all(copies.slice(half).map((callback) => callback(hostile)));
      await hostile.server.app.tidy();
      await hostile.settle();

      const expected = await truth(orderly);
      expect(expected).toMatchObject({ state: 'in-review', step: 2, left: 2, replies: 100 });
      expect(await truth(hostile)).toEqual(expected);
    }, 240_000);
  });
});

/** 100 questions, 190 events of which two matter and some are about nobody, 10 presses of which one decides. */
async function callbacksFor(bureau: Bureau): Promise<Callback[]> {
  const card = await cardOf(bureau, bureau.lead);
  const event = (eventId: string, EventType: string, userIds: string[]): Callback => {
    return (to) => callsWithEvent(to, { EventType, eventId, CorpId: CORP, UserId: userIds });
  };
  const press = (nth: number): Callback => {
    const token = nth === 0 ? card.token : `made-up-${nth}`;
    const content = JSON.stringify({ cardPrivateData: { actionIds: ['approve'], params: { token } } });
    const body = { outTrackId: card.outTrackId, userId: bureau.lead.userId, corpId: CORP, userIdType: 1, content };
    return (to) => calls(to, 'cards', body, cardHeaders(String(to.now().getTime())));
  };
  const question = (nth: number): Callback => {
    const from = { senderStaffId: 'wangli', senderNick: '王丽', senderCorpId: CORP };
    const body = {
      msgId: `q${nth}`,
      conversationId: 'c',
      conversationType: '1',
      ...from,
      text: { content: '我的任务' },
    };
    return (to) => calls(to, 'robot', body, robotHeaders(String(to.now().getTime())));
  };
  const callbacks = [
    ...Array.from({ length: 100 }, (_, nth) => question(nth)),
    ...Array.from({ length: 10 }, (_, nth) => press(nth)),
    ...LEAVERS.map((userId) => event(`left-${userId}`, 'user_leave_org', [userId])),
    ...Array.from({ length: 20 }, (_, nth) => event(`nobody-${nth}`, 'user_leave_org', [`stranger${nth}`])),
    ...Array.from({ length: 168 }, (_, nth) => event(`news-${nth}`, 'some_future_event', [])),
  ];
  expect(callbacks).toHaveLength(TOLD);
  return callbacks;
}

/** Each one to five times, in any order; the same at each run. */
function shuffled(callbacks: Callback[]): Callback[] {
  const random = createRandom(4);
  return callbacks
    .flatMap((callback, nth) => Array.from({ length: 1 + (nth % 5) }, () => callback))
    .map((callback) => ({ callback, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ callback }) => callback);
}

async function truth(bureau: Bureau) {
  const { state, steps, timeline } = await bureau.taskSeenBy(bureau.admin);
  return bureau.server.database.read(async (db) => ({
    state,
    step: steps.findIndex(({ status }) => status === 'current'),
    timeline: timeline.map(({ label, actorName }) => [label, actorName]),
    left: await db.countBy(Person, { active: false }),
    told: await db.countBy(ProcessedEvent, {}),
    ignored: await db.countBy(ProcessedEvent, { outcome: 'ignored' }),
    open: await db.countBy(ProcessedEvent, { processedAt: IsNull() }),
    audit: await db.count(AuditEntry),
    replies: await db.countBy(OutboxMessage, { kind: 'chat.reply' }),
    messages: await db.count(OutboxMessage),
  }));
}
