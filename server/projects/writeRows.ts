import type { EntityManager } from 'typeorm';
import { newId } from '../database/ids';
import { insertAll } from '../database/insertAll';
import { indicatorKey, type ExistingProject, type WantedProject } from '../imports/wanted';
import { Indicator, ProjectFunds } from './entities';

/** Writes the funds and indicators of a project as they are wanted; a source or an indicator that stays keeps its id. */
export async function writeRows(
  db: EntityManager,
  projectId: string,
  existing: ExistingProject | null,
  { funds, indicators }: WantedProject,
): Promise<void> {
  const fundsIds = new Map(existing?.funds.map(({ source, id }) => [source, id]));
  const indicatorIds = new Map(existing?.indicators.map((row) => [indicatorKey(row), row.id]));
  if (existing) {
    await db.delete(ProjectFunds, { projectId });
    await db.delete(Indicator, { projectId });
  }
  const ofProject = (id: string | undefined, position: number) => ({ id: id ?? newId(), projectId, position });
  await insertAll(
    db,
    ProjectFunds,
    funds.map((row, at) => ({ ...row, ...ofProject(fundsIds.get(row.source), at) })),
  );
  await insertAll(
    db,
    Indicator,
    indicators.map((row, at) => ({ ...row, ...ofProject(indicatorIds.get(indicatorKey(row)), at) })),
  );
}
