// Changes as they happen: told to whom they concern, across processes, until the session ends.
import 'reflect-metadata';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { LiveChange } from '../../shared/contracts/live';
import { createLog } from '../../server/log';
import { createLive } from '../../server/live/streams';
import { loadActor } from '../../server/identity/actor';
import { Person } from '../../server/identity/entities';
import { endSession, startSession } from '../../server/identity/sessions';
import { bureauLead } from '../../scripts/demo-data/directory';
import type { Phone } from '../../scripts/story/phone';
import { describeOn, databaseKinds } from '../support/databases';
import { aBureau, refusal, type Bureau } from '../support/bureau';

interface Heard {
  event: string;
  data: Partial<LiveChange>;
}

/** What a stream tells, event by event. */
function readStream(body: ReadableStream<Uint8Array>) {
  const heard: Heard[] = [];
  let rest = '';
  const take = (text: string) => {
    const parts = (rest + text).split('\n\n');
    rest = parts.pop()!;
    for (const part of parts) {
      const [, event, data] = /^event: (.+)\ndata: (.+)$/.exec(part) ?? [];
      if (event) heard.push({ event, data: JSON.parse(data!) as Heard['data'] });
    }
  };
  const ended = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>)
      take(decoder.decode(chunk, { stream: true }));
  })().catch(() => undefined);
  return {
    heard,
    ended,
    async until(matches: (one: Heard) => boolean): Promise<Heard> {
      for (;;) {
        const found = heard.find(matches);
        if (found) return found;
        await pause(20);
      }
    },
  };
}

async function listen(phone: Phone) {
  const leaving = new AbortController();
  const response = await phone.send('api/live', { signal: leaving.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  return { ...readStream(response.body!), leave: () => leaving.abort() };
}

describe.each(databaseKinds)('live changes on %s', (kind) => {
  describeOn(kind)('', () => {
    let bureau: Bureau;
    beforeAll(async () => {
      bureau = await aBureau(kind);
    });
    afterAll(() => bureau.stop());

    it('tells who may see the task, and nobody else, what happened to it', async () => {
      const lead = await listen(bureau.lead);
      const filler = await listen(bureau.filler);
      const neighbour = bureau.phone(bureauLead(0));
      await neighbour.signIn();
      const stranger = await listen(neighbour);
      const { id } = await bureau.fills();
      await bureau.submits();
      const of = ({ data }: Heard) => data.tasks?.find((one) => one.id === id);
      await bureau.returns(bureau.lead, '请核对执行数');
      // The way here may be told at once or bit by bit; from now on only drafts are saved.
      for (let turn = 0; !lead.heard.some((one) => of(one)?.drafted); turn += 1) {
        const before = lead.heard.length;
        const { version } = await bureau.task();
        await bureau.filler.put(`api/tasks/${id}/draft`, { version, goalActual: `第 ${turn} 稿`, results: [] });
        await lead.until((one) => lead.heard.indexOf(one) >= before);
      }
      await filler.until((one) => of(one)?.drafted === true);
      expect(stranger.heard.filter(({ event }) => event === 'change')).toEqual([]);
      for (const one of [lead, filler, stranger]) one.leave();
    });

    it('lets the fifth page of a person in and the first one go', async () => {
      const pages = [];
      for (let count = 0; count < 5; count += 1) pages.push(await listen(bureau.admin));
      await pages[4]!.until(({ event }) => event === 'hello');
      await pages[0]!.until(({ event }) => event === 'crowded');
      await pages[0]!.ended;
      expect(pages[1]!.heard.map(({ event }) => event)).not.toContain('crowded');
      for (const one of pages) one.leave();
    });

    it('hears what another process did, hangs up on who does not read, and ends with the session', async () => {
      const { database } = bureau.server;
      const { actor, token } = await database.transaction(async (db) => {
        const { id } = await db.findOneByOrFail(Person, { userId: bureau.leader.userId });
        return { actor: await loadActor(db, id, bureau.now()), token: await startSession(db, id, bureau.now()) };
      });
      const beside = createLive({ database, now: bureau.now, log: createLog('silent'), beatMs: 100 });
      const heard = readStream(Readable.toWeb(beside.open(actor!, token)) as ReadableStream<Uint8Array>);
      // Somebody whose network is gone reads nothing of what is told them.
      const unread = beside.open(actor!, token).on('error', () => undefined);
      unread.write('x'.repeat(100_000));
      const isCut = once(unread, 'close');
      const { id } = await bureau.task();
      await bureau.submits();
      await isCut;
      await heard.until(({ data }) => data.tasks?.some((one) => one.id === id) ?? false);
      await database.transaction((db) => endSession(db, token));
      await heard.until(({ event }) => event === 'end');
      await heard.ended;
      await beside.close();
    });
  });
});

it('is for those who are signed in', async () => {
  const bureau = await aBureau('sqlite', { seed: { launch: false } });
  expect(await refusal(bureau.phone('nobody').get('api/live'))).toMatchObject({ status: 401 });
  await bureau.stop();
});
