// 项目库: the projects an admin manages, a page at a time, with what each still lacks.
import { In, type SelectQueryBuilder } from 'typeorm';
import {
  PROJECTS_PER_PAGE,
  type ProjectFilter,
  type ProjectLibrary,
  type ProjectLibraryQuery,
  type ProjectLine,
} from '../../shared/contracts/projects';
import { percentOf, sumDecimals } from '../../shared/decimal';
import { fittingProfile } from '../../shared/scoring/fittingProfile';
import { listProfiles } from '../../shared/scoring/profiles';
import { Campaign } from '../campaigns/entities';
import type { ActionContext } from '../context';
import { narrowToTyped } from '../database/narrowToTyped';
import { requireAdmin } from '../identity/actor';
import { OrgUnit, Person } from '../identity/entities';
import { withinManaged } from '../identity/peoplePolicy';
import { Task } from '../tasks/entities';
import { Indicator, Project, ProjectFunds } from './entities';

/** Points are kept as hundredths. */
const HUNDREDTHS = 100;

/**
 * Projects of the units the admin manages, the latest year first, by name.
 * @throws Problem 403 for everybody else
 */
export async function listLibrary(
  ctx: ActionContext,
  { search, fiscalYear, which, page }: ProjectLibraryQuery,
): Promise<ProjectLibrary> {
  requireAdmin(ctx.actor, '查看项目库');
  const query = ownProjects(ctx);
  if (fiscalYear) query.andWhere('project.fiscalYear = :fiscalYear', { fiscalYear });
  if (search) narrowToTyped(query, search, 'search', 'project.name', 'project.code', 'unit.name');
  narrow(query, which);
  const total = await query.getCount();
  const projects = await query
    .orderBy('project.fiscalYear', 'DESC')
    .addOrderBy('project.name', 'ASC')
    .addOrderBy('project.id', 'ASC')
    .offset((page - 1) * PROJECTS_PER_PAGE)
    .limit(PROJECTS_PER_PAGE)
    .getMany();
  return { projects: await presentLines(ctx, projects), total, page, years: await yearsOf(ctx) };
}

function ownProjects(ctx: ActionContext): SelectQueryBuilder<Project> {
  const query = ctx.db
    .createQueryBuilder(Project, 'project')
    .innerJoin(OrgUnit, 'unit', 'unit.id = project.unitId')
    .where('1 = 1');
  return withinManaged(query, ctx.actor);
}

async function yearsOf(ctx: ActionContext): Promise<number[]> {
  const rows = await ownProjects(ctx)
    .select('project.fiscalYear', 'year')
    .distinct(true)
    .getRawMany<{ year: number | string }>();
  return rows.map(({ year }) => Number(year)).sort((a, b) => b - a);
}

/** Subqueries, so that the page and its count are told by the same statement. */
function narrow(query: SelectQueryBuilder<Project>, which: ProjectFilter): void {
  const ofProject = (entity: typeof Task | typeof Indicator, alias: string, select: string) =>
    query.subQuery().select(select).from(entity, alias).where(`${alias}.projectId = project.id`).getQuery();
  const conditions: Record<ProjectFilter, string | null> = {
    all: null,
    'no-filler': `(project.fillerId IS NULL OR EXISTS ${query
      .subQuery()
      .select('1')
      .from(Person, 'gone')
      .where('gone.id = project.fillerId AND gone.active = :no')
      .getQuery()})`,
    'no-indicators': `NOT EXISTS ${ofProject(Indicator, 'asked', '1')}`,
    'points-off': `${ofProject(Indicator, 'worth', 'SUM(worth.points)')} NOT IN (:...fitting)`,
    free: `NOT EXISTS ${ofProject(Task, 'taken', '1')}`,
    'in-campaign': `EXISTS ${ofProject(Task, 'taken', '1')}`,
  };
  const condition = conditions[which];
  if (condition === null) return;
  const fitting = [...new Set(listProfiles().map(({ weights }) => Number(weights.indicators) * HUNDREDTHS))];
  query.andWhere(condition);
  if (which === 'no-filler') query.setParameter('no', false);
  if (which === 'points-off') query.setParameter('fitting', fitting);
}

async function presentLines({ db }: ActionContext, projects: Project[]): Promise<ProjectLine[]> {
  const ids = projects.map(({ id }) => id);
  const units = new Map(
    (await db.findBy(OrgUnit, { id: In(projects.map(({ unitId }) => unitId)) })).map(({ id, name }) => [id, name]),
  );
  const people = new Map(
    (await db.findBy(Person, { id: In(projects.flatMap(({ fillerId }) => fillerId ?? [])) })).map((one) => [
      one.id,
      one,
    ]),
  );
  const funds = await db.findBy(ProjectFunds, { projectId: In(ids) });
  const indicators = await db.find(Indicator, {
    select: { id: true, projectId: true, points: true },
    where: { projectId: In(ids) },
  });
  const campaigns = await campaignNames(db, ids);
  return projects.map((project) => {
    const money = funds.filter(({ projectId }) => projectId === project.id);
    const points = indicators.filter(({ projectId }) => projectId === project.id).map((row) => row.points);
    const filler = project.fillerId ? people.get(project.fillerId) : undefined;
    const annualBudget = sumDecimals(money.map((row) => row.annualBudget));
    return {
      id: project.id,
      code: project.code,
      name: project.name,
      unitName: units.get(project.unitId) ?? '',
      fiscalYear: project.fiscalYear,
      isDemo: project.isDemo,
      fillerName: filler?.name ?? null,
      fillerLeft: filler ? !filler.active : false,
      annualBudget,
      executionRatePercent: percentOf(sumDecimals(money.map((row) => row.executed)), annualBudget),
      indicatorCount: points.length,
      points: sumDecimals(points),
      pointsFit: points.length > 0 && fittingProfile(points) !== null,
      campaignName: campaigns.get(project.id)?.name ?? null,
    };
  });
}

/** The campaign each project is in, the latest one. */
export async function campaignNames(
  db: ActionContext['db'],
  projectIds: string[],
): Promise<Map<string, { id: string; name: string }>> {
  const rows = await db
    .createQueryBuilder(Task, 'task')
    .innerJoin(Campaign, 'campaign', 'campaign.id = task.campaignId')
    .select(['task.projectId AS projectId', 'campaign.id AS id', 'campaign.name AS name'])
    .where('task.projectId IN (:...ids)', { ids: [...projectIds, ''] })
    .orderBy('campaign.launchedAt', 'ASC')
    .getRawMany<{ projectId: string; id: string; name: string }>();
  return new Map(rows.map(({ projectId, id, name }) => [projectId, { id, name }]));
}
