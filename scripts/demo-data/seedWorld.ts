// Fills an empty database with the world of the demo, through the same actions as everybody else: the real project of
// the report with its task freshly pushed, and a bureau around it in all stages of a campaign.
import type { EntityManager } from 'typeorm';
import { addDays, dayOf, instantOn, workdayOnOrBefore } from '../../shared/calendar';
import type { Role } from '../../shared/contracts/common';
import { ASSUMED_LABEL } from '../../shared/labels';
import { USUAL_PROFILE } from '../../shared/scoring/profiles';
import { launchCampaign } from '../../server/campaigns/launchCampaign';
import { systemContext } from '../../server/context';
import type { Database } from '../../server/database/database';
import { newId } from '../../server/database/ids';
import { OrgUnit, Person } from '../../server/identity/entities';
import { grantRole } from '../../server/identity/grantRole';
import { Indicator, Project, ProjectFunds } from '../../server/projects/entities';
import { Template } from '../../server/templates/entities';
import { nameKeyOf } from '../../server/templates/nameKey';
import { emptyNarrative } from '../../server/reports/compile/evaluation';
import { statutoryCalendar } from '../../server/calendar/workCalendar';
import { demoBureaus, unlaunchedProjects, type DemoBureau, type ProjectKind } from './bureaus';
import { contextOf, type World } from './demoWorld';
import { bureauDepartmentId, bureauFiller, bureauLead, cast, departmentIds } from './directory';
import { indicatorsFor, ownTemplates } from './indicators';
import { leaveHistoryInThePast, playCampaign } from './playCampaign';
import { createRandom } from './random';
import { seedIndicators, seedProject } from './seedProject';

export interface SeedOptions {
  /** days from today to the due date of the real project's campaign */
  daysToDueDate?: number;
  /** how many of the demo bureaus have projects and a campaign; all by default */
  bureaus?: number;
  /** false: the projects are there, but no campaign is launched yet */
  launch?: boolean;
}

const SEED = 20_240_301;

/** Seeds once: a database that already has a project is left alone. All or nothing. */
export async function seedWorld(database: Database, now: Date, options: SeedOptions = {}): Promise<void> {
  await database.transaction(async (db) => {
    if ((await db.count(Project)) > 0) return;
    const world = await worldOf(db, now);
    await grantRoles(world);
    const project = await seedRealProject(world);
    // First, so that its messages leave first.
    if (options.launch !== false)
      await launchCampaign(await contextOf(world, cast.admin, now), {
        name: `${world.fiscalYear}年度（${ASSUMED_LABEL}）市财政局项目支出绩效自评`,
        fiscalYear: world.fiscalYear,
        dueDate: dueDateIn(now, options.daysToDueDate ?? 11),
        profileId: USUAL_PROFILE,
        projectIds: [project.id],
      });
    await seedSurroundings(world, demoBureaus.slice(0, options.bureaus));
  });
}

/** The directory as it stands in the database, for making demo data of it. */
export async function worldOf(db: EntityManager, now: Date): Promise<World> {
  return {
    db,
    now,
    fiscalYear: Number(dayOf(now).slice(0, 4)) - 1,
    units: new Map((await db.find(OrgUnit)).map((unit) => [unit.departmentId, unit])),
    people: new Map((await db.find(Person)).map((person) => [person.userId, person])),
    random: createRandom(SEED),
  };
}

/** A working day, as offices set their deadlines. */
const dueDateIn = (now: Date, days: number) =>
  workdayOnOrBefore(addDays(dayOf(now), days), statutoryCalendar.isWorkday);

async function grantRoles(world: World): Promise<void> {
  const { root, performanceSection, informationCentre } = departmentIds;
  const grants: [userId: string, role: Role, department: number][] = [
    [cast.admin, 'admin', root],
    [cast.admin, 'reviewer', performanceSection],
    [cast.reviewer, 'reviewer', root],
    [cast.leader, 'leader', root],
    [cast.lead, 'lead', informationCentre],
    [cast.filler, 'filler', informationCentre],
    ...demoBureaus
      .map((_, index) => index)
      .filter((index) => world.units.has(bureauDepartmentId(index)))
      .flatMap((index): [string, Role, number][] => [
        [bureauLead(index), 'lead', bureauDepartmentId(index)],
        [bureauFiller(index, 0), 'filler', bureauDepartmentId(index)],
        [bureauFiller(index, 1), 'filler', bureauDepartmentId(index)],
      ]),
  ];
  const ctx = systemContext(world.db, world.now, 'demo-data', 'setup');
  for (const [userId, role, department] of grants)
    await grantRole(ctx, { personId: world.people.get(userId)!.id, role, unitId: world.units.get(department)!.id });
}

async function seedRealProject(world: World): Promise<Project> {
  const { db, fiscalYear } = world;
  const { name, competentDepartment, annualObjective, basis, content, systems } = seedProject;
  const { experience, problems, suggestions } = seedProject;
  const project = db.create(Project, {
    id: newId(),
    code: null,
    name,
    unitId: world.units.get(departmentIds.informationCentre)!.id,
    competentDepartment,
    fiscalYear,
    fiscalYearAssumed: true,
    annualObjective,
    narrative: { ...emptyNarrative, basis, content, experience, problems, suggestions },
    systems,
    assumptions: seedProject.assumptionsFor(fiscalYear),
    fillerId: world.people.get(cast.filler)!.id,
    isDemo: false,
    version: 1,
  });
  await db.insert(Project, project);
  const { initialBudget, annualBudget, executed, fundsSource } = seedProject;
  const funds = { source: fundsSource, initialBudget, annualBudget, executed };
  await db.insert(ProjectFunds, { id: newId(), projectId: project.id, position: 0, ...funds });
  await db.insert(
    Indicator,
    seedIndicators.map((indicator, position) => ({ ...indicator, id: newId(), projectId: project.id, position })),
  );
  return project;
}

async function seedSurroundings(world: World, bureaus: DemoBureau[]): Promise<void> {
  if (bureaus.length === 0) return;
  for (const template of Object.values(ownTemplates))
    await world.db.insert(Template, {
      ...template,
      nameKey: nameKeyOf(template.name),
      id: newId(),
      version: 1,
      isDemo: true,
    });
  const projectIds: string[] = [];
  for (const [index, bureau] of bureaus.entries())
    for (const [which, [name, kind]] of bureau.projects.entries())
      projectIds.push(await seedDemoProject(world, index, which, name, kind));
  const launchedOn = addDays(dayOf(world.now), -12);
  const launch = await contextOf(world, cast.admin, instantOn(launchedOn, 9, 30));
  const campaign = await launchCampaign(launch, {
    name: `${world.fiscalYear}年度（${ASSUMED_LABEL}）市直部门项目支出绩效自评`,
    fiscalYear: world.fiscalYear,
    dueDate: dueDateIn(world.now, 6),
    profileId: USUAL_PROFILE,
    projectIds,
  });
  await playCampaign(world, campaign, launchedOn, projectIds);
  await leaveHistoryInThePast(world, campaign);
  // Last, so that they change nothing of the campaign above.
  for (const [index, name, kind] of unlaunchedProjects)
    if (index < bureaus.length) await seedDemoProject(world, index, 0, name, kind);
}

/** A made-up project of a demo bureau with its money and indicators. @returns its id */
export async function seedDemoProject(
  world: World,
  bureauIndex: number,
  which: number,
  name: string,
  kind: ProjectKind,
): Promise<string> {
  const { db, random, fiscalYear } = world;
  const initial = random.between(30, 900);
  const annual = random.next() < 0.2 ? initial + random.between(5, 60) : initial;
  const executed = ((annual * random.between(7600, 10_000)) / 10_000).toFixed(2);
  const bureau = demoBureaus[bureauIndex]!;
  const id = newId();
  await db.insert(Project, {
    id,
    code: null,
    name,
    unitId: world.units.get(bureauDepartmentId(bureauIndex))!.id,
    competentDepartment: bureau.name,
    fiscalYear,
    fiscalYearAssumed: true,
    annualObjective: `按计划完成${name}的各项工作，达到批复的绩效目标。`,
    narrative: { ...emptyNarrative, basis: null, content: null },
    systems: [],
    assumptions: ['本项目为演示数据，全部内容由程序生成。'],
    fillerId: world.people.get(bureauFiller(bureauIndex, which))!.id,
    isDemo: true,
    version: 1,
  });
  const funds = { source: '当年财政拨款', initialBudget: String(initial), annualBudget: String(annual), executed };
  await db.insert(ProjectFunds, { id: newId(), projectId: id, position: 0, ...funds });
  const indicators = indicatorsFor(kind, String(annual));
  await db.insert(
    Indicator,
    indicators.map((indicator, position) => ({ ...indicator, id: newId(), projectId: id, position, suggestion: null })),
  );
  return id;
}
