import type { QueryDeepPartialEntity } from 'typeorm';
import { problems, type Problem } from '../../shared/problems';
import type { StaleVersionDetails } from '../../shared/contracts/problem';
import { AuditEntry } from '../audit/entities';
import type { AuditAction } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { updateVersioned } from '../database/versioned';
import { Task } from './entities';

/**
 * Writes a task if nobody was faster than the version the actor saw, and returns it as it is now.
 * @throws Problem 409 `stale-version` naming who changed it
 */
export async function changeTask(
  ctx: ActionContext,
  task: Task,
  seenVersion: number,
  changes: QueryDeepPartialEntity<Task>,
): Promise<Task> {
  const changed =
    task.version === seenVersion &&
    (await updateVersioned(ctx.db, Task, { id: task.id, version: seenVersion }, { ...changes, updatedAt: ctx.now }));
  const current = await ctx.db.findOneByOrFail(Task, { id: task.id });
  if (changed) return current;
  throw await staleTask(ctx, current, []);
}

/**
 * The refusal of a change that was made over something no longer there; `conflicts` tells which values differ.
 * @param by the kind of change that got in between; any, when left out
 */
export async function staleTask(
  ctx: ActionContext,
  current: Task,
  conflicts: StaleVersionDetails['conflicts'],
  by?: AuditAction,
): Promise<Problem> {
  const last = await ctx.db.findOne(AuditEntry, {
    where: { subjectId: current.id, ...(by && { action: by }) },
    order: { sequence: 'DESC' },
  });
  return problems.staleVersion({
    version: current.version,
    changedBy: last && last.actorId !== ctx.actor.personId ? last.actorName : null,
    changedAt: current.updatedAt.toISOString(),
    conflicts,
  });
}
