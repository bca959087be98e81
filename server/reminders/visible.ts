// What of a digest somebody else may see: the lines of tasks within their scope.
import { In } from 'typeorm';
import { asSeenBy } from '../../shared/reminders/seen';
import type { ActionContext } from '../context';
import { isWhole } from '../identity/actor';
import type { OutboxMessage } from '../outbox/entities';
import { tasksFor, viewingPaths } from '../tasks/queries';
import { ReminderDigest } from './entities';
import { CHUNK } from './stories';

type Digest = Pick<ReminderDigest, 'about' | 'reasons'>;
type Words = { title: string; lines: string[] };
type Seen = (digest: Digest, words: Words) => ReturnType<typeof asSeenBy>;

/** Cuts each of these digests to what the actor may see; whoever answers for the whole bureau sees all of it. */
export async function seenBy(ctx: ActionContext, digests: Digest[]): Promise<Seen> {
  if (viewingPaths(ctx.actor).some(isWhole)) return ({ reasons }, words) => ({ ...words, reasons });
  const named = digests.flatMap(({ about, reasons }) => [
    ...(about ? [about.title, ...about.lines] : []),
    ...reasons.map(({ taskId }) => taskId),
  ]);
  const visible = await visibleTasks(ctx, [...new Set(named.filter((id): id is string => typeof id === 'string'))]);
  return ({ about, reasons }, words) => asSeenBy({ ...words, about, reasons }, (taskId) => visible.has(taskId));
}

async function visibleTasks({ db, actor }: ActionContext, ids: string[]): Promise<Set<string>> {
  const visible = new Set<string>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const rows = await tasksFor(db, actor)
      .andWhere({ id: In(ids.slice(from, from + CHUNK)) })
      .select('task.id', 'id')
      .getRawMany<{ id: string }>();
    for (const { id } of rows) visible.add(id);
  }
  return visible;
}

/** Titles of reminders about several tasks that have to be cut for the actor, by the key of their message. */
export async function titlesOfReminders(
  ctx: ActionContext,
  rows: Pick<OutboxMessage, 'dedupeKey' | 'purpose' | 'taskId' | 'payload'>[],
): Promise<Map<string, string>> {
  // What is about one task is found by who may see that task.
  const several = rows.filter(({ purpose, taskId }) => purpose === 'reminder' && taskId === null);
  if (several.length === 0 || viewingPaths(ctx.actor).some(isWhole)) return new Map();
  const digests = await ctx.db.findBy(ReminderDigest, { messageKey: In(several.map(({ dedupeKey }) => dedupeKey)) });
  const seen = await seenBy(ctx, digests);
  const byKey = new Map(digests.map((digest) => [digest.messageKey, digest]));
  return new Map(
    several.flatMap(({ dedupeKey, payload }) => {
      const digest = byKey.get(dedupeKey);
      return digest ? [[dedupeKey, seen(digest, wordsOf(payload)).title]] : [];
    }),
  );
}

/** What a message says, as far as it is text. */
export function wordsOf(payload: object | undefined): Words {
  const { title = '提醒', lines = [] } = (payload ?? {}) as Partial<Words>;
  return { title, lines };
}
