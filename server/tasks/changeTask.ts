import type { QueryDeepPartialEntity } from 'typeorm';
import { problems } from '../../shared/problems';
import type { StaleVersionDetails } from '../../shared/contracts/problem';
import { AuditEntry } from '../audit/entities';
import type { ActionContext } from '../context';
import { updateVersioned } from '../database/versioned';
import { Task } from './entities';

/**
 * Writes a task if nobody was faster than the version the actor saw, and returns it as it is now.
 * @throws Problem 409 `stale-version` naming who changed it; `conflicts` tells which values differ
 */
export async function changeTask(
  ctx: ActionContext,
  task: Task,
  seenVersion: number,
  changes: QueryDeepPartialEntity<Task>,
  conflicts: () => StaleVersionDetails['conflicts'] = () => [],
): Promise<Task> {
  const changed =
    task.version === seenVersion &&
    (await updateVersioned(ctx.db, Task, { id: task.id, version: seenVersion }, { ...changes, updatedAt: ctx.now }));
  const current = await ctx.db.findOneByOrFail(Task, { id: task.id });
  if (changed) return current;
  throw problems.staleVersion({
    version: current.version,
    changedBy: await lastChangedBy(ctx, task.id),
    changedAt: current.updatedAt.toISOString(),
    conflicts: conflicts(),
  });
}

async function lastChangedBy(ctx: ActionContext, taskId: string): Promise<string | null> {
  const entry = await ctx.db.findOne(AuditEntry, { where: { subjectId: taskId }, order: { sequence: 'DESC' } });
  return entry && entry.actorId !== ctx.actor.personId ? entry.actorName : null;
}
