// What changed, for whoever is looking: read from the audit trail, which every change writes in its own transaction. So it
// holds however many processes there are, and nothing has to be told twice. Nobody looking: nothing is asked.
import type { Logger } from 'pino';
import { In, MoreThan, type EntityManager } from 'typeorm';
import { groupBy } from '../../shared/groupBy';
import { AuditEntry } from '../audit/entities';
import type { Database } from '../database/database';
import { idsSince } from '../database/ids';
import { OrgUnit } from '../identity/entities';
import { Task } from '../tasks/entities';

const LOOK_MS = 1_000;
/** After a change of this process it looks at once, but not more often than this. */
const SOON_MS = 60;
/** A transaction writes its entries before others see them, and clocks of processes differ: looked at again for so long. */
const OVERLAP_MS = 15_000;
/** Who comes now has read what they show a moment ago: changes since then are told again. */
const RECENT_MS = 3_000;
const MOST_AT_ONCE = 400;

/** A change of a task, with what is needed to know whom it concerns. */
export interface TaskChange {
  taskId: string;
  campaignId: string;
  unitPath: string;
  fillerId: string;
  /** whoever filled it until now */
  formerFillerId: string | null;
  drafted: boolean;
}

export interface Changes {
  tasks: TaskChange[];
  subjects: string[];
  more: boolean;
}

type Listener = (changes: Changes) => void;
type Entry = Pick<AuditEntry, 'id' | 'subject' | 'subjectId' | 'action' | 'before'>;

/** Looks every second while somebody listens. */
export function createChangeFeed({ database, log }: { database: Database; log: Logger }) {
  const listeners = new Set<Listener>();
  const seen = new Set<string>();
  let recent: { at: number; changes: Changes }[] = [];
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let since = 0;

  function lookIn(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      looking ??= look().finally(() => {
        looking = null;
        if (listeners.size > 0) lookIn(LOOK_MS);
      });
    }, ms).unref();
  }

  async function look(): Promise<void> {
    try {
      tell(await database.read((db) => readNew(db, seen, since)));
    } catch (error) {
      // The pages ask by themselves from time to time, too.
      log.warn({ err: error }, 'looking for changes failed; tried again');
    }
  }

  function tell(changes: Changes | null): void {
    if (!changes) return;
    const at = Date.now();
    recent = [...recent.filter((one) => one.at > at - RECENT_MS), { at, changes }];
    for (const listener of listeners) listener(changes);
  }

  return {
    /** @returns ends it */
    listen(listener: Listener): () => void {
      if (listeners.size === 0) {
        since = Date.now() - RECENT_MS;
        seen.clear();
        recent = [];
        lookIn(SOON_MS);
      }
      listeners.add(listener);
      for (const { at, changes } of recent) if (at > Date.now() - RECENT_MS) listener(changes);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
    /** Something was committed here. */
    ring(): void {
      if (listeners.size > 0 && !looking) lookIn(SOON_MS);
    },
    async close(): Promise<void> {
      listeners.clear();
      clearTimeout(timer);
      await looking;
    },
  };
}

/** @param seen ids told already; what is found is added, what is too old to be met again is forgotten */
async function readNew(db: EntityManager, seen: Set<string>, since: number): Promise<Changes | null> {
  const from = idsSince(Math.max(since, Date.now() - OVERLAP_MS));
  for (const id of seen) if (id < from) seen.delete(id);
  const entries: Entry[] = await db.find(AuditEntry, {
    select: { id: true, subject: true, subjectId: true, action: true, before: true },
    where: { id: MoreThan(from) },
    order: { id: 'DESC' },
    take: MOST_AT_ONCE,
  });
  const fresh = entries.filter(({ id }) => !seen.has(id));
  if (fresh.length === 0) return null;
  for (const { id } of fresh) seen.add(id);
  return {
    tasks: await taskChanges(
      db,
      fresh.filter(({ subject }) => subject === 'task'),
    ),
    subjects: [...new Set(fresh.map(({ subject }) => subject))],
    more: fresh.length === MOST_AT_ONCE,
  };
}

async function taskChanges(db: EntityManager, entries: Entry[]): Promise<TaskChange[]> {
  const byTask = groupBy(entries, ({ subjectId }) => subjectId);
  if (byTask.size === 0) return [];
  const tasks = await db.find(Task, {
    select: { id: true, campaignId: true, unitId: true, fillerId: true },
    where: { id: In([...byTask.keys()]) },
  });
  const units = await db.findBy(OrgUnit, { id: In([...new Set(tasks.map(({ unitId }) => unitId))]) });
  const paths = new Map(units.map(({ id, path }) => [id, path]));
  return tasks.map(({ id, campaignId, unitId, fillerId }) => {
    const ofTask = byTask.get(id)!;
    const given = ofTask.find(({ action }) => action === 'task.reassigned');
    return {
      taskId: id,
      campaignId,
      unitPath: paths.get(unitId)!,
      fillerId,
      formerFillerId: (given?.before as { fillerId?: string } | null | undefined)?.fillerId ?? null,
      drafted: ofTask.every(({ action }) => action === 'task.draft-saved'),
    };
  });
}
