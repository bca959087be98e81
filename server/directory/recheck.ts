// Leavers whose event never came: everybody with a live session is asked about at least every five minutes.
import { IsNull, LessThanOrEqual, MoreThan, type EntityManager } from 'typeorm';
import type { Logger } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import { DingTalkRefused, DingTalkUnreachable } from '../dingtalk/errors';
import { Person, Session } from '../identity/entities';
import { refreshPerson } from './events';
import type { DirectoryDeps } from './deps';

/** Asked again before the five minutes are over, with time left for many at once. */
const CHECK_AFTER_MS = 3.5 * 60_000;
const OVERDUE_AFTER_MS = 5 * 60_000;
/** Eight calls a second leave room for people who sign in meanwhile. */
const PACE_MS = 125;
const MOST_AT_ONCE = 2000;

/**
 * Asks DingTalk about everybody who works here now and was not asked about lately; who is gone is shut out. When DingTalk
 * cannot be reached everybody goes on working: filling is never held up by it.
 */
export async function recheckSignedIn(
  deps: Pick<DirectoryDeps, 'database' | 'directory' | 'now' | 'afterCommit'> & { log: Logger },
  signal?: AbortSignal,
): Promise<void> {
  const due = await deps.database.read((db) => unchecked(db, deps.now(), CHECK_AFTER_MS));
  for (const { userId } of due) {
    if (signal?.aborted) return;
    try {
      if (!(await refreshPerson(deps, userId, 'recheck'))) deps.afterCommit();
    } catch (error) {
      if (error instanceof DingTalkUnreachable) {
        deps.log.warn({ err: error, due: due.length }, 'cannot ask whether people are still there; they go on working');
        return;
      }
      if (!(error instanceof DingTalkRefused)) throw error;
      deps.log.error({ err: error }, 'DingTalk refuses to tell whether somebody is still there');
    }
    await pause(PACE_MS, undefined, { signal, ref: false }).catch(() => {});
  }
}

/** Whether somebody works here whom DingTalk was not asked about for more than five minutes. */
export async function isRecheckOverdue(db: EntityManager, now: Date): Promise<boolean> {
  return (await unchecked(db, now, OVERDUE_AFTER_MS, 1)).length > 0;
}

/** People with a live session, those who were asked about longest ago first. */
function unchecked(db: EntityManager, now: Date, ageMs: number, most = MOST_AT_ONCE): Promise<Person[]> {
  const before = new Date(now.getTime() - ageMs);
  return db
    .createQueryBuilder(Person, 'person')
    .where([
      { active: true, checkedAt: IsNull() },
      { active: true, checkedAt: LessThanOrEqual(before) },
    ])
    .andWhere((query) => {
      const live = query.subQuery().select('session.personId').from(Session, 'session');
      return `person.id IN ${live.where({ expiresAt: MoreThan(now) }).getQuery()}`;
    })
    .orderBy('person.checkedAt', 'ASC')
    .limit(most)
    .getMany();
}
