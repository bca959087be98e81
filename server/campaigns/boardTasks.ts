// The rows of a board: which tasks a filter leaves within the actor's scope, those that need an act first.
import { In, type SelectQueryBuilder } from 'typeorm';
import { dayOf } from '../../shared/calendar';
import type { BoardQuery, BoardSelection, BoardTask, BoardTasks } from '../../shared/contracts/board';
import { FILLING_STATES, type ReviewStep } from '../../shared/workflow/taskWorkflow';
import type { ActionContext } from '../context';
import { inChunks } from '../database/inChunks';
import { narrowToTyped } from '../database/narrowToTyped';
import { OrgUnit, Person } from '../identity/entities';
import { Project } from '../projects/entities';
import { Task } from '../tasks/entities';
import { mayManage } from '../tasks/policy';
import { presentCards } from '../tasks/present';
import { loadInOrder, tasksFor, type LoadedTask } from '../tasks/queries';
import { lastUrges } from '../urges/queries';
import { mayUrge } from '../urges/policy';
import { Campaign } from './entities';
import { missedOf, type Missed } from './reach';

/** 未交: not handed in. */
const OUTSTANDING = `task.state IN (${FILLING_STATES.map((state) => `'${state}'`).join(', ')})`;
/** What has to be acted on first: overdue, returned, not begun, being filled, in review, done. */
const NEED = `CASE WHEN ${OUTSTANDING} AND task.dueDate < :today THEN 0
  WHEN task.state = 'returned' THEN 1 WHEN task.state = 'assigned' THEN 2 WHEN task.state = 'drafting' THEN 3
  WHEN task.state = 'in-review' THEN 4 ELSE 5 END`;
/** As many as a campaign can have. */
const MOST = 1_000;

/** One page of rows. */
export async function listBoardTasks(ctx: ActionContext, campaignId: string, query: BoardQuery): Promise<BoardTasks> {
  const { from, limit, ...filter } = query;
  const missed = await missedOf(ctx.db, campaignId);
  const narrowed = boardQuery(ctx, campaignId, filter, missed);
  const total = await narrowed.clone().getCount();
  const ids = await idsInOrder(ctx, narrowed.offset(from).limit(limit));
  return {
    tasks: await presentRows(ctx, await loadInOrder(ctx.db, ids), missed),
    total,
    next: from + ids.length < total && ids.length > 0 ? from + ids.length : null,
  };
}

/** All tasks that a selection names, in the order of the board. */
export async function selectTasks(
  ctx: ActionContext,
  campaignId: string,
  selection: BoardSelection,
): Promise<{ places: LoadedTask[]; missed: Map<string, Missed[]> }> {
  const missed = await missedOf(ctx.db, campaignId);
  const ids = await idsInOrder(ctx, boardQuery(ctx, campaignId, selection, missed).limit(MOST));
  return { places: await loadInOrder(ctx.db, ids), missed };
}

/** An open task with what is asked of it to find who holds it; the sheet it carries along is not read. */
export interface OpenPlace {
  task: Pick<Task, 'id' | 'state' | 'step' | 'fillerId' | 'unitId'>;
  chain: ReviewStep[];
  unitPath: string;
}

/** What of a selection is not done yet, in the order of the board, from indices alone. */
export async function selectOpen(
  ctx: ActionContext,
  campaignId: string,
  selection: BoardSelection,
): Promise<{ places: OpenPlace[]; missed: Map<string, Missed[]> }> {
  const missed = await missedOf(ctx.db, campaignId);
  const query = boardQuery(ctx, campaignId, selection, missed).andWhere("task.state <> 'completed'");
  const tasks = await inOrder(ctx, query)
    .addSelect(['task.state AS state', 'task.step AS step', 'task.fillerId AS fillerId', 'task.unitId AS unitId'])
    .limit(MOST)
    .getRawMany<OpenPlace['task']>();
  const campaign = await ctx.db.findOneBy(Campaign, { id: campaignId });
  const paths = new Map<string, string>();
  for (const ids of inChunks([...new Set(tasks.map(({ unitId }) => unitId))]))
    for (const { id, path } of await ctx.db.find(OrgUnit, { select: { id: true, path: true }, where: { id: In(ids) } }))
      paths.set(id, path);
  const chain = campaign?.chain ?? [];
  return { places: tasks.map((task) => ({ task, chain, unitPath: paths.get(task.unitId)! })), missed };
}

function boardQuery(
  { db, actor, now }: ActionContext,
  campaignId: string,
  { show, unitId, grade, words, taskId }: BoardSelection,
  missed: Map<string, Missed[]>,
): SelectQueryBuilder<Task> {
  const query = tasksFor(db, actor).andWhere('task.campaignId = :campaignId', { campaignId });
  if (taskId) query.andWhere('task.id = :taskId', { taskId });
  if (unitId) query.andWhere('task.unitId = :unitId', { unitId });
  if (grade) query.andWhere("task.state = 'completed' AND task.grade = :grade", { grade });
  if (show === 'missed') query.andWhere('task.id IN (:...missedIds)', { missedIds: [...missed.keys(), ''] });
  else if (show === 'outstanding') query.andWhere(OUTSTANDING);
  else if (show === 'overdue') query.andWhere(`${OUTSTANDING} AND task.dueDate < :day`, { day: dayOf(now) });
  else if (show) query.andWhere('task.state = :show', { show });
  const parts = words?.split(/\s+/).filter(Boolean) ?? [];
  if (parts.length > 0)
    query
      .innerJoin(Project, 'project', 'project.id = task.projectId')
      .innerJoin(Person, 'filler', 'filler.id = task.fillerId')
      .innerJoin(OrgUnit, 'ownUnit', 'ownUnit.id = task.unitId');
  for (const [at, part] of parts.entries())
    narrowToTyped(query, part, `word${at}`, 'project.name', 'filler.name', 'ownUnit.name');
  return query;
}

const inOrder = ({ now }: ActionContext, query: SelectQueryBuilder<Task>): SelectQueryBuilder<Task> =>
  query
    .select('task.id', 'id')
    .addSelect(NEED, 'need')
    .setParameter('today', dayOf(now))
    .orderBy('need', 'ASC')
    .addOrderBy('task.dueDate', 'ASC')
    .addOrderBy('task.id', 'ASC');

async function idsInOrder(ctx: ActionContext, query: SelectQueryBuilder<Task>): Promise<string[]> {
  const rows = await inOrder(ctx, query).getRawMany<{ id: string }>();
  return rows.map(({ id }) => id);
}

/** Rows as the board, its panel and its export show them. */
export async function presentRows(
  ctx: ActionContext,
  places: LoadedTask[],
  missed: Map<string, Missed[]>,
): Promise<BoardTask[]> {
  const cards = await presentCards(ctx, places);
  const urges = await lastUrges(
    ctx.db,
    places.map(({ task }) => task.id),
  );
  const personIds = [...new Set([...missed.values()].flat().map(({ personId }) => personId))];
  const people = await ctx.db.find(Person, { select: { id: true, name: true }, where: { id: In(personIds) } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return places.map((place, at) => ({
    ...cards[at]!,
    version: place.task.version,
    unitId: place.task.unitId,
    lastUrge: urges.get(place.task.id) ?? null,
    missed: (missed.get(place.task.id) ?? []).map(({ personId, why }) => ({ name: names.get(personId) ?? '', why })),
    can: {
      urge: mayUrge(ctx.actor, place),
      reassign: mayManage(ctx.actor, place),
      extend: mayManage(ctx.actor, place),
    },
  }));
}
