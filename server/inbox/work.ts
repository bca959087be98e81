// Working on one thing that was stored.
import { IsNull } from 'typeorm';
import { recordAudit } from '../audit/recordAudit';
import { systemContext } from '../context';
import type { BotMessage, CardAnswer, IncomingEvent } from '../dingtalk/port';
import { ProcessedEvent, type IncomingSource } from './entities';
import type { EventChange, Ignored, InboxDeps, StoredPress, Told } from './handlers';

/** @returns what a card says from now on; null for everything else */
export async function workOn(deps: InboxDeps, id: string, { source, body }: Told): Promise<CardAnswer | null> {
  if (source === 'card') return workOnPress(deps, id, body);
  if (source === 'bot') await workOnMessage(deps, id, body);
  else await workOnEvent(deps, id, body);
  deps.afterCommit();
  return null;
}

async function workOnPress(deps: InboxDeps, id: string, press: StoredPress): Promise<CardAnswer | null> {
  let answer: CardAnswer | null = null;
  await conclude(deps, id, 'card', async (ctx) => {
    if (press.corpId !== deps.corpId) return foreign;
    const outcome = await deps.onCard(ctx, press);
    answer = outcome.answer;
    return outcome.ignored === undefined ? undefined : { ignored: outcome.ignored };
  });
  deps.afterCommit();
  return answer;
}

/** What a card says now, without deciding anything. */
export async function showCard(deps: InboxDeps, press: StoredPress): Promise<CardAnswer | null> {
  return press.corpId === deps.corpId ? deps.database.read((db) => deps.showCard(db, press)) : null;
}

/** A sender of another organisation is no member of staff, whatever userid the message carries. */
async function workOnMessage(deps: InboxDeps, id: string, message: BotMessage): Promise<void> {
  const isOurs = message.corpId === deps.corpId;
  if (isOurs) await deps.beforeBotMessage();
  const change = message.isRobots ? async () => ownWords : async () => (isOurs ? deps.onBotMessage(message) : foreign);
  await conclude(deps, id, 'bot', change);
}

async function workOnEvent(deps: InboxDeps, id: string, event: IncomingEvent): Promise<void> {
  const handler = Object.hasOwn(deps.events, event.type) ? deps.events[event.type] : undefined;
  const isOurs = event.corpId === null || event.corpId === deps.corpId;
  if (handler) await conclude(deps, id, 'event', isOurs ? await handler(event) : async () => foreign, event.type);
  else
    await deps.database.transaction((db) =>
      db.update(ProcessedEvent, { id, processedAt: IsNull() }, { processedAt: deps.now(), outcome: 'unknown' }),
    );
}

const foreign: Ignored = { ignored: '来自其他组织' };
/** Answering oneself would never end. */
const ownWords: Ignored = { ignored: '机器人自己发出的消息' };

/** What came was stored, and is not followed. */
export function ignore(deps: InboxDeps, id: string, source: IncomingSource, reason: string): Promise<void> {
  return conclude(deps, id, source, async () => ({ ignored: reason }));
}

/**
 * The change and the mark that it is done are one: a crash between them leaves neither, and another process that took up
 * the same row waits at the mark and finds it set.
 */
async function conclude(
  { database, now }: InboxDeps,
  id: string,
  source: IncomingSource,
  change: EventChange,
  type?: string,
): Promise<void> {
  await database.transaction(async (db) => {
    const mark = { processedAt: now(), outcome: 'done' as const };
    const marked = await db.update(ProcessedEvent, { id, processedAt: IsNull() }, mark);
    if (marked.affected !== 1) return;
    const ctx = systemContext(db, now(), id, source);
    const outcome = await change(ctx);
    if (!outcome) return;
    await db.update(ProcessedEvent, { id }, { outcome: 'ignored', reason: outcome.ignored });
    await recordAudit(ctx, {
      subject: 'incoming',
      subjectId: id,
      action: 'incoming.ignored',
      after: { source, ...(type && { type }) },
      comment: outcome.ignored,
    });
  });
}
