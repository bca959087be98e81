import { IsNull } from 'typeorm';
import type { EvidenceLimits } from '../../shared/contracts/evidence';
import { sizeInWords } from '../../shared/evidence/fileKinds';
import { problems } from '../../shared/problems';
import type { ActionContext } from '../context';
import { Evidence, Task } from '../tasks/entities';
import type { RowInPlace } from './policy';

/** The server's settings for 佐证材料. */
export interface EvidenceSettings extends EvidenceLimits {
  /** all files of one unit together */
  unitBytes: number;
}

/** @throws Problem 409 when the row or the task has enough files, 507 when its unit has no room left for `bytes` more */
export async function requireWithinLimits(
  ctx: ActionContext,
  { place, row }: RowInPlace,
  settings: EvidenceSettings,
  bytes: number,
): Promise<void> {
  const there = { taskId: place.task.id, removedAt: IsNull() };
  if ((await ctx.db.countBy(Evidence, { ...there, indicatorResultId: row.id })) >= settings.perIndicator)
    throw problems.evidenceFull({ what: `“${row.name}”`, most: settings.perIndicator });
  if ((await ctx.db.countBy(Evidence, there)) >= settings.perTask)
    throw problems.evidenceFull({ what: '这项任务', most: settings.perTask });
  const used = await ctx.db
    .createQueryBuilder(Evidence, 'evidence')
    .innerJoin(Task, 'task', 'task.id = evidence.taskId')
    .select('SUM(evidence.sizeBytes)', 'bytes')
    .where('task.unitId = :unitId AND evidence.removedAt IS NULL', { unitId: place.task.unitId })
    .getRawOne<{ bytes: number | string | null }>();
  if (Number(used?.bytes ?? 0) + bytes > settings.unitBytes)
    throw problems.unitStorageFull({ unit: place.unit.name, limit: sizeInWords(settings.unitBytes) });
}
