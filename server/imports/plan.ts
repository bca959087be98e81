// What an import would do: the file against the directory and the projects that are there. Nothing is written.
import { In, type EntityManager } from 'typeorm';
import type { ImportChange, ImportState } from '../../shared/contracts/projectImports';
import { sumDecimals } from '../../shared/decimal';
import { getProfile, USUAL_PROFILE } from '../../shared/scoring/profiles';
import { quoted } from '../../shared/checks/stated';
import { Campaign } from '../campaigns/entities';
import { neverSubmittable } from '../campaigns/plan';
import type { ActionContext } from '../context';
import { breathe } from '../database/breathe';
import { holdsRole, requireAdmin } from '../identity/actor';
import type { OrgUnit, Person } from '../identity/entities';
import { Indicator, Project, ProjectFunds } from '../projects/entities';
import { Task } from '../tasks/entities';
import { changesOf } from './compare';
import { loadDirectory, matchFiller, matchUnit, type Directory } from './match';
import { sameKey } from '../../shared/indicators/units';
import { fittingProfile } from '../../shared/scoring/fittingProfile';
import { tellInto, type Found } from './read/problems';
import type { ReadImport } from './read/readImport';
import type { ReadProject } from './read/readProject';
import { rowsOf, wantedProject, type ExistingProject, type WantedProject } from './wanted';

/** What becomes of one project of the file. */
export interface PlannedProject {
  read: ReadProject;
  state: ImportState;
  /** in one sentence */
  outcome: string;
  changes: ImportChange[];
  unit: OrgUnit | null;
  filler: Person | null;
  existing: ExistingProject | null;
  /** null while something keeps it from being imported */
  wanted: WantedProject | null;
}

export interface ImportPlan {
  projects: PlannedProject[];
  found: Found[];
  sheets: string[];
  notes: string[];
}

/** @throws Problem 403 unless the actor is an admin somewhere */
export function authorizeImport(ctx: ActionContext): void {
  requireAdmin(ctx.actor, '导入项目');
}

/** Plans the import of a file for an admin: units within the scope, projects that are there, campaigns that hold copies. */
export async function planImport(ctx: ActionContext, read: ReadImport): Promise<ImportPlan> {
  authorizeImport(ctx);
  const directory = await loadDirectory(ctx.db, ctx.actor);
  const found = [...read.found];
  const matched = read.projects.map((project) => matchPeople(ctx, directory, project, found));
  const standing = await standingProjects(ctx.db, matched);
  const nameOf = (personId: string | null) => (personId && directory.people.get(personId)?.name) || null;
  for (const one of matched) tellAboutProject(ctx, one, standing, directory, found);
  const errors = countErrors(found);
  const projects: PlannedProject[] = [];
  for (const one of matched) {
    const planned = decide(one, standing, errors.get(one.read.number) ?? 0, nameOf);
    tellLaunchErrors(planned, found);
    projects.push(planned);
    await breathe();
  }
  return { projects, found, sheets: read.sheets, notes: read.notes };
}

type Matched = Pick<PlannedProject, 'read' | 'unit' | 'filler'>;

function matchPeople(ctx: ActionContext, directory: Directory, read: ReadProject, found: Found[]): Matched {
  const tell = tellInto(found, read.number);
  const unit = matchUnit(directory, ctx.actor, read.unitName, { place: read.places.unit }, tell);
  const filler = read.filler ? matchFiller(directory, read.filler, unit, { place: read.places.filler }, tell) : null;
  return { read, unit, filler };
}

/** Projects of the same units, years or codes that are there, and the campaigns they are in. */
interface Standing {
  projects: Project[];
  byIdentity: Map<string, ExistingProject>;
  campaigns: Map<string, string>;
}

const identityOf = (unitId: string, name: string, year: number) => `${unitId}|${year}|${sameKey(name)}`;

async function standingProjects(db: EntityManager, matched: Matched[]): Promise<Standing> {
  const unitIds = [...new Set(matched.flatMap(({ unit }) => (unit ? [unit.id] : [])))];
  const years = [...new Set(matched.flatMap(({ read }) => read.fiscalYear ?? []))];
  const codes = matched.flatMap(({ read }) => read.code || []);
  const projects = await db.find(Project, {
    where: [
      { unitId: In(unitIds), fiscalYear: In(years) },
      { code: In(codes), fiscalYear: In(years) },
    ],
  });
  const wanted = new Set(
    matched.flatMap(({ read, unit }) =>
      unit && read.fiscalYear ? [identityOf(unit.id, read.name, read.fiscalYear)] : [],
    ),
  );
  const same = projects.filter(({ unitId, name, fiscalYear }) => wanted.has(identityOf(unitId, name, fiscalYear)));
  const where = { projectId: In(same.map(({ id }) => id)) };
  const funds = groupedByProject(await db.find(ProjectFunds, { where, order: { position: 'ASC' } }));
  const indicators = groupedByProject(await db.find(Indicator, { where, order: { position: 'ASC' } }));
  const byIdentity = new Map(
    same.map((project) => [
      identityOf(project.unitId, project.name, project.fiscalYear),
      { project, funds: funds.get(project.id) ?? [], indicators: indicators.get(project.id) ?? [] },
    ]),
  );
  return { projects, byIdentity, campaigns: await campaignsOf(db, same) };
}

function groupedByProject<Row extends { projectId: string }>(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.projectId);
    if (group) group.push(row);
    else groups.set(row.projectId, [row]);
  }
  return groups;
}

async function campaignsOf(db: EntityManager, projects: Project[]): Promise<Map<string, string>> {
  const rows = await db
    .createQueryBuilder(Task, 'task')
    .innerJoin(Campaign, 'campaign', 'campaign.id = task.campaignId')
    .select(['task.projectId AS projectId', 'campaign.name AS name'])
    .where('task.projectId IN (:...ids)', { ids: projects.map(({ id }) => id).concat('') })
    .getRawMany<{ projectId: string; name: string }>();
  return new Map(rows.map(({ projectId, name }) => [projectId, name]));
}

function existingOf({ read, unit }: Matched, { byIdentity }: Standing): ExistingProject | null {
  if (!unit || read.fiscalYear === null) return null;
  return byIdentity.get(identityOf(unit.id, read.name, read.fiscalYear)) ?? null;
}

/** What only the projects that are there, or the project as a whole, can tell. */
function tellAboutProject(
  ctx: ActionContext,
  one: Matched,
  standing: Standing,
  directory: Directory,
  found: Found[],
): void {
  const { read, filler } = one;
  const tell = tellInto(found, read.number);
  const existing = existingOf(one, standing);
  const other = standing.projects.find(
    (project) => read.code && project.code === read.code && project.fiscalYear === read.fiscalYear,
  );
  if (other && other.id !== existing?.project.id) {
    const owner = directory.units.get(other.unitId);
    // Of a unit beyond the admin's scope no more is told than that the code is taken.
    const isOwn = owner !== undefined && holdsRole(ctx.actor, 'admin', owner.path);
    const whose = isOwn ? `${owner.name}的${quoted(other.name)}` : '属于您管理范围以外的单位';
    const message = `${read.fiscalYear} 年度已有编码相同的项目：${whose}。请核对编码、名称和实施单位。`;
    tell('error', { place: read.places.code }, message);
  }
  tellPoints(read, found);
  const at = { place: read.places.name };
  if (read.indicators.length === 0 && !existing?.indicators.length)
    tell('warning', at, '没有绩效指标。可以以后再导入，发起评价批次之前必须有。');
  if (read.funds.length === 0 && !existing?.funds.length)
    tell('warning', at, '没有项目资金，预算执行率无法计算。请在“资金”表中补充。');
  if (!filler && !read.filler && !existing?.project.fillerId)
    tell('warning', { place: read.places.filler }, '没有填报人。可以以后再导入，发起评价批次之前必须有。');
}

/** @source evaluation-rules §3: the points of all indicators and of the execution rate make 100 */
function tellPoints({ number, indicators }: ReadProject, found: Found[]): void {
  const points = indicators.flatMap((indicator) => indicator.points ?? []);
  if (points.length === 0 || points.length < indicators.length) return;
  const sum = sumDecimals(points);
  const { execution } = getProfile(USUAL_PROFILE).weights;
  const at = { place: indicators.at(-1)!.pointsPlace };
  const tell = tellInto(found, number);
  const profile = fittingProfile(points);
  if (!profile) {
    const total = sumDecimals([sum, execution]);
    tell('error', at, `指标分值合计 ${sum}，加上预算执行率 ${execution} 分是 ${total}，应为 100。请调整分值。`);
  } else if (profile.id !== USUAL_PROFILE)
    tell('warning', at, `指标分值合计 ${sum}，适用评分方案“${profile.name}”，发起评价批次时请选它。`);
}

function countErrors(found: Found[]): Map<number | null, number> {
  const counts = new Map<number | null, number>();
  for (const { project, severity } of found)
    if (severity === 'error') counts.set(project, (counts.get(project) ?? 0) + 1);
  return counts;
}

/** What would keep a campaign from being launched on a project that can be imported as it stands. */
function tellLaunchErrors({ read, state, unit, wanted }: PlannedProject, found: Found[]): void {
  if (!wanted || !unit || wanted.indicators.length === 0 || (state !== 'new' && state !== 'changed')) return;
  const tell = tellInto(found, read.number);
  const profile = fittingProfile(wanted.indicators.map(({ points }) => points));
  const parts = { unit, ...rowsOf(read.fiscalYear!, unit.id, wanted) };
  const stopped = neverSubmittable(parts, profile?.id ?? USUAL_PROFILE);
  for (const message of stopped) tell('warning', { place: read.places.name }, `发起评价批次时会被拦下：${message}`);
}

function decide(
  one: Matched,
  standing: Standing,
  errors: number,
  nameOf: (personId: string | null) => string | null,
): PlannedProject {
  const existing = existingOf(one, standing);
  if (errors > 0 || !one.unit) {
    const outcome = `有 ${errors} 处错误，改正后才能导入。`;
    return { ...one, existing, state: 'error', outcome, changes: [], wanted: null };
  }
  const wanted = wantedProject(one.read, one.unit, one.filler?.id, existing);
  const planned = { ...one, existing, wanted, changes: existing ? changesOf(existing, wanted, nameOf) : [] };
  if (!existing) return { ...planned, state: 'new', outcome: `新增项目，含 ${wanted.indicators.length} 个指标。` };
  if (planned.changes.length === 0)
    return { ...planned, state: 'unchanged', outcome: '与系统里的内容相同，不需要导入。' };
  const campaign = standing.campaigns.get(existing.project.id);
  if (campaign === undefined)
    return { ...planned, state: 'changed', outcome: `系统里已有，将更新 ${planned.changes.length} 处。` };
  const outcome = `已在评价批次“${campaign}”里。任务用的是下达时的副本，改项目不会改变任务，所以不导入。`;
  return { ...planned, state: 'locked', outcome };
}
