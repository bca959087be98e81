// kill -9 and a frozen process at every point between a message that was queued and one that is known to be sent:
// nothing is lost, nobody sees a message twice, and DingTalk is asked at most once more than needed.
import 'reflect-metadata';
import { once } from 'node:events';
import { cast } from '../../scripts/demo-data/directory';
import { control } from '../../scripts/story/phone';
import { describeOn } from '../support/databases';
import { ruins, type Ruins } from './support/crashes';

/** For a build; the nightly run asks for more. */
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 1);
const PAST_A_LEASE_MS = 120_000;
const EVERYBODY = [1, 1, 1];

const rounds = Array.from({ length: ROUNDS }, (_, round) => round + 1);

let place: Ruins;
afterEach(() => place.close());

/** Everybody has been told, and the server has written it down. */
const told = async ({ sandbox, seen }: Ruins, words: string) => {
  await sandbox.store.until(`“${words}” for everybody`, () => seen(words).every((times) => times > 0), 40_000);
};

/** A server runs for a while; only when it has ended one can look into its database. */
async function untilAllSent(ruin: Ruins, words: string): Promise<void> {
  await waitFor(async () => {
    const server = await ruin.serve({ aheadMs: PAST_A_LEASE_MS });
    await told(ruin, words);
    await ruin.end(server);
    const rows = (await ruin.rows()).filter(({ dedupeKey }) => dedupeKey.startsWith(words));
    return rows.length === EVERYBODY.length && rows.every(({ status }) => status === 'sent');
  });
}

describe('a server on SQLite that is killed', () => {
  beforeEach(async () => {
    place = await ruins('sqlite');
    await place.end(await place.serve());
  });

  const points: [point: string, moment: string, slow: boolean][] = [
    ['K5 before it looks', 'outbox.looking', false],
    ['K6 with messages claimed', 'outbox.claimed', false],
    ['K7 with the request written', 'request.written', true],
    ['K8 with DingTalk’s answer', 'outbox.answered', false],
    ['K9 with it written down', 'outbox.recorded', false],
  ];

  it.each(points)('%s: each message arrives, and is seen once', async (point, moment, slow) => {
    for (const round of rounds) {
      const words = `${point} 第 ${round} 次`;
      await place.queue(words);
      const before = place.taken();
      await control(place.sandbox, 'faults', { slowMs: slow ? 500 : false });
      const victim = await place.start({ at: moment });
      const [, signal] = await once(victim, 'exit');
      expect(signal).toBe('SIGKILL');
      await control(place.sandbox, 'faults', { slowMs: false });
      await untilAllSent(place, words);
      expect(place.seen(words)).toEqual(EVERYBODY);
      expect(place.taken() - before).toBeLessThanOrEqual(2);
    }
  });

  it.each([
    ['K10 before it is acknowledged', 'inbox.stored'],
    ['K11 after it is acknowledged', 'inbox.working'],
  ])('%s: a question to the bot is answered once', async (_, moment) => {
    const answers = () => place.sandbox.store.botChat(cast.filler).messages.filter(({ from }) => from === 'bot').length;
    const victim = await place.serve({ at: moment });
    await place.sandbox.store.until('the Stream', () => place.sandbox.store.streamConnections() > 0);
    await place.sandbox.say(cast.filler, '帮助');
    if (victim.signalCode === null) await once(victim, 'exit');
    const next = await place.serve();
    await place.sandbox.store.until('an answer', () => answers() > 0, 40_000);
    await place.end(next);
    expect(answers()).toBe(1);
  });
});

describeOn('mariadb')('two servers on MariaDB', () => {
  beforeEach(async () => {
    place = await ruins('mariadb');
    await place.end(await place.serve());
  });

  it.each([
    ['with messages claimed', 'outbox.claimed'],
    ['with DingTalk’s answer', 'outbox.answered'],
  ])('K18 one freezes %s: the other takes over, and the late one changes nothing', async (_, moment) => {
    const words = `冻结 ${moment}`;
    await place.queue(words);
    const frozen = await place.start({ at: moment, by: 'SIGSTOP' });
    // Frozen when it has claimed: the rows stand as being sent.
    await waitFor(async () => (await place.rows()).some(({ status }) => status === 'sending'));
    await place.lapse();
    const other = await place.serve();
    await told(place, words);
    await waitFor(async () => (await place.rows()).every(({ status }) => status === 'sent'));
    const written = (await place.rows()).map(({ id, receipt, finishedAt }) => [id, receipt, finishedAt]);
    frozen.kill('SIGCONT');
    await once(frozen, 'message');
    await place.end(frozen);
    await place.end(other);
    expect(place.seen(words)).toEqual(EVERYBODY);
    expect((await place.rows()).map(({ id, receipt, finishedAt }) => [id, receipt, finishedAt])).toEqual(written);
    expect(place.taken()).toBeLessThanOrEqual(2);
  });

  it('K21 both start at once: each message leaves once', async () => {
    const words = rounds.flatMap((round) => Array.from({ length: 20 }, (_, nth) => `第 ${round} 轮第 ${nth} 件`));
    for (const one of words) await place.queue(one);
    const before = place.taken();
    const servers = await Promise.all([place.serve(), place.serve()]);
    for (const one of words) await told(place, one);
    for (const server of servers) await place.end(server);
    for (const one of words) expect(place.seen(one)).toEqual(EVERYBODY);
    expect(place.taken() - before).toBe(words.length);
  });
});

async function waitFor(holds: () => Promise<boolean>, withinMs = 40_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
