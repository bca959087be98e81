import { In, IsNull, Not, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { problems } from '../../shared/problems';
import { FILLING_STATES, HANDED_IN_STATES } from '../../shared/workflow/taskWorkflow';
import { Campaign } from '../campaigns/entities';
import type { Actor } from '../context';
import { holdRows } from '../database/holdRows';
import { inChunks } from '../database/inChunks';
import { isWhole } from '../identity/actor';
import { OrgUnit, Person } from '../identity/entities';
import { Project } from '../projects/entities';
import { Review } from '../reviews/entities';
import { IndicatorResult, Task } from './entities';
import type { TaskInPlace } from './policy';

/** A task with everything that is shown around it. */
export interface LoadedTask extends TaskInPlace {
  campaign: Campaign;
  project: Project;
  unit: OrgUnit;
}

const VIEWING_ROLES = ['lead', 'reviewer', 'admin', 'leader'];

/** The units whose tasks, with those of all units below, the actor sees by a role of theirs or one lent to them. */
export function viewingPaths(actor: Actor): string[] {
  const lent = (actor.standsInFor ?? []).flatMap(({ roles }) => roles);
  return [...actor.roles.filter(({ role }) => VIEWING_ROLES.includes(role)), ...lent].map(({ unitPath }) => unitPath);
}

/**
 * Narrows a query on tasks (alias `task`) to what the actor may see: their own, and those of the units their roles
 * cover. Every list of tasks goes through here. Nothing is asked that is not needed: who sees all is asked for nothing,
 * and the units of the others are looked up once, not again for each task.
 */
export function withinScope(query: SelectQueryBuilder<Task>, actor: Actor): SelectQueryBuilder<Task> {
  const paths = viewingPaths(actor);
  query.setParameter('scopePersonId', actor.personId);
  if (paths.some(isWhole)) return query;
  if (paths.length === 0) return query.andWhere('task.fillerId = :scopePersonId');
  const parameters = Object.fromEntries(paths.map((path, index) => [`path${index}`, `${path}%`]));
  const below = query
    .subQuery()
    .select('scopeUnit.id')
    .from(OrgUnit, 'scopeUnit')
    .where(paths.map((_, index) => `scopeUnit.path LIKE :path${index}`).join(' OR '));
  return query.andWhere(`(task.fillerId = :scopePersonId OR task.unitId IN ${below.getQuery()})`, parameters);
}

/** Tasks as the actor may see them, to be narrowed further. */
export function tasksFor(db: EntityManager, actor: Actor): SelectQueryBuilder<Task> {
  return withinScope(db.createQueryBuilder(Task, 'task').where('1 = 1'), actor);
}

/** The row of a task alone. @throws Problem 404 when there is no such task */
export async function findTask(db: EntityManager, taskId: string): Promise<Task> {
  const task = await db.findOneBy(Task, { id: taskId });
  if (!task) throw problems.notFound({ what: '这项任务' });
  return task;
}

/** @throws Problem 404 when there is no such task. Whether the actor may see it is the policy's business. */
export async function loadTask(db: EntityManager, taskId: string): Promise<LoadedTask> {
  return (await withSurroundings(db, [await findTask(db, taskId)]))[0]!;
}

/** The task, kept from everybody else until the transaction ends: every change of a task starts here. @throws Problem 404 */
export async function loadTaskToChange(db: EntityManager, taskId: string): Promise<LoadedTask> {
  await holdRows(db, Task, [taskId]);
  return loadTask(db, taskId);
}

/** These tasks, each with what is shown around it, in the order of `ids`. */
export async function loadInOrder(db: EntityManager, ids: string[]): Promise<LoadedTask[]> {
  const tasks: Task[] = [];
  for (const some of inChunks(ids)) tasks.push(...(await db.findBy(Task, { id: In(some) })));
  const order = new Map(ids.map((id, at) => [id, at]));
  return withSurroundings(
    db,
    tasks.sort((one, other) => order.get(one.id)! - order.get(other.id)!),
  );
}

/** Campaign, project, unit and filler of each task, read in four queries however many there are. */
export async function withSurroundings(db: EntityManager, tasks: Task[]): Promise<LoadedTask[]> {
  const idsOf = (column: 'campaignId' | 'projectId' | 'unitId' | 'fillerId') => [
    ...new Set(tasks.map((t) => t[column])),
  ];
  const campaigns = byId(await db.findBy(Campaign, { id: In(idsOf('campaignId')) }));
  const projects = byId(await db.findBy(Project, { id: In(idsOf('projectId')) }));
  const units = byId(await db.findBy(OrgUnit, { id: In(idsOf('unitId')) }));
  const fillers = byId(await db.findBy(Person, { id: In(idsOf('fillerId')) }));
  return tasks.map((task) => {
    const campaign = campaigns.get(task.campaignId)!;
    const unit = units.get(task.unitId)!;
    const project = projects.get(task.projectId)!;
    const fillerName = fillers.get(task.fillerId)!.name;
    return { task, campaign, project, unit, chain: campaign.chain, unitPath: unit.path, fillerName };
  });
}

function byId<Row extends { id: string }>(rows: Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** The rows of a task in the order of its sheet. */
export function loadResults(db: EntityManager, taskId: string): Promise<IndicatorResult[]> {
  return db.find(IndicatorResult, { where: { taskId }, order: { position: 'ASC' } });
}

/** Rows sent back in the returned ones of these tasks, by task, in the order of the sheet; one query for all. */
export async function returnedRows(
  db: EntityManager,
  places: LoadedTask[],
): Promise<Map<string, { name: string; reason: string }[]>> {
  const ids = places.filter(({ task }) => task.state === 'returned').map(({ task }) => task.id);
  const found = new Map<string, { name: string; reason: string }[]>();
  if (ids.length === 0) return found;
  const rows = await db.find(IndicatorResult, {
    select: { taskId: true, name: true, returnReason: true },
    where: { taskId: In(ids), returnReason: Not(IsNull()) },
    order: { position: 'ASC' },
  });
  for (const { taskId, name, returnReason } of rows)
    found.set(taskId, [...(found.get(taskId) ?? []), { name, reason: returnReason! }]);
  return found;
}

const LIST_LIMIT = 100;

/** What the actor has to fill, earliest due date first. */
export async function listToFill(db: EntityManager, actor: Actor): Promise<LoadedTask[]> {
  const tasks = await tasksFor(db, actor)
    .andWhere('task.fillerId = :personId AND task.state IN (:...states)', {
      personId: actor.personId,
      states: FILLING_STATES,
    })
    .orderBy('task.dueDate', 'ASC')
    .addOrderBy('task.id', 'ASC')
    .limit(LIST_LIMIT)
    .getMany();
  return withSurroundings(db, tasks);
}

/** What the actor has handed on or decided, newest first. */
export async function listDone(db: EntityManager, actor: Actor): Promise<LoadedTask[]> {
  // Asked of the database: what somebody reviewed over the years is more than a statement can list.
  const query = tasksFor(db, actor);
  const reviewed = query
    .subQuery()
    .select('review.taskId')
    .from(Review, 'review')
    .where('review.reviewerId = :personId');
  const tasks = await query
    .andWhere(`((task.fillerId = :personId AND task.state IN (:...states)) OR task.id IN ${reviewed.getQuery()})`, {
      personId: actor.personId,
      states: HANDED_IN_STATES,
    })
    .orderBy('task.updatedAt', 'DESC')
    .limit(LIST_LIMIT)
    .getMany();
  return withSurroundings(db, tasks);
}
