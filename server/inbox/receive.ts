// Everything DingTalk tells us is stored once before it is acknowledged, and worked on afterwards.
import { IsNull, LessThan } from 'typeorm';
import type { Logger } from 'pino';
import type { Database } from '../database/database';
import { isUniqueViolation } from '../database/errors';
import { newId } from '../database/ids';
import type { BotMessage, DirectoryEvent, IncomingHandlers } from '../dingtalk/port';
import type { UsageMeter } from '../quota/meter';
import { ProcessedEvent } from './entities';

export interface InboxDeps {
  database: Database;
  now(): Date;
  log: Logger;
  /** told of what costs of DingTalk's monthly deliveries; a copy costs as much as the first */
  meter: Pick<UsageMeter, 'delivered'>;
  onBotMessage(message: BotMessage): Promise<void>;
  onEvent(event: DirectoryEvent): Promise<void>;
}

export interface Inbox {
  handlers: IncomingHandlers;
  /** Works on what was stored and could not be finished: before the last stop, or because something failed. */
  catchUp(): Promise<void>;
  /** Forgets what was worked on long ago; DingTalk repeats within minutes, not weeks. */
  forget(): Promise<void>;
  /** Resolves when everything received so far has been worked on. */
  settle(): Promise<void>;
}

const LONGEST_ID = 200;
const CATCH_UP_LIMIT = 500;
const KEPT_MS = 30 * 24 * 3_600_000;

/** An inbox over the table `processed_events`: the same event id is stored, and worked on, once. */
export function createInbox(deps: InboxDeps): Inbox {
  const working = new Map<string, Promise<void>>();

  async function accept(source: 'bot' | 'event', eventId: string, body: BotMessage | DirectoryEvent): Promise<void> {
    const id = newId();
    try {
      await deps.database.transaction((db) =>
        db.insert(ProcessedEvent, {
          id,
          source,
          eventId: eventId.slice(0, LONGEST_ID),
          body,
          receivedAt: deps.now(),
          processedAt: null,
        }),
      );
    } catch (error) {
      if (isUniqueViolation(error)) return;
      throw error;
    }
    start(id, source, body);
  }

  function start(id: string, source: string, body: unknown): void {
    if (working.has(id)) return;
    working.set(
      id,
      work(id, source, body).finally(() => working.delete(id)),
    );
  }

  async function work(id: string, source: string, body: unknown): Promise<void> {
    try {
      if (source === 'bot') await deps.onBotMessage(body as BotMessage);
      else await deps.onEvent(body as DirectoryEvent);
      await deps.database.transaction((db) => db.update(ProcessedEvent, { id }, { processedAt: deps.now() }));
    } catch (error) {
      deps.log.error({ err: error, event: id, source }, 'stored, but not worked on; tried again in a minute');
    }
  }

  return {
    handlers: {
      onBotMessage: (message) => {
        deps.meter.delivered('bot');
        return accept('bot', message.id, message);
      },
      onEvent: (event) => accept('event', event.id, event),
    },
    async catchUp() {
      const left = await deps.database.read((db) =>
        db.find(ProcessedEvent, { where: { processedAt: IsNull() }, order: { id: 'ASC' }, take: CATCH_UP_LIMIT }),
      );
      for (const { id, source, body } of left) start(id, source, body);
    },
    async forget() {
      const before = new Date(deps.now().getTime() - KEPT_MS);
      await deps.database.transaction((db) => db.delete(ProcessedEvent, { processedAt: LessThan(before) }));
    },
    async settle() {
      while (working.size > 0) await Promise.all(working.values());
    },
  };
}
