// Fills an empty database with the world of the demo, through the same actions as everybody else: the real project of
// the report with its task freshly pushed, and a bureau around it in all stages of a campaign.
import type { EntityManager } from 'typeorm';
import { addDays, dayOf, instantOn, workdayOnOrBefore } from '../../shared/calendar';
import type { Role } from '../../shared/contracts/common';
import { ASSUMED_LABEL } from '../../shared/labels';
import type { IndicatorResultInput } from '../../shared/contracts/tasks';
import { launchCampaign } from '../../server/campaigns/launchCampaign';
import { Campaign } from '../../server/campaigns/entities';
import type { ActionContext } from '../../server/context';
import { SYSTEM_ACTOR } from '../../server/context';
import type { Database } from '../../server/database/database';
import { newId } from '../../server/database/ids';
import { loadActor } from '../../server/identity/actor';
import { OrgUnit, Person } from '../../server/identity/entities';
import { grantRole } from '../../server/identity/grantRole';
import { Indicator, Project, ProjectFunds, Template } from '../../server/projects/entities';
import { emptyNarrative } from '../../server/reports/compile/evaluation';
import { isWorkday } from '../../server/reminders/workdays';
import { approveTask } from '../../server/reviews/approveTask';
import { returnTask } from '../../server/reviews/returnTask';
import { IndicatorResult, Task } from '../../server/tasks/entities';
import { saveDraft } from '../../server/tasks/saveDraft';
import { submitTask } from '../../server/tasks/submitTask';
import { demoBureaus, type DemoBureau, type ProjectKind } from './bureaus';
import { bureauDepartmentId, bureauFiller, bureauLead, cast, departmentIds } from './directory';
import { indicatorsFor, templateNames } from './indicators';
import { createRandom, type Random } from './random';
import { seedIndicators, seedProject } from './seedProject';

export interface SeedOptions {
  /** days from today to the due date of the real project's campaign */
  daysToDueDate?: number;
  /** how many of the demo bureaus have projects and a campaign; all by default */
  bureaus?: number;
  /** false: the projects are there, but no campaign is launched yet */
  launch?: boolean;
}

const SEED = 20_240_131;

interface World {
  db: EntityManager;
  now: Date;
  fiscalYear: number;
  units: Map<number, OrgUnit>;
  people: Map<string, Person>;
  random: Random;
}

/** Seeds once: a database that already has a project is left alone. All or nothing. */
export async function seedWorld(database: Database, now: Date, options: SeedOptions = {}): Promise<void> {
  await database.transaction(async (db) => {
    if ((await db.count(Project)) > 0) return;
    const world: World = {
      db,
      now,
      fiscalYear: Number(dayOf(now).slice(0, 4)) - 1,
      units: new Map((await db.find(OrgUnit)).map((unit) => [unit.departmentId, unit])),
      people: new Map((await db.find(Person)).map((person) => [person.userId, person])),
      random: createRandom(SEED),
    };
    await grantRoles(world);
    const project = await seedRealProject(world);
    await seedSurroundings(world, demoBureaus.slice(0, options.bureaus));
    if (options.launch === false) return;
    await launchCampaign(await contextOf(world, cast.admin, now), {
      name: `${world.fiscalYear}年度（${ASSUMED_LABEL}）市财政局项目支出绩效自评`,
      fiscalYear: world.fiscalYear,
      dueDate: dueDateIn(now, options.daysToDueDate ?? 11),
      projectIds: [project.id],
    });
  });
}

/** A working day, as offices set their deadlines. */
const dueDateIn = (now: Date, days: number) => workdayOnOrBefore(addDays(dayOf(now), days), isWorkday);

async function contextOf(world: World, userId: string, at: Date): Promise<ActionContext> {
  const actor = await loadActor(world.db, world.people.get(userId)!.id);
  return { actor: actor!, now: at, db: world.db, requestId: 'demo-data', origin: 'setup' };
}

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
  const ctx: ActionContext = {
    actor: SYSTEM_ACTOR,
    now: world.now,
    db: world.db,
    requestId: 'demo-data',
    origin: 'setup',
  };
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
  const kinds = Object.keys(templateNames) as ProjectKind[];
  for (const kind of kinds)
    await world.db.insert(Template, {
      id: newId(),
      name: templateNames[kind],
      version: 1,
      profileId: 'national-2020',
      indicators: indicatorsFor(kind, '0'),
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
    projectIds,
  });
  await playCampaign(world, campaign, launchedOn, projectIds);
}

async function seedDemoProject(
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

/** How far the demo tasks have come, in shares of the whole. */
type Stage = 'assigned' | 'drafting' | 'with-lead' | 'with-reviewer' | 'returned' | 'completed';
const stages: [Stage, number][] = [
  ['assigned', 0.12],
  ['drafting', 0.12],
  ['with-lead', 0.12],
  ['with-reviewer', 0.14],
  ['returned', 0.08],
  ['completed', 0.42],
];

function stageOf(random: Random): Stage {
  let rest = random.next();
  for (const [stage, share] of stages) {
    rest -= share;
    if (rest < 0) return stage;
  }
  return 'completed';
}

async function playCampaign(world: World, campaign: Campaign, launchedOn: string, projectIds: string[]): Promise<void> {
  const tasks = await world.db.findBy(Task, { campaignId: campaign.id });
  // Ids differ from run to run; the order of the projects does not, and with it neither does the story of each task.
  tasks.sort((a, b) => projectIds.indexOf(a.projectId) - projectIds.indexOf(b.projectId));
  const userIds = new Map([...world.people.values()].map((person) => [person.id, person.userId]));
  const leads = new Map(
    demoBureaus.flatMap((_, index) => {
      const unit = world.units.get(bureauDepartmentId(index));
      return unit ? [[unit.id, bureauLead(index)] as const] : [];
    }),
  );
  for (const task of tasks) {
    const stage = stageOf(world.random);
    if (stage === 'assigned') continue;
    const clock = workingClock(world.random, launchedOn);
    const filler = userIds.get(task.fillerId)!;
    const drafted = await fill(world, task, filler, clock(), stage === 'drafting');
    if (stage === 'drafting') continue;
    const submitted = await submitTask(await contextOf(world, filler, clock()), task.id, { version: drafted });
    if (stage === 'with-lead') continue;
    const lead = await contextOf(world, leads.get(task.unitId)!, clock());
    if (stage === 'returned') {
      await sendBack(lead, task.id, submitted.task.version);
      continue;
    }
    const passed = await approveTask(lead, task.id, { version: submitted.task.version });
    if (stage === 'with-reviewer') continue;
    const reviewer = await contextOf(world, cast.reviewer, clock());
    await approveTask(reviewer, task.id, { version: passed.task.version, comment: '数据与佐证材料一致。' });
  }
}

/** Each call is a later moment in working hours, up to the evening before today. */
function workingClock(random: Random, launchedOn: string) {
  let day = 1;
  return () => {
    day += random.between(0, 2);
    return instantOn(addDays(launchedOn, Math.min(day, 11)), random.between(9, 16), random.between(0, 59));
  };
}

async function sendBack(ctx: ActionContext, taskId: string, version: number): Promise<void> {
  const rows = await ctx.db.find(IndicatorResult, { where: { taskId }, order: { position: 'ASC' } });
  await returnTask(ctx, taskId, {
    version,
    reason: '请补充依据后重新提交。',
    indicators: [{ indicatorId: rows[1]!.id, reason: '实际完成值与验收资料不一致，请核对。' }],
  });
}

/** Fills a sheet believably: most rows met, some not, with reasons where the rules ask for them. Returns the version. */
async function fill(world: World, task: Task, filler: string, at: Date, half: boolean): Promise<number> {
  const rows = await world.db.find(IndicatorResult, { where: { taskId: task.id }, order: { position: 'ASC' } });
  const weak = world.random.next();
  const results = rows.map((row) => answer(world.random, row, weak));
  const saved = await saveDraft(await contextOf(world, filler, at), task.id, {
    version: task.version,
    goalActual: '各项工作按计划推进，年度绩效目标基本完成，主要指标达到批复要求。',
    executionReason: '部分合同按进度付款，尾款结转下年支付。',
    executionMeasure: '加快验收和支付进度，合理安排下年度预算。',
    results: half ? results.slice(0, Math.ceil(results.length / 2)) : results,
  });
  return saved.task.version;
}

function answer(random: Random, row: IndicatorResult, weak: number): IndicatorResultInput {
  const missed = random.next() < (weak < 0.15 ? 0.7 : weak < 0.45 ? 0.3 : 0.12);
  const reason = missed
    ? { deviationReason: '受实施进度影响，年底前未全部完成。', correctiveMeasure: '已列入下年度计划，按月跟踪。' }
    : { deviationReason: null, correctiveMeasure: null };
  const empty = { indicatorId: row.id, actual: null, band: null, bandPercent: null, assumed: false, ...reason };
  if (row.kind === 'qualitative')
    return missed
      ? { ...empty, band: 'partly-achieved', bandPercent: String(random.between(60, 79)) }
      : { ...empty, ...reason, band: 'achieved', bandPercent: '100' };
  const target = Number(row.target);
  const worse = weak < 0.15 ? 0.45 + random.next() * 0.3 : 0.8 + random.next() * 0.15;
  const reverse = row.comparator === '<=' || row.comparator === '<';
  const whole = !['%', '万元', '小时'].includes(row.unit ?? '');
  const value = missed ? (reverse ? target / worse : target * worse) : reverse ? target * 0.96 : target;
  return { ...empty, actual: whole ? String(missed ? Math.floor(value) : Math.ceil(value)) : trim(value) };
}

const trim = (value: number) => value.toFixed(2).replace(/\.?0+$/, '');
