// The tasks that reminders look at, as narrow rows, page by page and outside of any transaction.
import { LessThanOrEqual, MoreThan, type EntityManager } from 'typeorm';
import { addDays } from '../../shared/calendar';
import { POLICY_BOUNDS } from '../../shared/reminders/policy';
import { breathe } from '../database/breathe';
import type { Database } from '../database/database';
import { OrgUnit, Person } from '../identity/entities';
import { WAITS_SINCE } from '../reviews/waitsSince';
import { Task } from '../tasks/entities';

const PAGE = 1_000;
/** A rung that falls on a long holiday is told so many days earlier. */
const LONGEST_HOLIDAY = 15;

/** What of a task is looked at. */
export interface ScannedTask {
  id: string;
  campaignId: string;
  fillerId: string;
  fillerActive: boolean | number | string;
  unitPath: string;
  dueDate: string;
  step: number | string;
  createdAt: Date | string;
  /** in review: since it came to its step */
  since: Date | string;
}

/** Hands `look` the tasks in these states that are due soon enough to be told of on `today`, a page at a time. */
export async function eachPageOfTasks(
  database: Database,
  today: string,
  states: readonly Task['state'][],
  look: (db: EntityManager, rows: ScannedTask[]) => Promise<void>,
): Promise<void> {
  const horizon = addDays(today, POLICY_BOUNDS.earliest + LONGEST_HOLIDAY);
  for (let after = ''; ;) {
    const rows = await database.read(async (db) => {
      const page = await db
        .createQueryBuilder(Task, 'task')
        .innerJoin(OrgUnit, 'unit', 'unit.id = task.unitId')
        .innerJoin(Person, 'filler', 'filler.id = task.fillerId')
        .select(['task.id AS id', 'task.campaignId AS campaignId', 'task.fillerId AS fillerId'])
        .addSelect(['unit.path AS unitPath', 'task.dueDate AS dueDate', 'task.step AS step'])
        .addSelect('filler.active', 'fillerActive')
        .addSelect('task.createdAt', 'createdAt')
        .addSelect(WAITS_SINCE, 'since')
        .where({ id: MoreThan(after), dueDate: LessThanOrEqual(horizon) })
        .andWhere('task.state IN (:...states)', { states })
        .orderBy('task.id')
        .limit(PAGE)
        .getRawMany<ScannedTask>();
      await look(db, page);
      return page;
    });
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
    await breathe();
  }
}
