// An office of many people with a relay of its own, in front of a DingTalk that does what the test says.
import { openDatabase } from '../../../server/database/open';
import { newId } from '../../../server/database/ids';
import { OrgUnit, Person } from '../../../server/identity/entities';
import { enqueueAll, type Envelope } from '../../../server/outbox/enqueue';
import { OutboxMessage } from '../../../server/outbox/entities';
import { systemContext } from '../../../server/context';
import { startRelay, type RelayDeps } from '../../../server/outbox/relay';
import type { OutboxSettings } from '../../../server/outbox/settings';
import { createTestDatabase, type DatabaseKind } from '../../support/databases';
import { startFake, type FakeDingTalk } from '../../dingtalk/support/fakeDingTalk';

export const NOTICE_PATH = '/topapi/message/corpconversation/asyncsend_v2';
export const RESULT_PATH = '/topapi/message/corpconversation/getsendresult';
export const PROGRESS_PATH = '/topapi/message/corpconversation/getsendprogress';
export const ROBOT_PATH = '/v1.0/robot/oToMessages/batchSend';

const START = new Date('2025-03-12T02:00:00.000Z');

export type Office = Awaited<ReturnType<typeof anOffice>>;

/** Builds offices for the tests of a file and closes them after each test. */
export function offices(kind: DatabaseKind) {
  const standing: Office[] = [];
  afterEach(async () => {
    for (const office of standing.splice(0)) await office.close();
  });
  return async (people: number, settings?: Partial<OutboxSettings>): Promise<Office> => {
    const office = await anOffice(kind, people, settings);
    standing.push(office);
    return office;
  };
}

async function anOffice(kind: DatabaseKind, people: number, settings?: Partial<OutboxSettings>) {
  const place = await createTestDatabase(kind);
  const database = await openDatabase(place.config);
  const fake = await startFake();
  accept(fake);
  let at = START.getTime();
  let digest = false;
  const now = () => new Date(at);
  const staff = await hire(people);
  const silent = () => undefined;
  const relayDeps: RelayDeps = {
    database,
    sender: fake.dingtalk({ now: () => at }).sender,
    atHand: {
      readFile: async () => Buffer.alloc(0),
      lastLook: async () => new Map(),
      issueToken: async () => null,
      compileReport: async () => null,
      drawPicture: async () => null,
    },
    now,
    log: { info: silent, warn: silent, error: silent, debug: silent } as unknown as RelayDeps['log'],
    policy: async () => ({ poll: true, digest }),
    settings,
    tally: silent,
  };
  const relay = startRelay(relayDeps);

  async function hire(count: number): Promise<Person[]> {
    const unitId = newId();
    const unit: OrgUnit = {
      id: unitId,
      departmentId: 1,
      name: '市财政局',
      parentId: null,
      path: `/${unitId}/`,
      isDemo: false,
      active: true,
      seenRunId: null,
    };
    const hired = Array.from({ length: count }, (_, index) => ({
      id: newId(),
      userId: `u${index}`,
      unionId: `U${index}`,
      name: `职工${index}`,
      title: null,
      unitId,
      active: true,
      isDemo: false,
      isDirectoryAdmin: false,
      seenRunId: null,
      seenAt: null,
      checkedAt: null,
      leftAt: null,
      deputyId: null,
      deputyUntil: null,
      standInFrom: null,
    }));
    await database.transaction(async (db) => {
      await db.insert(OrgUnit, unit);
      // No statement takes thousands of people at once.
      for (let from = 0; from < count; from += 500) await db.insert(Person, hired.slice(from, from + 500));
    });
    return hired;
  }

  return {
    database,
    fake,
    relay,
    staff,
    now,
    /** from now on several notices to one person leave as one */
    saveQuota() {
      digest = true;
    },
    /** Moves the clock and lets everything that is due by then happen. */
    async pass(ms: number) {
      at += ms;
      await relay.settle();
    },
    queue: (envelopes: Envelope[]) =>
      database.transaction((db) => enqueueAll(systemContext(db, now(), 'test'), envelopes)),
    rows: () => database.read((db) => db.find(OutboxMessage, { order: { id: 'ASC' } })),
    row: async (dedupeKey: string) => database.read((db) => db.findOneByOrFail(OutboxMessage, { dedupeKey })),
    /** another process on the same database; it may go by a clock of its own */
    secondRelay: (clock = now) => startRelay({ ...relayDeps, now: clock }),
    async close() {
      await relay.close();
      await database.close();
      await fake.close();
      await place.drop();
    },
  };
}

/** DingTalk takes everything and gives each call a receipt of its own. */
function accept(fake: FakeDingTalk): void {
  fake.on(NOTICE_PATH, (_, nth) => ({ json: { errcode: 0, errmsg: 'ok', task_id: nth + 1 } }));
  fake.on(RESULT_PATH, ({ body }) => ({ json: { errcode: 0, send_result: allUnread(fake, Number(body.task_id)) } }));
  fake.on(ROBOT_PATH, () => ({
    json: { processQueryKey: 'PQK', invalidStaffIdList: [], flowControlledStaffIdList: [] },
  }));
}

const allUnread = (fake: FakeDingTalk, taskId: number) => ({ unread_user_id_list: recipientsOf(fake, taskId - 1) });

/** userids of the nth notice call */
export const recipientsOf = (fake: FakeDingTalk, nth: number): string[] =>
  String(fake.to(NOTICE_PATH)[nth]?.body.userid_list ?? '').split(',');

/** A notice about nothing in particular. */
export function noticeTo(person: Person, words: string, more: Partial<Envelope> = {}): Envelope {
  return {
    dedupeKey: `${words}:${person.userId}`,
    purpose: 'assigned',
    recipientId: person.id,
    taskId: null,
    message: { kind: 'notice', title: words, lines: [], buttonLabel: '查看', path: '#/tasks' },
    ...more,
  };
}
