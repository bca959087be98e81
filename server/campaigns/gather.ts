// Everything a launch has to know about its projects, read in a handful of statements however many there are.
import { In, type EntityManager } from 'typeorm';
import { groupBy } from '../../shared/groupBy';
import type { FillerFacts } from '../../shared/launch/findings';
import { nearestOf, unitsUp } from '../../shared/workflow/nearestHolders';
import { DEFAULT_CHAIN, FILLING_STATES, type ReviewStep } from '../../shared/workflow/taskWorkflow';
import type { ActionContext } from '../context';
import { unreachedOf } from '../deliveries/unreached';
import { holdsRole } from '../identity/actor';
import { OrgUnit, Person, PersonRole } from '../identity/entities';
import { Indicator, Project, ProjectFunds } from '../projects/entities';
import { Task } from '../tasks/entities';
import { Campaign } from './entities';

/** A project with what its task would be made of. */
export interface GatheredProject {
  project: Project;
  unit: OrgUnit;
  /** also somebody who has left: that is told, and stops the launch */
  filler: Person | null;
  indicators: Indicator[];
  funds: ProjectFunds[];
  /** who could decide each step, the filler left out */
  holders: { step: ReviewStep; people: Person[] }[];
  campaigns: { name: string; fiscalYear: number; isOpen: boolean }[];
}

export interface Gathered {
  projects: GatheredProject[];
  fillers: Map<string, FillerFacts>;
}

/** Projects of the units in the actor's scope, in the order asked for; of others not even the name is told. */
export async function gatherProjects(ctx: ActionContext, projectIds: string[]): Promise<Gathered> {
  const { db } = ctx;
  const found = await db.findBy(Project, { id: In(projectIds) });
  const units = mapped(await db.findBy(OrgUnit, { id: In(found.map(({ unitId }) => unitId)) }));
  const own = found.filter(({ unitId }) => holdsRole(ctx.actor, 'admin', units.get(unitId)?.path ?? ''));
  const order = new Map(projectIds.map((id, at) => [id, at]));
  own.sort((a, b) => order.get(a.id)! - order.get(b.id)!);
  const ids = own.map(({ id }) => id);
  const people = mapped(await db.findBy(Person, { id: In(own.flatMap(({ fillerId }) => fillerId ?? [])) }));
  const rowsOf = { where: { projectId: In(ids) }, order: { position: 'ASC' } } as const;
  const indicators = groupBy(await db.find(Indicator, rowsOf), ({ projectId }) => projectId);
  const funds = groupBy(await db.find(ProjectFunds, rowsOf), ({ projectId }) => projectId);
  const campaigns = await campaignsOf(db, ids);
  const holders = await createHolders(db, [...units.values()]);
  return {
    projects: own.map((project) => {
      const unit = units.get(project.unitId)!;
      return {
        project,
        unit,
        filler: (project.fillerId && people.get(project.fillerId)) || null,
        indicators: indicators.get(project.id) ?? [],
        funds: funds.get(project.id) ?? [],
        holders: DEFAULT_CHAIN.map((step) => ({ step, people: holders(step, unit.path, project.fillerId) })),
        campaigns: campaigns.get(project.id) ?? [],
      };
    }),
    fillers: await fillerFacts(ctx, [...people.values()]),
  };
}

function mapped<Row extends { id: string }>(rows: Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Who would decide, for all these units: of the nearest unit with somebody besides the filler. */
async function createHolders(db: EntityManager, units: OrgUnit[]) {
  const unitIds = [...new Set(units.flatMap(({ path }) => unitsUp(path)))];
  const roles = DEFAULT_CHAIN.map(({ role }) => role);
  const held = await db.findBy(PersonRole, { role: In(roles), unitId: In(unitIds) });
  const people = mapped(await db.findBy(Person, { id: In(held.map(({ personId }) => personId)), active: true }));
  const byPlace = groupBy(held, ({ role, unitId }) => `${role} ${unitId}`);
  const holdersOf = (role: string) => (unitId: string) =>
    (byPlace.get(`${role} ${unitId}`) ?? []).flatMap(({ personId }) => people.get(personId) ?? []);
  return ({ role }: ReviewStep, unitPath: string, exceptId: string | null): Person[] =>
    nearestOf(unitPath, holdersOf(role), ({ id }) => id === exceptId);
}

async function campaignsOf(db: EntityManager, projectIds: string[]) {
  const rows = await db
    .createQueryBuilder(Task, 'task')
    .innerJoin(Campaign, 'campaign', 'campaign.id = task.campaignId')
    .select(['task.projectId AS projectId', 'task.state AS state'])
    .addSelect(['campaign.name AS name', 'campaign.fiscalYear AS fiscalYear'])
    .where('task.projectId IN (:...ids)', { ids: [...projectIds, ''] })
    .getRawMany<{ projectId: string; state: Task['state']; name: string; fiscalYear: number | string }>();
  const campaigns = rows.map(({ projectId, state, name, fiscalYear }) => ({
    projectId,
    name,
    fiscalYear: Number(fiscalYear),
    isOpen: state !== 'completed',
  }));
  return groupBy(campaigns, ({ projectId }) => projectId);
}

async function fillerFacts({ db, now }: ActionContext, people: Person[]): Promise<Map<string, FillerFacts>> {
  const ids = people.map(({ id }) => id);
  const open = await db
    .createQueryBuilder(Task, 'task')
    .select('task.fillerId', 'fillerId')
    .addSelect('COUNT(*)', 'tasks')
    .addSelect('SUM(task.missingCount)', 'openRows')
    .where('task.fillerId IN (:...ids) AND task.state IN (:...states)', { ids: [...ids, ''], states: FILLING_STATES })
    .groupBy('task.fillerId')
    .getRawMany<{ fillerId: string; tasks: number | string; openRows: number | string | null }>();
  const loads = new Map(open.map((row) => [row.fillerId, row]));
  const unreached = await unreachedOf(db, ids, now);
  return new Map(
    people.map(({ id, name, active }) => [
      id,
      {
        id,
        name,
        active,
        isUnreached: unreached.has(id),
        openTasks: Number(loads.get(id)?.tasks ?? 0),
        openRows: Number(loads.get(id)?.openRows ?? 0),
      },
    ]),
  );
}
