// 待我审核: exactly the tasks whose step the actor decides, asked of the database, so that none is hidden behind others.
import { Brackets, In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { Campaign } from '../campaigns/entities';
import type { Actor, HeldRole } from '../context';
import { narrowToTyped } from '../database/narrowToTyped';
import { isWhole } from '../identity/actor';
import { Project } from '../projects/entities';
import { Task } from '../tasks/entities';
import { loadInOrder, type LoadedTask } from '../tasks/queries';

const SHOWN = 200;

export interface Queue {
  places: LoadedTask[];
  /** waiting beyond those that are shown */
  more: number;
}

/** Which of the queue is read. */
export interface QueuePart {
  /** that are shown */
  most?: number;
  /** only of this project */
  projectId?: string;
}

/**
 * What waits for the actor by their own right or in somebody's place, the oldest submission first. All are counted, from
 * an index alone; only those that are shown are read.
 */
export async function listToReview(
  db: EntityManager,
  actor: Actor,
  { most = SHOWN, projectId }: QueuePart = {},
): Promise<Queue> {
  const query = await waitingFor(db, actor);
  if (!query) return { places: [], more: 0 };
  if (projectId) query.andWhere('task.projectId = :projectId', { projectId });
  const counted = await query.clone().select('COUNT(*)', 'total').getRawOne<{ total: number | string }>();
  const shown = await query
    .select('task.id', 'id')
    .orderBy('task.submittedAt', 'ASC')
    .addOrderBy('task.id', 'ASC')
    .limit(most)
    .getRawMany<{ id: string }>();
  const places = await loadInOrder(
    db,
    shown.map(({ id }) => id),
  );
  return { places, more: Number(counted!.total) - places.length };
}

/** Whether any of it is of a project with `typed` in its name, however much waits. */
export async function isNamedInQueue(db: EntityManager, actor: Actor, typed: string): Promise<boolean> {
  const query = await waitingFor(db, actor);
  if (!query) return false;
  query.innerJoin(Project, 'project', 'project.id = task.projectId');
  return narrowToTyped(query, typed, 'typed', 'project.name').getExists();
}

/** The tasks (alias `task`) whose step the actor decides; null when there can be none. */
async function waitingFor(db: EntityManager, actor: Actor): Promise<SelectQueryBuilder<Task> | null> {
  const steps = await openSteps(db);
  const decisions = rightsOf(actor).flatMap((right) =>
    steps.filter(({ role }) => role === right.role).map(({ campaignIds, step }) => ({ ...right, campaignIds, step })),
  );
  if (decisions.length === 0) return null;
  return db
    .createQueryBuilder(Task, 'task')
    .where("task.state = 'in-review'")
    .andWhere('task.fillerId <> :self', { self: actor.personId })
    .andWhere(decidedBy(decisions));
}

interface Right extends HeldRole {
  /** in whose place; their own work is not decided by it */
  principalId: string | null;
}

/** What the actor may decide by. */
function rightsOf({ roles, standsInFor = [] }: Actor): Right[] {
  return [
    ...roles.map((held) => ({ ...held, principalId: null })),
    ...standsInFor.flatMap((one) => one.roles.map((held) => ({ ...held, principalId: one.personId }))),
  ];
}

interface OpenStep {
  campaignIds: string[];
  step: number;
  role: string;
}

/** Steps of the chains that are under review now, with their campaigns. */
async function openSteps(db: EntityManager): Promise<OpenStep[]> {
  const waiting = db
    .createQueryBuilder(Task, 'task')
    .select('DISTINCT task.campaignId', 'id')
    .where("task.state = 'in-review'");
  const ids = (await waiting.getRawMany<{ id: string }>()).map(({ id }) => id);
  const campaigns = ids.length > 0 ? await db.findBy(Campaign, { id: In(ids) }) : [];
  const steps = new Map<string, OpenStep>();
  for (const { id, chain } of campaigns)
    for (const [step, { role }] of chain.entries()) {
      const known = steps.get(`${step} ${role}`) ?? { campaignIds: [], step, role };
      steps.set(`${step} ${role}`, { ...known, campaignIds: [...known.campaignIds, id] });
    }
  return [...steps.values()];
}

interface Decision extends Right {
  campaignIds: string[];
  step: number;
}

/** One condition for each: without any, nothing would be asked for. */
function decidedBy(decisions: readonly Decision[]): Brackets {
  return new Brackets((any) => {
    for (const [n, { campaignIds, step, unitPath, principalId }] of decisions.entries()) {
      const units = `SELECT unit.id FROM units unit WHERE unit.path LIKE :path${n}`;
      any.orWhere(
        `(task.campaignId IN (:...campaigns${n}) AND task.step = :step${n} AND task.fillerId <> :principal${n}` +
          `${isWhole(unitPath) ? '' : ` AND task.unitId IN (${units})`})`,
        {
          [`campaigns${n}`]: campaignIds,
          [`step${n}`]: step,
          [`path${n}`]: `${unitPath}%`,
          [`principal${n}`]: principalId ?? '',
        },
      );
    }
  });
}
