import type { ProjectDetail } from '../../shared/contracts/projects';
import { problems } from '../../shared/problems';
import { fittingProfile } from '../../shared/scoring/fittingProfile';
import { USUAL_PROFILE } from '../../shared/scoring/profiles';
import type { TemplateIndicator } from '../../shared/templates/types';
import { plainDecimal } from '../../shared/decimal';
import { DEFAULT_CHAIN } from '../../shared/workflow/taskWorkflow';
import { AuditEntry } from '../audit/entities';
import { actLabel } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { holdsRole, requireAdmin } from '../identity/actor';
import { OrgUnit, Person } from '../identity/entities';
import { nearestHolders } from '../identity/queries';
import { Indicator, Project, ProjectFunds } from './entities';
import { campaignNames } from './library';

const HISTORY = 20;

/** @throws Problem 403 unless an admin; 404 when there is no such project among the units they manage */
export async function loadOwnProject(ctx: ActionContext, id: string): Promise<{ project: Project; unit: OrgUnit }> {
  requireAdmin(ctx.actor, '查看项目库');
  const project = await ctx.db.findOneBy(Project, { id });
  const unit = project && (await ctx.db.findOneBy(OrgUnit, { id: project.unitId }));
  if (!unit || !holdsRole(ctx.actor, 'admin', unit.path)) throw problems.notFound({ what: '这个项目' });
  return { project, unit };
}

/** Everything of one project, for the admin who manages its unit. @throws Problem 403, 404 */
export async function presentProject(ctx: ActionContext, id: string): Promise<ProjectDetail> {
  const { project, unit } = await loadOwnProject(ctx, id);
  const { db } = ctx;
  const rows = { where: { projectId: id }, order: { position: 'ASC' } } as const;
  const funds = await db.find(ProjectFunds, rows);
  const indicators = await db.find(Indicator, rows);
  const filler = project.fillerId ? await db.findOneBy(Person, { id: project.fillerId }) : null;
  return {
    id,
    version: project.version,
    code: project.code,
    name: project.name,
    unitId: unit.id,
    unitName: unit.name,
    competentDepartment: project.competentDepartment,
    fiscalYear: project.fiscalYear,
    fiscalYearAssumed: project.fiscalYearAssumed,
    isDemo: project.isDemo,
    assumptions: project.assumptions,
    annualObjective: project.annualObjective,
    filler: filler && { id: filler.id, name: filler.name, active: filler.active },
    steps: await stepsOf(ctx, project, unit),
    funds: funds.map(({ source, initialBudget, annualBudget, executed }) => ({
      source,
      initialBudget,
      annualBudget,
      executed,
    })),
    indicators: indicators.map(asTemplateIndicator),
    profileId: fittingProfile(indicators.map(({ points }) => points))?.id ?? USUAL_PROFILE,
    lockedBy: (await campaignNames(db, [id])).get(id) ?? null,
    history: await historyOf(ctx, id),
  };
}

async function stepsOf(
  { db }: ActionContext,
  { fillerId }: Project,
  { path }: OrgUnit,
): Promise<ProjectDetail['steps']> {
  const steps: ProjectDetail['steps'] = [];
  for (const { role, label } of DEFAULT_CHAIN) {
    const people = await nearestHolders(db, role, path, fillerId);
    steps.push({ role, label, names: people.map(({ name }) => name) });
  }
  return steps;
}

/** In the shape templates are written in, so that the same editor edits both. */
function asTemplateIndicator(row: Indicator): TemplateIndicator {
  const { level1, level2, name, definition, scoringStandard, dataSource, kind, comparator, target, unit } = row;
  return {
    level1,
    level2,
    name,
    definition,
    scoringStandard,
    dataSource,
    kind,
    comparator,
    target,
    ...(row.targetKind !== 'number' && { targetKind: row.targetKind }),
    ...(row.targetTo !== null && { targetTo: row.targetTo }),
    unit,
    ...(row.scoringRule !== null && { scoringRule: row.scoringRule }),
    points: plainDecimal(row.points),
  };
}

type NotedChange = { label: string; value: string | null };

/** As changeProject keeps them; a project that was imported has none. */
const changesIn = (side: AuditEntry['before']) => (side?.changes ?? []) as NotedChange[];

async function historyOf({ db }: ActionContext, subjectId: string): Promise<ProjectDetail['history']> {
  const where = { subject: 'project', subjectId };
  const entries = await db.find(AuditEntry, { where, order: { sequence: 'DESC' }, take: HISTORY });
  return entries.map((entry) => {
    const old = changesIn(entry.before);
    const changes = entry.before ? changesIn(entry.after) : [];
    return {
      at: entry.at.toISOString(),
      label: actLabel(entry),
      actorName: entry.actorName,
      changes: changes.map(({ label, value }, index) => ({ label, before: old[index]?.value ?? null, after: value })),
    };
  });
}
