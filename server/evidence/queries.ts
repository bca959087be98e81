import { In, IsNull, type EntityManager } from 'typeorm';
import { evidenceOf, requiredDocuments, type RowEvidence } from '../../shared/evidence/proof';
import { groupBy } from '../../shared/groupBy';
import { problems } from '../../shared/problems';
import { Campaign } from '../campaigns/entities';
import type { ActionContext, Actor } from '../context';
import { Project } from '../projects/entities';
import { Evidence, IndicatorResult, Task } from '../tasks/entities';
import { authorizeView } from '../tasks/policy';
import { loadTask, withinScope } from '../tasks/queries';

/** Files of a task in the order they came. */
export function listEvidence(db: EntityManager, taskId: string): Promise<Evidence[]> {
  return db.find(Evidence, { where: { taskId, removedAt: IsNull() }, order: { createdAt: 'ASC', id: 'ASC' } });
}

/** What is asked for and what is there, by the id of the row, for all rows of a task in one query. */
export async function proofOf(
  db: EntityManager,
  rows: Pick<IndicatorResult, 'id' | 'taskId' | 'requiredEvidence'>[],
): Promise<Map<string, RowEvidence>> {
  const taskIds = [...new Set(rows.map(({ taskId }) => taskId))];
  const files = await db.find(Evidence, {
    select: { id: true, indicatorResultId: true, requirement: true },
    where: { taskId: In(taskIds), removedAt: IsNull() },
  });
  const byRow = groupBy(files, ({ indicatorResultId }) => indicatorResultId);
  return new Map(
    rows.map((row) => [row.id, evidenceOf(requiredDocuments(row.requiredEvidence), byRow.get(row.id) ?? [])]),
  );
}

/** @throws Problem 404 for a file that is not there, 403 for somebody who may not see its task */
export async function evidenceFor(ctx: ActionContext, id: string): Promise<Evidence> {
  const file = await ctx.db.findOneBy(Evidence, { id, removedAt: IsNull() });
  if (!file) throw problems.notFound({ what: '这份佐证材料' });
  authorizeView(ctx.actor, await loadTask(ctx.db, file.taskId));
  return file;
}

/** The same content at another place. */
export interface SameFile {
  sha256: string;
  id: string;
  taskId: string;
  indicatorId: string;
  indicator: string;
  requirement: string | null;
  projectName: string;
  campaignName: string;
}

const MOST_SAME = 500;

/** Where else files of these contents are used, as far as the actor may see it. */
export async function sameFiles(db: EntityManager, actor: Actor, hashes: string[]): Promise<SameFile[]> {
  if (hashes.length === 0) return [];
  const query = db
    .createQueryBuilder(Task, 'task')
    .innerJoin(Evidence, 'file', 'file.taskId = task.id')
    .innerJoin(IndicatorResult, 'row', 'row.id = file.indicatorResultId')
    .innerJoin(Project, 'project', 'project.id = task.projectId')
    .innerJoin(Campaign, 'campaign', 'campaign.id = task.campaignId')
    .select(['file.sha256 AS sha256', 'file.id AS id', 'task.id AS taskId', 'row.name AS indicator'])
    .addSelect(['project.name AS projectName', 'campaign.name AS campaignName'])
    .addSelect(['file.indicatorResultId AS indicatorId', 'file.requirement AS requirement'])
    .where('file.sha256 IN (:...hashes) AND file.removedAt IS NULL', { hashes: [...new Set(hashes)] });
  return withinScope(query, actor).orderBy('file.createdAt').limit(MOST_SAME).getRawMany<SameFile>();
}
