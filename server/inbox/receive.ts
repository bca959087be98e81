// Everything DingTalk tells us is stored once before it is acknowledged, and worked on afterwards; only a card waits for
// what came of it.
import { checkpoint } from '../checkpoint';
import { hashOfToken } from '../decisions/tokens';
import type {
  BotMessage,
  CallbackKind,
  CardAnswer,
  CardPress,
  IncomingEvent,
  IncomingHandlers,
} from '../dingtalk/port';
import type { IncomingSource } from './entities';
import type { InboxDeps, StoredPress } from './handlers';
import { createLines } from './lines';
import { forgetOld, storeOnce, unfinished } from './store';
import { ignore, showCard } from './work';
import { createWorking } from './working';

export interface Inbox {
  handlers: IncomingHandlers;
  /** Works on what was stored and could not be finished: before the last stop, or because something failed. */
  catchUp(): Promise<void>;
  /** Forgets what was worked on long ago; DingTalk repeats within minutes, not weeks. */
  forget(): Promise<void>;
  /** Resolves when everything received so far has been worked on. */
  settle(): Promise<void>;
}

const SOURCES: Record<CallbackKind, IncomingSource> = { events: 'event', robot: 'bot', cards: 'card' };
/** What changes in the contacts costs nothing of the monthly deliveries. */
const FREE_EVENTS = /^(user|org|label)_/;

/** An inbox over the table `processed_events`: the same event id is stored, and worked on, once. */
export function createInbox(deps: InboxDeps): Inbox {
  const { meter } = deps;
  const working = createWorking(deps);
  const talks = createLines();

  async function accept(event: IncomingEvent): Promise<void> {
    const { id, repeated } = await storeOnce(deps, 'event', event.id, event);
    await checkpoint('inbox.stored');
    if (!repeated) void working.start(id, { source: 'event', body: event });
  }

  /** Takes its place in the line of its conversation before it is stored, so that answers come in the order of questions. */
  async function hear(message: BotMessage): Promise<void> {
    const stored = storeOnce(deps, 'bot', message.id, message);
    const turn = talks.enter(talkOf(message), async () => {
      const { id, repeated } = await stored;
      await checkpoint('inbox.stored');
      if (!repeated) await working.start(id, { source: 'bot', body: message });
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
    const { id, finished } = await storeOnce(deps, 'card', key, body);
    const answer = finished ? null : await working.start(id, { source: 'card', body });
    return answer ?? showCard(deps, body);
  }

  /** The copy is in the audit once, however often somebody sends it. */
  async function noteStale(kind: CallbackKind, staleId: string): Promise<void> {
    const source = SOURCES[kind];
    const { id, repeated } = await storeOnce(deps, source, `stale:${staleId}`, { stale: true });
    if (!repeated) await ignore(deps, id, source, '时间戳已超过五分钟，未采用');
  }

  return {
    handlers: {
      onBotMessage: (message) => {
        meter.delivered('bot');
        return hear(message);
      },
      onEvent: (event) => {
        if (!FREE_EVENTS.test(event.type)) meter.delivered('event');
        return accept(event);
      },
      onCard: (body) => {
        meter.delivered('card');
        return press(body);
      },
      onStale: noteStale,
    },
    async catchUp() {
      for (const { id, told } of await unfinished(deps))
        if (told.source === 'bot') void talks.enter(talkOf(told.body), () => working.start(id, told));
        else void working.start(id, told);
    },
    forget: () => forgetOld(deps),
    async settle() {
      while (working.size > 0 || talks.size > 0) await Promise.all([working.settle(), talks.settle()]);
    },
  };
}

/** Over HTTP a message names no group: then it is the sender's own. */
const talkOf = ({ conversation, senderUserId }: BotMessage) => conversation.id || (senderUserId ?? '');
