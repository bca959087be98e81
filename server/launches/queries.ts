import { In, type EntityManager } from 'typeorm';
import type { SavedLaunch } from '../../shared/contracts/launches';
import { problems } from '../../shared/problems';
import { authorizeLaunch } from '../campaigns/plan';
import type { Actor, ActionContext } from '../context';
import { holdsRole } from '../identity/actor';
import { OrgUnit, Person } from '../identity/entities';
import { Project } from '../projects/entities';
import { Launch } from './entities';

/** Kept ones are few; an older one is found again after the newer ones are done. */
const LIST_LIMIT = 100;

/**
 * Launches that are not launched yet and concern only units the actor manages, the latest first.
 * @throws Problem 403 unless the actor is an admin
 */
export async function listLaunches(ctx: ActionContext): Promise<SavedLaunch[]> {
  authorizeLaunch(ctx);
  const rows = await ctx.db.find(Launch, {
    where: { state: In(['draft', 'scheduled', 'blocked']) },
    order: { changedAt: 'DESC', id: 'DESC' },
    take: LIST_LIMIT,
  });
  return presentLaunches(ctx.db, await withinReach(ctx, rows));
}

/** @throws Problem 403 unless an admin; 404 when there is none, or it concerns units beyond the actor's */
export async function loadLaunch(ctx: ActionContext, id: string): Promise<Launch> {
  authorizeLaunch(ctx);
  const row = await ctx.db.findOneBy(Launch, { id });
  const [own] = row && row.state !== 'removed' ? await withinReach(ctx, [row]) : [];
  if (!own) throw problems.notFound({ what: '这份发起草稿' });
  return own;
}

/** One launch as its page shows it. @throws Problem 403, 404 */
export async function presentLaunch(ctx: ActionContext, id: string): Promise<SavedLaunch> {
  const [shown] = await presentLaunches(ctx.db, [await loadLaunch(ctx, id)]);
  return shown!;
}

/** A draft names projects: whoever manages all of their units may go on with it. One without projects is its writer's. */
async function withinReach({ db, actor }: ActionContext, rows: Launch[]): Promise<Launch[]> {
  const projects = await db.find(Project, {
    select: { id: true, unitId: true },
    where: { id: In([...new Set(rows.flatMap(({ form }) => form.projectIds))]) },
  });
  const paths = await managedPaths(db, actor, [...new Set(projects.map(({ unitId }) => unitId))]);
  const beyond = new Set(projects.filter(({ unitId }) => !paths.has(unitId)).map(({ id }) => id));
  return rows.filter(({ form, createdById }) =>
    form.projectIds.length === 0
      ? createdById === actor.personId
      : form.projectIds.every((projectId) => !beyond.has(projectId)),
  );
}

async function managedPaths(db: EntityManager, actor: Actor, unitIds: string[]): Promise<Set<string>> {
  const units = await db.findBy(OrgUnit, { id: In(unitIds) });
  return new Set(units.filter(({ path }) => holdsRole(actor, 'admin', path)).map(({ id }) => id));
}

async function presentLaunches(db: EntityManager, rows: Launch[]): Promise<SavedLaunch[]> {
  const personIds = rows.flatMap(({ changedById, scheduledById }) => [changedById, scheduledById ?? '']);
  const names = new Map((await db.findBy(Person, { id: In(personIds) })).map(({ id, name }) => [id, name]));
  return rows.map(({ id, version, state, form, scheduledFor, scheduledById, blocked, ...row }) => ({
    id,
    version,
    state,
    form,
    scheduledFor: scheduledFor?.toISOString() ?? null,
    scheduledByName: (scheduledById && names.get(scheduledById)) || null,
    blocked,
    changedByName: names.get(row.changedById) ?? '',
    changedAt: row.changedAt.toISOString(),
    campaignId: row.campaignId,
  }));
}
