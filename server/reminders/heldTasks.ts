// The tasks that people are told about, kept from everybody else until the transaction ends.
import { In, type EntityManager } from 'typeorm';
import { FILLING_STATES } from '../../shared/workflow/taskWorkflow';
import { Campaign } from '../campaigns/entities';
import { inChunks } from '../database/inChunks';
import { OrgUnit, Person } from '../identity/entities';
import { Project } from '../projects/entities';
import { WAITS_SINCE } from '../reviews/waitsSince';
import { Task } from '../tasks/entities';

export interface TaskRow {
  id: string;
  campaignId: string;
  fillerId: string;
  fillerName: string;
  fillerActive: boolean | number | string;
  state: Task['state'];
  dueDate: string;
  missingCount: number | string;
  createdAt: Date | string;
  /** in review: since it came to its step */
  since: Date | string;
  step: number | string;
  unitPath: string;
  unitName: string;
  projectName: string;
  campaignName: string;
  fiscalYearAssumed: boolean | number;
}

/** The ids of everything these people have to fill. */
export async function openTaskIds(db: EntityManager, fillerIds: string[]): Promise<string[]> {
  const rows = await db
    .createQueryBuilder(Task, 'task')
    .select('task.id', 'id')
    .where({ fillerId: In(fillerIds), state: In(FILLING_STATES) })
    .getRawMany<{ id: string }>();
  return rows.map(({ id }) => id);
}

/**
 * Tasks as they stand when nobody else is changing them. Locked by their ids alone, as everybody locks a task: by another
 * index two transactions would wait for each other.
 */
export async function holdTasks(db: EntityManager, ids: string[]): Promise<Map<string, TaskRow>> {
  if (db.dataSource.options.type !== 'better-sqlite3')
    for (const chunk of inChunks(ids))
      await db
        .createQueryBuilder(Task, 'task')
        .select('task.id', 'id')
        .where({ id: In(chunk) })
        .orderBy('task.id')
        .setLock('pessimistic_write')
        .getRawMany();
  return readTasks(db, ids);
}

async function readTasks(db: EntityManager, ids: string[]): Promise<Map<string, TaskRow>> {
  const found = new Map<string, TaskRow>();
  for (const chunk of inChunks(ids)) {
    const rows = await db
      .createQueryBuilder(Task, 'task')
      .innerJoin(OrgUnit, 'unit', 'unit.id = task.unitId')
      .innerJoin(Project, 'project', 'project.id = task.projectId')
      .innerJoin(Campaign, 'campaign', 'campaign.id = task.campaignId')
      .innerJoin(Person, 'filler', 'filler.id = task.fillerId')
      .select(['task.id AS id', 'task.campaignId AS campaignId', 'task.fillerId AS fillerId', 'task.state AS state'])
      .addSelect(['task.dueDate AS dueDate', 'task.missingCount AS missingCount', 'task.createdAt AS createdAt'])
      .addSelect(['unit.path AS unitPath', 'unit.name AS unitName', 'project.name AS projectName'])
      .addSelect(['campaign.name AS campaignName', 'campaign.fiscalYearAssumed AS fiscalYearAssumed'])
      .addSelect(['filler.name AS fillerName', 'filler.active AS fillerActive'])
      .addSelect('task.step', 'step')
      .addSelect(WAITS_SINCE, 'since')
      .where({ id: In(chunk) })
      .getRawMany<TaskRow>();
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}
