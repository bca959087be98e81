import { In } from 'typeorm';
import type { EvidenceItem, TaskEvidence } from '../../shared/contracts/evidence';
import type { ActionContext } from '../context';
import { Person } from '../identity/entities';
import type { Evidence } from '../tasks/entities';
import { authorizeView } from '../tasks/policy';
import { loadTask } from '../tasks/queries';
import type { EvidenceSettings } from './limits';
import { listEvidence, sameFiles, type SameFile } from './queries';

/** 佐证材料 of a task for whoever may see it. @throws Problem 403, 404 */
export async function presentEvidence(
  ctx: ActionContext,
  taskId: string,
  { fileBytes, perIndicator, perTask }: EvidenceSettings,
): Promise<TaskEvidence> {
  authorizeView(ctx.actor, await loadTask(ctx.db, taskId));
  const files = await listEvidence(ctx.db, taskId);
  const people = await ctx.db.findBy(Person, { id: In([...new Set(files.map((file) => file.uploadedById))]) });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const hashes = files.map(({ sha256 }) => sha256);
  const same = await sameFiles(ctx.db, ctx.actor, hashes);
  return {
    limits: { fileBytes, perIndicator, perTask },
    items: files.map((file) => presentFile(file, names.get(file.uploadedById) ?? '', same)),
  };
}

function presentFile(file: Evidence, uploadedByName: string, same: SameFile[]): EvidenceItem {
  return {
    id: file.id,
    indicatorId: file.indicatorResultId,
    fileName: file.fileName,
    mediaType: file.mediaType,
    sizeBytes: file.sizeBytes,
    documentDate: file.documentDate,
    requirement: file.requirement,
    uploadedByName,
    uploadedAt: file.createdAt.toISOString(),
    url: `api/evidence/${file.id}/file`,
    alsoUsed: elsewhere(file, same),
    mayNeedPassword: file.mayNeedPassword,
  };
}

const MOST_TOLD = 3;

/** In words: within the task by its indicator, else by project and campaign. */
function elsewhere(file: Evidence, same: SameFile[]): string[] {
  const others = same.filter(({ sha256, id }) => sha256 === file.sha256 && id !== file.id);
  const told = [...new Set(others.map((other) => placeOf(other, file)))];
  if (told.length <= MOST_TOLD) return told;
  return [...told.slice(0, MOST_TOLD), `另外 ${told.length - MOST_TOLD} 处`];
}

function placeOf(same: SameFile, file: Evidence): string {
  const { taskId, indicatorId, indicator, projectName, campaignName } = same;
  if (taskId !== file.taskId) return `${projectName}的“${indicator}”（${campaignName}）`;
  if (indicatorId !== file.indicatorResultId) return `本项目的“${indicator}”`;
  return same.requirement === file.requirement
    ? '本项指标（传了两次）'
    : `本项指标的“${same.requirement ?? '其他材料'}”`;
}
