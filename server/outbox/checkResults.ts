// Asks DingTalk what became of messages it accepted. One question for all who got the message in one call, and only where
// it is worth its quota: somebody not accounted for yet, or enough people whose reading is of interest.
import { LessThanOrEqual } from 'typeorm';
import type { Logger } from 'pino';
import { systemContext } from '../context';
import { breathe } from '../database/breathe';
import type { Database } from '../database/database';
import { newId } from '../database/ids';
import { inChunks } from '../database/inChunks';
import { DingTalkRefused, DingTalkUnreachable } from '../dingtalk/errors';
import type { DingTalkSender, NoticeResult } from '../dingtalk/port';
import { OutboxMessage } from './entities';
import type { Worker } from './keepRunning';
import { byRecipient } from './parcels';
import { recordResult, type CheckedRow } from './recordResult';
import type { OutboxSettings } from './settings';
import { takeCalls } from './takeCalls';
import { updateRows } from './updateRows';

export interface CheckDeps {
  database: Database;
  sender: Pick<DingTalkSender, 'noticeResult' | 'robotResult'>;
  settings: OutboxSettings;
  now(): Date;
  log: Logger;
  policy(): Promise<{ poll: boolean }>;
  /** something is queued: what was missed goes another way */
  ring(): void;
}

const ROWS_AT_ONCE = 400;
const QUESTIONS_AT_ONCE = 6;
/** While quota is short it is looked at again this often. */
const PUT_OFF_MS = 5 * 60_000;

const CHECKED = [
  'id',
  'kind',
  'recipientId',
  'receipt',
  'delivery',
  'reachedAt',
  'misses',
  'finishedAt',
] as const satisfies (keyof CheckedRow)[];

const isDue = (at: Date) => ({ checkDueAt: LessThanOrEqual(at) });

export function createResultCheck(deps: CheckDeps): Worker {
  const { database, settings, now } = deps;

  async function work(isClosed: () => boolean): Promise<void> {
    while (!isClosed()) {
      if (!(await database.read((db) => db.existsBy(OutboxMessage, isDue(now()))))) return;
      const mayAsk = (await deps.policy()).poll;
      await putOffOrForget(mayAsk);
      if (!mayAsk) return;
      const { id, groups } = await claimChecks();
      for (const some of inChunks(groups, QUESTIONS_AT_ONCE)) {
        const answered = await Promise.all(some.map((rows) => check(id, rows)));
        deps.ring();
        if (answered.includes(false)) return;
      }
    }
  }

  /** DingTalk forgets after a day; and nothing is asked while quota is short. */
  async function putOffOrForget(mayAsk: boolean): Promise<void> {
    const at = now();
    const forgottenBefore = new Date(at.getTime() - settings.checkUntilMs);
    await database.transaction(async (db) => {
      const due = isDue(at);
      await db.update(OutboxMessage, { ...due, finishedAt: LessThanOrEqual(forgottenBefore) }, { checkDueAt: null });
      if (!mayAsk) await db.update(OutboxMessage, due, { checkDueAt: new Date(at.getTime() + PUT_OFF_MS) });
    });
  }

  /** @returns rows of the same call together; nobody else asks about them for the length of a lease */
  async function claimChecks(): Promise<{ id: string; groups: CheckedRow[][] }> {
    const id = newId();
    const rows = await database.transaction(async (db) => {
      const at = now();
      const found = await db.find(OutboxMessage, {
        select: { id: true, receipt: true },
        where: isDue(at),
        order: { checkDueAt: 'ASC' },
        take: ROWS_AT_ONCE,
      });
      const whole = takeCalls(found, {
        keyOf: ({ receipt }) => receipt!,
        perCall: ROWS_AT_ONCE,
        calls: ROWS_AT_ONCE,
        isCut: found.length === ROWS_AT_ONCE,
      });
      // No index fits this condition, so that the rows are found by their ids.
      const due = { sql: 'CASE WHEN checkDueAt <= ? THEN 1 ELSE 0 END = 1', values: [at] };
      const until = new Date(at.getTime() + settings.leaseMs);
      const set = { claimId: id, checkDueAt: until };
      await updateRows(db, whole, due, { set, counted: { checks: 'checks + 1' } });
      await breathe();
      return db
        .createQueryBuilder(OutboxMessage, 'message')
        .select(CHECKED.map((column) => `message.${column}`))
        .where('message.id IN (:...ids) AND message.claimId = :id', { ids: ['', ...whole.map((row) => row.id)], id })
        .getMany();
    });
    const groups = new Map<string, CheckedRow[]>();
    for (const row of rows) groups.set(row.receipt!, [...(groups.get(row.receipt!) ?? []), row]);
    return { id, groups: [...groups.values()] };
  }

  /** @returns false when DingTalk cannot be asked at the moment */
  async function check(claimId: string, rows: CheckedRow[]): Promise<boolean> {
    const result = await ask(rows);
    await database.transaction((db) =>
      recordResult(systemContext(db, now(), 'outbox'), settings, claimId, rows, result),
    );
    return result !== 'later';
  }

  async function ask(rows: CheckedRow[]): Promise<NoticeResult | 'never' | 'later'> {
    const { kind, receipt } = rows[0]!;
    try {
      if (kind === 'robot') return await deps.sender.robotResult(receipt!);
      return await deps.sender.noticeResult(receipt!, byRecipient(rows).length);
    } catch (error) {
      if (error instanceof DingTalkUnreachable) return 'later';
      if (!(error instanceof DingTalkRefused)) throw error;
      deps.log.warn({ err: error, outbox: rows[0]?.id }, 'DingTalk does not tell what became of a message');
      return 'never';
    }
  }

  return { work, dueAgainAt: () => null };
}
