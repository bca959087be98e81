import { In, type QueryDeepPartialEntity } from 'typeorm';
import type { ChangeProjectInput } from '../../shared/contracts/projects';
import { problems } from '../../shared/problems';
import type { TemplateIndicator } from '../../shared/templates/types';
import { recordAudit } from '../audit/recordAudit';
import { AuditEntry } from '../audit/entities';
import type { ActionContext } from '../context';
import { holdRows } from '../database/holdRows';
import { updateVersioned } from '../database/versioned';
import { Person } from '../identity/entities';
import { loadManaged } from '../identity/peoplePolicy';
import { changesOf } from '../imports/compare';
import { indicatorKey, type ExistingProject, type WantedIndicator, type WantedProject } from '../imports/wanted';
import { Indicator, Project, ProjectFunds } from './entities';
import { campaignNames } from './library';
import { loadOwnProject } from './present';
import { writeRows } from './writeRows';

/**
 * 修改项目: filler, overall goal, funds and indicators. A project in a campaign stays as it is: its task has a copy.
 * @throws Problem 403 unless an admin; 404 beyond the units they manage; 409 in a campaign or changed meanwhile; 422 for a
 *   filler who has left; 400 for an indicator without its target
 */
export async function changeProject(ctx: ActionContext, id: string, input: ChangeProjectInput): Promise<void> {
  await loadOwnProject(ctx, id);
  // A campaign may be launched with it at the same time: whoever comes second sees what the first has done.
  await holdRows(ctx.db, Project, [id]);
  const existing = await standing(ctx, id);
  const campaign = (await campaignNames(ctx.db, [id])).get(id);
  if (campaign) throw problems.projectLocked({ campaign: campaign.name });
  requireTargets(input.indicators ?? []);
  const wanted = await wantedOf(ctx, existing, input);
  const { version } = input;
  const facts = wanted.facts as QueryDeepPartialEntity<Project>;
  if (!(await updateVersioned(ctx.db, Project, { id, version }, facts)))
    throw problems.projectStale({ changedBy: await lastEditor(ctx, id) });
  await writeRows(ctx.db, id, existing, wanted);
  const names = await namesOf(ctx, [existing.project.fillerId, wanted.facts.fillerId]);
  const changes = changesOf(existing, wanted, (personId) => (personId && names.get(personId)) || null);
  const side = (one: 'before' | 'after') => ({
    changes: changes.map((each) => ({ label: each.label, value: each[one] })),
  });
  await recordAudit(ctx, {
    subject: 'project',
    subjectId: id,
    action: 'project.edited',
    before: side('before'),
    after: side('after'),
  });
}

async function standing({ db }: ActionContext, id: string): Promise<ExistingProject> {
  const rows = { where: { projectId: id }, order: { position: 'ASC' } } as const;
  return {
    project: await db.findOneByOrFail(Project, { id }),
    funds: await db.find(ProjectFunds, rows),
    indicators: await db.find(Indicator, rows),
  };
}

/** A template leaves some targets to each project; here they have to be said. */
function requireTargets(indicators: TemplateIndicator[]): void {
  const issues = indicators.flatMap(({ name, target }, at) =>
    target === '' ? [{ field: `indicators[${at}].target`, message: `“${name}”还没有填写年度指标值。` }] : [],
  );
  if (issues.length > 0) throw problems.invalidInput({ issues });
}

async function wantedOf(
  ctx: ActionContext,
  existing: ExistingProject,
  input: ChangeProjectInput,
): Promise<WantedProject> {
  const { project } = existing;
  const { code, name, competentDepartment, narrative } = project;
  const fillerId = input.fillerId === undefined ? project.fillerId : input.fillerId;
  if (fillerId !== null && fillerId !== project.fillerId) await requireAtWork(ctx, fillerId);
  return {
    facts: {
      code,
      name,
      competentDepartment,
      narrative,
      annualObjective: input.annualObjective ?? project.annualObjective,
      fillerId,
    },
    funds: input.funds ?? existing.funds,
    indicators: input.indicators ? wantedIndicators(input.indicators, existing) : existing.indicators,
  };
}

/** @throws Problem 404 for people the actor does not manage, as when a task is given to somebody */
async function requireAtWork(ctx: ActionContext, personId: string): Promise<void> {
  const { person } = await loadManaged(ctx, personId);
  if (!person.active) throw problems.fillerUnfit({ name: person.name });
}

function wantedIndicators(rows: TemplateIndicator[], { indicators }: ExistingProject): WantedIndicator[] {
  const known = new Map(indicators.map((row) => [indicatorKey(row), row]));
  return rows.map(({ targetBasis: _basis, ...row }) => {
    const same = known.get(indicatorKey(row));
    const targetKind = row.targetKind ?? 'number';
    // A value known for another kind of target would not fit this one.
    const fits = same?.kind === row.kind && same.targetKind === targetKind;
    return {
      ...row,
      targetKind,
      targetTo: row.targetTo ?? null,
      scoringRule: row.scoringRule ?? null,
      requiredEvidence: row.requiredEvidence ?? null,
      suggestion: fits ? same.suggestion : null,
    };
  });
}

async function namesOf({ db }: ActionContext, ids: (string | null)[]): Promise<Map<string, string>> {
  const people = await db.findBy(Person, { id: In(ids.flatMap((id) => id ?? [])) });
  return new Map(people.map(({ id, name }) => [id, name]));
}

async function lastEditor({ db }: ActionContext, id: string): Promise<string | null> {
  const [last] = await db.find(AuditEntry, { where: { subjectId: id }, order: { sequence: 'DESC' }, take: 1 });
  return last?.actorName ?? null;
}
