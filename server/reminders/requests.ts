// 延期申请 that nobody has answered: few at any time, so they are read together.
import { In, type EntityManager } from 'typeorm';
import { dayOf } from '../../shared/calendar';
import { FILLING_STATES } from '../../shared/workflow/taskWorkflow';
import { inChunks } from '../database/inChunks';
import { storedInstant } from '../database/storedInstant';
import { ExtensionRequest } from '../extensions/entities';
import { OrgUnit, Person } from '../identity/entities';
import { Task } from '../tasks/entities';

/** One request that can still be answered: its task is being filled, and due before the day that was asked for. */
export interface OpenRequestRow {
  taskId: string;
  campaignId: string;
  unitPath: string;
  fillerId: string;
  dueDate: string;
  askedById: string;
  askedByName: string;
  askedOn: string;
  wantedDay: string;
}

type Stored = Omit<OpenRequestRow, 'askedOn'> & { askedAt: Date | string };

function openRequests(db: EntityManager) {
  return db
    .createQueryBuilder(ExtensionRequest, 'request')
    .innerJoin(Task, 'task', 'task.id = request.openFor AND task.dueDate < request.wantedDay')
    .innerJoin(OrgUnit, 'unit', 'unit.id = task.unitId')
    .innerJoin(Person, 'asker', 'asker.id = request.askedById')
    .select(['request.taskId AS taskId', 'request.askedById AS askedById', 'request.askedAt AS askedAt'])
    .addSelect(['request.wantedDay AS wantedDay', 'asker.name AS askedByName', 'unit.path AS unitPath'])
    .addSelect(['task.campaignId AS campaignId', 'task.fillerId AS fillerId', 'task.dueDate AS dueDate'])
    .where("request.state = 'open' AND task.state IN (:...states)", { states: FILLING_STATES })
    .orderBy('request.askedAt')
    .addOrderBy('request.id');
}

const read = ({ askedAt, ...row }: Stored): OpenRequestRow => ({ ...row, askedOn: dayOf(storedInstant(askedAt)) });

/** All of them, those asked for longest ago first; one statement. */
export async function readOpenRequests(db: EntityManager): Promise<OpenRequestRow[]> {
  return (await openRequests(db).getRawMany<Stored>()).map(read);
}

/** Those about these tasks, by task. */
export async function requestsAbout(db: EntityManager, taskIds: string[]): Promise<Map<string, OpenRequestRow>> {
  const found = new Map<string, OpenRequestRow>();
  for (const ids of inChunks(taskIds)) {
    const rows = await openRequests(db)
      .andWhere({ openFor: In(ids) })
      .getRawMany<Stored>();
    for (const row of rows.map(read)) found.set(row.taskId, row);
  }
  return found;
}
