import { IsNull } from 'typeorm';
import type { EvidenceLimits } from '../../shared/contracts/evidence';
import { sizeInWords } from '../../shared/evidence/fileKinds';
import { problems } from '../../shared/problems';
import type { ActionContext } from '../context';
import { Evidence, Task } from '../tasks/entities';
import { EvidenceUpload } from './entities';
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
  const { used, onDisk } = await roomOf(ctx, place.task.unitId);
  if (used + bytes > settings.unitBytes || onDisk + bytes > UNIT_ON_DISK * settings.unitBytes)
    throw problems.unitStorageFull({ unit: place.unit.name, limit: sizeInWords(settings.unitBytes) });
}

/** Removed files stay for a while: with them, and with what is on its way, a unit takes up no more than so often its room. */
const UNIT_ON_DISK = 2;

/** Bytes of a unit's files: those that count, and all there are on the disk or announced. */
async function roomOf({ db }: ActionContext, unitId: string): Promise<{ used: number; onDisk: number }> {
  const ofUnit = (entity: typeof Evidence | typeof EvidenceUpload) =>
    db
      .createQueryBuilder(entity, 'file')
      .innerJoin(Task, 'task', 'task.id = file.taskId')
      .select('SUM(file.sizeBytes)', 'bytes')
      .where('task.unitId = :unitId', { unitId });
  const kept = await ofUnit(Evidence)
    .addSelect('SUM(CASE WHEN file.removedAt IS NULL THEN file.sizeBytes ELSE 0 END)', 'used')
    .getRawOne<{ bytes: number | string | null; used: number | string | null }>();
  const coming = await ofUnit(EvidenceUpload).getRawOne<{ bytes: number | string | null }>();
  return { used: Number(kept?.used ?? 0), onDisk: Number(kept?.bytes ?? 0) + Number(coming?.bytes ?? 0) };
}
