import type { BeginUploadInput } from '../../shared/contracts/evidence';
import { cleanFileName } from '../../shared/evidence/fileName';
import { sizeInWords } from '../../shared/evidence/fileKinds';
import { problems } from '../../shared/problems';
import type { ActionContext } from '../context';
import { Evidence } from '../tasks/entities';
import { EvidenceUpload } from './entities';
import { requireWithinLimits, type EvidenceSettings } from './limits';
import { rowToProve } from './policy';

const MOST_AT_ONCE = 50;

/**
 * Begins an upload, or finds the one begun under this id: the device makes the id and may ask as often as it likes.
 * @returns `done` when the file is there already
 * @throws Problem 403, 404 or 409 where nothing may be added; 400, 409, 413, 429 or 507 naming the limit that is reached
 */
export async function beginUpload(
  ctx: ActionContext,
  id: string,
  input: BeginUploadInput,
  settings: EvidenceSettings,
): Promise<{ done: boolean }> {
  const own = { id, uploadedById: ctx.actor.personId };
  if (await ctx.db.existsBy(Evidence, own)) return { done: true };
  const fileName = cleanFileName(input.fileName);
  requireSize(fileName, input.sizeBytes, settings.fileBytes);
  const known = await ctx.db.findOneBy(EvidenceUpload, { id });
  if (known) {
    const isSame = known.uploadedById === own.uploadedById && known.sizeBytes === input.sizeBytes;
    if (!isSame || known.indicatorResultId !== input.indicatorId) throw problems.uploadChanged();
    return { done: false };
  }
  // A removed file keeps its row, and with it its id.
  if (await ctx.db.existsBy(Evidence, { id })) throw problems.uploadChanged();
  const target = await rowToProve(ctx, input.taskId, input.indicatorId);
  await requireWithinLimits(ctx, target, settings, input.sizeBytes);
  if ((await ctx.db.countBy(EvidenceUpload, { uploadedById: own.uploadedById })) >= MOST_AT_ONCE)
    throw problems.uploadsTooMany({ most: MOST_AT_ONCE });
  await ctx.db.insert(EvidenceUpload, {
    ...own,
    taskId: input.taskId,
    indicatorResultId: input.indicatorId,
    fileName,
    sizeBytes: input.sizeBytes,
    documentDate: input.documentDate,
    requirement: input.requirement,
    createdAt: ctx.now,
  });
  return { done: false };
}

function requireSize(name: string, bytes: number, most: number): void {
  if (bytes === 0) throw problems.evidenceEmpty({ name });
  if (bytes > most) throw problems.evidenceTooLarge({ name, limit: sizeInWords(most) });
}
