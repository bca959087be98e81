// Whoever opens the page of a task, or decides on it on a card or in DingTalk's own approval, has read what was told about
// it: the one proof that costs nothing of DingTalk's quota.
import { Brackets, type EntityManager, type SelectQueryBuilder, type UpdateQueryBuilder } from 'typeorm';
import type { ActionContext } from '../context';
import type { Database } from '../database/database';
import { TOLD_TOGETHER } from '../../shared/delivery/deliveryState';
import { OutboxMessage } from './entities';
import type { Worker } from './keepRunning';

interface OpeningDeps {
  database: Database;
  now(): Date;
}

interface Opening {
  personId: string;
  taskId: string;
}

const KINDS_THAT_TELL = ['notice', 'robot', 'file', 'card', 'todo.open'];

/** Notes openings outside of the requests that bring them, so that no page waits for it or fails with it. */
export function createOpenings({
  database,
  now,
}: OpeningDeps): Worker & { note(personId: string, taskId: string): void } {
  const noted = new Map<string, Opening>();

  return {
    note: (personId, taskId) => void noted.set(`${personId} ${taskId}`, { personId, taskId }),
    dueAgainAt: () => null,
    async work() {
      for (const [key, opening] of noted) {
        noted.delete(key);
        const isNews = await database.read((db) =>
          unread(db.createQueryBuilder(OutboxMessage, 'outbox_messages'), opening).getExists(),
        );
        if (isNews) await database.transaction((db) => markRead(db, opening, now()));
      }
    },
  };
}

/** The actor has just acted on the task: what told them to is read. */
export async function noteActing({ actor, db, now }: ActionContext, taskId: string): Promise<void> {
  await markRead(db, { personId: actor.personId, taskId }, now);
}

function markRead(db: EntityManager, opening: Opening, at: Date) {
  return unread(
    db
      .createQueryBuilder()
      .update(OutboxMessage)
      .set({
        delivery: 'read',
        readAt: at,
        reachedAt: () => 'COALESCE(reachedAt, :at)',
        // One that was to be sent again need not be any more.
        status: () => "CASE status WHEN 'waiting' THEN 'sent' ELSE status END",
      })
      .setParameters({ at }),
    opening,
  ).execute();
}

/** What was sent to the person about the task and is not known to be read; also what failed, for now they know. */
function unread<Query extends SelectQueryBuilder<OutboxMessage> | UpdateQueryBuilder<OutboxMessage>>(
  query: Query,
  { personId, taskId }: Opening,
): Query {
  return (
    query
      .where('recipientId = :personId', { personId })
      // A notice of several new tasks names none.
      .andWhere('(taskId = :taskId OR (taskId IS NULL AND purpose IN (:...together)))', {
        taskId,
        together: TOLD_TOGETHER,
      })
      .andWhere('kind IN (:...kinds)', { kinds: KINDS_THAT_TELL })
      .andWhere("(delivery IS NULL OR delivery <> 'read')")
      .andWhere(
        new Brackets((status) =>
          status.where("status IN ('sent', 'unknown', 'failed')").orWhere("status = 'waiting' AND misses > 0"),
        ),
      ) as Query
  );
}
