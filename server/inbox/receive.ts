// Everything DingTalk tells us is stored once before it is acknowledged, and worked on afterwards; only a card waits for
// what came of it.
import { createHash } from 'node:crypto';
import { IsNull, LessThan } from 'typeorm';
import { checkpoint } from '../checkpoint';
import { isUniqueViolation } from '../database/errors';
import { newId } from '../database/ids';
import { hashOfToken } from '../decisions/tokens';
import type {
  BotMessage,
  CallbackKind,
  CardAnswer,
  CardPress,
  IncomingEvent,
  IncomingHandlers,
} from '../dingtalk/port';
import { ProcessedEvent, type IncomingSource } from './entities';
import type { InboxDeps, StoredPress } from './handlers';
import { createLines } from './lines';
import { ignore, showCard, workOn } from './work';

export interface Inbox {
  handlers: IncomingHandlers;
  /** Works on what was stored and could not be finished: before the last stop, or because something failed. */
  catchUp(): Promise<void>;
  /** Forgets what was worked on long ago; DingTalk repeats within minutes, not weeks. */
  forget(): Promise<void>;
  /** Resolves when everything received so far has been worked on. */
  settle(): Promise<void>;
}

interface Stored {
  id: string;
  repeated: boolean;
  finished: boolean;
}

const SOURCES: Record<CallbackKind, IncomingSource> = { events: 'event', robot: 'bot', cards: 'card' };
/** What changes in the contacts costs nothing of the monthly deliveries. */
const FREE_EVENTS = /^(user|org|label)_/;
const LONGEST_ID = 200;
const CATCH_UP_LIMIT = 500;
const KEPT_MS = 30 * 24 * 3_600_000;
const FEWEST_FAILURES = 20;
const PATIENCE_MS = 24 * 3_600_000;

/** An inbox over the table `processed_events`: the same event id is stored, and worked on, once. */
export function createInbox(deps: InboxDeps): Inbox {
  const { database, now, log } = deps;
  const working = new Map<string, Promise<CardAnswer | null>>();
  const talks = createLines();

  /** @returns the stored row: the new one, or the one that was there before */
  async function store(source: IncomingSource, eventId: string, body: object): Promise<Stored> {
    const id = newId();
    const row = { id, source, eventId: keyOf(eventId), body, receivedAt: now() };
    try {
      await database.transaction((db) =>
        db.insert(ProcessedEvent, { ...row, processedAt: null, outcome: null, reason: null, failures: 0 }),
      );
      return { id, repeated: false, finished: false };
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const earlier = await database.read((db) => db.findOneByOrFail(ProcessedEvent, { source, eventId: row.eventId }));
      return { id: earlier.id, repeated: true, finished: earlier.processedAt !== null };
    }
  }

  async function accept(event: IncomingEvent): Promise<void> {
    const { id, repeated } = await store('event', event.id, event);
    await checkpoint('inbox.stored');
    if (!repeated) void start(id, 'event', event);
  }

  /** Takes its place in the line of its conversation before it is stored, so that answers come in the order of questions. */
  async function hear(message: BotMessage): Promise<void> {
    const stored = store('bot', message.id, message);
    const turn = talks.enter(talkOf(message), async () => {
      const { id, repeated } = await stored;
      await checkpoint('inbox.stored');
      if (!repeated) await start(id, 'bot', message);
    });
    // What is not stored is told below.
    turn.catch(() => {});
    await stored;
  }

  /** A button pressed again is no news, but the card must be told how it stands. */
  async function press({ token, ...rest }: CardPress): Promise<CardAnswer | null> {
    const body: StoredPress = { ...rest, tokenHash: token === null ? null : hashOfToken(token) };
    const { corpId, outTrackId, userId, actionId, tokenHash } = body;
    const key = JSON.stringify([corpId, outTrackId, userId, actionId, tokenHash]);
    const { id, finished } = await store('card', key, body);
    const answer = finished ? null : await start(id, 'card', body);
    return answer ?? showCard(deps, body);
  }

  /** The copy is in the audit once, however often somebody sends it. */
  async function noteStale(kind: CallbackKind, staleId: string): Promise<void> {
    const source = SOURCES[kind];
    const { id, repeated } = await store(source, `stale:${staleId}`, { stale: true });
    if (!repeated) await ignore(deps, id, source, '时间戳已超过五分钟，未采用');
  }

  function start(id: string, source: IncomingSource, body: object): Promise<CardAnswer | null> {
    const atWork = working.get(id) ?? attempt(id, source, body).finally(() => working.delete(id));
    working.set(id, atWork);
    return atWork;
  }

  async function attempt(id: string, source: IncomingSource, body: object): Promise<CardAnswer | null> {
    try {
      await checkpoint('inbox.working');
      return await workOn(deps, id, source, body);
    } catch (error) {
      log.error({ err: error, event: id, source }, 'stored, but not worked on; tried again in a minute');
      await countFailure(id).catch((failure: unknown) => log.error({ err: failure, event: id }, 'not counted either'));
      return null;
    }
  }

  /** What fails for a day is given up, so that it does not stand before the others for ever. */
  async function countFailure(id: string): Promise<void> {
    await database.transaction(async (db) => {
      await db.increment(ProcessedEvent, { id, processedAt: IsNull() }, 'failures', 1);
      const row = await db.findOneBy(ProcessedEvent, { id, processedAt: IsNull() });
      if (!row || row.failures < FEWEST_FAILURES || now().getTime() - row.receivedAt.getTime() < PATIENCE_MS) return;
      await db.update(ProcessedEvent, { id }, { processedAt: now(), outcome: 'failed' });
      log.error({ event: id, source: row.source }, 'given up after a day of failures');
    });
  }

  return {
    handlers: {
      onBotMessage: (message) => {
        deps.meter.delivered('bot');
        return hear(message);
      },
      onEvent: (event) => {
        if (!FREE_EVENTS.test(event.type)) deps.meter.delivered('event');
        return accept(event);
      },
      onCard: (body) => {
        deps.meter.delivered('card');
        return press(body);
      },
      onStale: noteStale,
    },
    async catchUp() {
      const left = await database.read((db) =>
        db.find(ProcessedEvent, {
          where: { processedAt: IsNull() },
          order: { failures: 'ASC', id: 'ASC' },
          take: CATCH_UP_LIMIT,
        }),
      );
      for (const { id, source, body } of left)
        if (source === 'bot') void talks.enter(talkOf(body as BotMessage), () => start(id, source, body));
        else void start(id, source, body);
    },
    async forget() {
      const before = new Date(now().getTime() - KEPT_MS);
      await database.transaction((db) => db.delete(ProcessedEvent, { processedAt: LessThan(before) }));
    },
    async settle() {
      while (working.size > 0 || talks.size > 0) await Promise.all([...working.values(), talks.settle()]);
    },
  };
}

/** Over HTTP a message names no group: then it is the sender's own. */
const talkOf = ({ conversation, senderUserId }: BotMessage) => conversation.id || (senderUserId ?? '');

function keyOf(eventId: string): string {
  return eventId.length <= LONGEST_ID ? eventId : createHash('sha256').update(eventId).digest('hex');
}
