import { IsNull, type FindOptionsWhere } from 'typeorm';
import type { DescribeEvidenceInput } from '../../shared/contracts/evidence';
import { problems } from '../../shared/problems';
import { recordAudit, type AuditAction } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { Evidence } from '../tasks/entities';
import { requireWithinLimits, type EvidenceSettings } from './limits';
import { rowToProve, type RowInPlace } from './policy';

/** 材料日期, and which of the named documents it is. @throws Problem 403, 404, 409 where nothing may be changed */
export async function describeEvidence(ctx: ActionContext, id: string, input: DescribeEvidenceInput): Promise<string> {
  const { file, target } = await toChange(ctx, { id, removedAt: IsNull() });
  const { documentDate, requirement } = file;
  if (documentDate === input.documentDate && requirement === input.requirement) return file.taskId;
  await ctx.db.update(Evidence, { id }, input);
  await record(ctx, 'evidence.described', file, target, { before: { documentDate, requirement }, after: input });
  return file.taskId;
}

/** Takes a file out of the row; it can be brought back until it is swept up. @throws Problem 403, 404, 409 */
export async function removeEvidence(ctx: ActionContext, id: string): Promise<string> {
  const { file, target } = await toChange(ctx, { id });
  if (file.removedAt) return file.taskId;
  await ctx.db.update(Evidence, { id }, { removedAt: ctx.now });
  await record(ctx, 'evidence.removed', file, target, {});
  return file.taskId;
}

/** Brings a removed file back. @throws Problem 403, 404, 409, or 507 when the room was taken meanwhile */
export async function restoreEvidence(ctx: ActionContext, id: string, settings: EvidenceSettings): Promise<string> {
  const { file, target } = await toChange(ctx, { id });
  if (!file.removedAt) return file.taskId;
  await requireWithinLimits(ctx, target, settings, file.sizeBytes);
  await ctx.db.update(Evidence, { id }, { removedAt: null });
  await record(ctx, 'evidence.restored', file, target, {});
  return file.taskId;
}

async function toChange(ctx: ActionContext, where: FindOptionsWhere<Evidence>) {
  const found = await ctx.db.findOneBy(Evidence, where);
  if (!found) throw problems.notFound({ what: '这份佐证材料' });
  const target = await rowToProve(ctx, found.taskId, found.indicatorResultId);
  // Read again now that the task is held: the sweep or another device may have been faster.
  const file = await ctx.db.findOneBy(Evidence, where);
  if (!file) throw problems.notFound({ what: '这份佐证材料' });
  return { file, target };
}

function record(
  ctx: ActionContext,
  action: AuditAction,
  { id, taskId, fileName, sha256 }: Evidence,
  { row }: RowInPlace,
  facts: { before?: object; after?: object },
): Promise<void> {
  const after = { evidenceId: id, indicator: row.name, fileName, sha256, ...facts.after };
  const comment = `${row.name}：${fileName}`;
  return recordAudit(ctx, { subject: 'task', subjectId: taskId, action, before: facts.before, after, comment });
}
