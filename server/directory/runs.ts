// The row of a run: begun, claimed by one process at a time, let go, confirmed, called off.
import { IsNull, LessThanOrEqual, Not, type EntityManager } from 'typeorm';
import type { RunTrigger } from '../../shared/directory/runWords';
import { problems } from '../../shared/problems';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { newId } from '../database/ids';
import { ROOT_DEPARTMENT } from '../dingtalk/port';
import { Person } from '../identity/entities';
import { DirectoryRun } from './entities';

/** Renewed with every page. */
const LEASE_MS = 60_000;

/** The run that is not over yet. */
function openRun(db: EntityManager): Promise<DirectoryRun | null> {
  return db.findOneBy(DirectoryRun, { openKey: 'open' });
}

/** The latest run, whatever became of it. */
export async function latestRun(db: EntityManager): Promise<DirectoryRun | null> {
  const [run] = await db.find(DirectoryRun, { order: { startedAt: 'DESC', id: 'DESC' }, take: 1 });
  return run ?? null;
}

/** When the directory was last read to its end; null: never. */
export async function lastFinished(db: EntityManager): Promise<Date | null> {
  const [run] = await db.find(DirectoryRun, { where: { state: 'done' }, order: { finishedAt: 'DESC' }, take: 1 });
  return run?.finishedAt ?? null;
}

/** Begins a run; one that is not over yet stays the only one. */
export async function beginRun(ctx: ActionContext, trigger: RunTrigger): Promise<DirectoryRun> {
  const open = await openRun(ctx.db);
  if (open) return open;
  const before = await ctx.db.countBy(Person, { active: true });
  const run = ctx.db.create(DirectoryRun, {
    id: newId(),
    state: 'running',
    openKey: 'open',
    trigger,
    startedById: ctx.actor.personId || null,
    startedByName: ctx.actor.name,
    startedAt: ctx.now,
    phase: 'departments',
    queue: [ROOT_DEPARTMENT],
    cursor: 0,
    counts: { units: 0, people: 0, before, left: 0 },
    confirmed: false,
    error: null,
    resumeAt: null,
    claimId: null,
    leaseUntil: null,
    finishedAt: null,
  });
  await ctx.db.insert(DirectoryRun, run);
  return run;
}

/**
 * Takes a run to work on it: one that nobody works on, or whose holder has not been heard of for a minute.
 * @param alone this process is the only one, so whoever held it is gone
 * @returns null when there is nothing to do now
 */
export async function claimRun(db: EntityManager, now: Date, alone: boolean): Promise<DirectoryRun | null> {
  const run = await openRun(db);
  if (!run || run.state === 'needs-confirmation' || (run.resumeAt && run.resumeAt > now)) return null;
  const claim = { state: 'running' as const, resumeAt: null, ...leaseFrom(now), claimId: newId() };
  const free = alone
    ? [{ id: run.id }]
    : [
        { id: run.id, leaseUntil: IsNull() },
        { id: run.id, leaseUntil: LessThanOrEqual(now) },
      ];
  for (const where of free)
    if ((await db.update(DirectoryRun, where, claim)).affected === 1) return { ...run, ...claim };
  return null;
}

const leaseFrom = (now: Date) => ({ leaseUntil: new Date(now.getTime() + LEASE_MS) });

/** The run is somebody else's by now, or over: what was asked for it must not be written. */
export class ClaimLost extends Error {}

/** Where the run stands after a page, in the page's own transaction. @throws ClaimLost, and the page is not written */
export async function advance(
  db: EntityManager,
  run: DirectoryRun,
  now: Date,
  changes: Partial<DirectoryRun>,
): Promise<DirectoryRun> {
  const row = { ...leaseFrom(now), ...changes };
  const written = await db.update(DirectoryRun, { id: run.id, claimId: run.claimId!, openKey: Not(IsNull()) }, row);
  if (written.affected !== 1) throw new ClaimLost('this run is worked on elsewhere');
  return { ...run, ...row };
}

/** Lets go of a run that goes on later, or waits for an admin. */
export const letGo = (state: 'running' | 'paused' | 'needs-confirmation', facts: Partial<DirectoryRun> = {}) => ({
  state,
  claimId: null,
  leaseUntil: null,
  ...facts,
});

/** The run is over. */
export const over = (state: 'done' | 'failed' | 'cancelled', now: Date, error: string | null = null) => ({
  state,
  openKey: null,
  claimId: null,
  leaseUntil: null,
  resumeAt: null,
  finishedAt: now,
  error,
});

/**
 * An admin says whether so many people really left. @throws Problem 409 unless the run waits for that
 * @param accept true: they become inactive; false: the run is called off, and everybody stays
 */
export async function answerRun(ctx: ActionContext, runId: string, accept: boolean): Promise<void> {
  const run = await ctx.db.findOneBy(DirectoryRun, { id: runId, state: 'needs-confirmation' });
  if (!run) throw problems.syncNotWaiting();
  const changes = accept ? { state: 'running' as const, confirmed: true, error: null } : over('cancelled', ctx.now);
  const answered = await ctx.db.update(DirectoryRun, { id: runId, state: 'needs-confirmation' }, changes);
  if (answered.affected !== 1) throw problems.syncNotWaiting();
  await recordAudit(ctx, {
    subject: 'directory',
    subjectId: runId,
    action: accept ? 'directory.confirmed' : 'directory.cancelled',
    comment: run.error,
  });
}
