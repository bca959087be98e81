import type { QueryDeepPartialEntity } from 'typeorm';
import {
  chosenNumbers,
  type ImportOutcome,
  type ImportProjectsQuery,
  type ImportState,
} from '../../shared/contracts/projectImports';
import { problems } from '../../shared/problems';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { breathe } from '../database/breathe';
import { holdRows } from '../database/holdRows';
import { newId } from '../database/ids';
import { Project } from '../projects/entities';
import { writeRows } from '../projects/writeRows';
import { planImport, type ImportPlan, type PlannedProject } from './plan';
import { basisOf } from './preview';
import type { ReadImport } from './read/readImport';
import { rowsOf, type ExistingProject, type WantedProject } from './wanted';

/**
 * 导入项目: writes the chosen projects of a file, each with its funds and indicators. All or nothing.
 *
 * @param chosen `all` takes the whole file: then a row without a project stands in the way as well
 * @throws Problem 403 unless the actor is an admin; 409 when the system has changed since the preview; 422 listing
 *   everything that keeps a chosen project from being imported
 */
export async function importProjects(
  ctx: ActionContext,
  read: ReadImport,
  chosen: Pick<ImportProjectsQuery, 'rows' | 'basis'>,
): Promise<ImportOutcome> {
  // A campaign may be launched with one of these at the same time: whoever comes second sees what the first has done.
  const standing = (await planImport(ctx, read)).projects.flatMap(({ existing }) => existing?.project.id ?? []);
  await holdRows(ctx.db, Project, standing);
  const plan = await planImport(ctx, read);
  if (chosen.basis !== undefined && chosen.basis !== basisOf(plan)) throw problems.importGroundShifted();
  const projects = chosenProjects(plan, chosen.rows);
  for (const project of projects) {
    await writeProject(ctx, project);
    await breathe();
  }
  const count = (state: ImportState) => projects.filter((project) => project.state === state).length;
  return {
    created: count('new'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    fiscalYears: [...new Set(projects.flatMap(({ read: { fiscalYear } }) => fiscalYear ?? []))].sort(),
  };
}

/** @throws Problem 422 when one of them cannot be imported, 400 when there is no such number */
function chosenProjects(plan: ImportPlan, rows: string): PlannedProject[] {
  const numbers = chosenNumbers(rows);
  const projects = plan.projects.filter(({ read }) => numbers?.has(read.number) ?? true);
  const known = new Set(plan.projects.map(({ read }) => read.number));
  const missing = [...(numbers ?? [])].filter((number) => !known.has(number));
  if (missing.length > 0)
    throw problems.invalidInput({
      issues: missing.slice(0, 20).map((number) => ({ field: 'rows', message: `文件里没有第 ${number} 个项目。` })),
    });
  const blocked = new Set(projects.filter(({ state }) => state === 'error').map(({ read }) => read.number));
  const issues = [
    ...plan.found
      .filter(({ severity, project }) => severity === 'error' && (project === null ? !numbers : blocked.has(project)))
      .map(({ place, message }) => ({ field: place, message })),
    ...projects
      .filter(({ state }) => state === 'locked')
      .map(({ read, outcome }) => ({ field: read.places.name, message: `“${read.name}”${outcome}` })),
  ];
  if (issues.length > 0) throw problems.importRefused({ issues: issues.slice(0, 200) });
  return projects;
}

async function writeProject(ctx: ActionContext, planned: PlannedProject): Promise<void> {
  const { state, existing, wanted } = planned;
  if (state === 'unchanged' || !wanted) return;
  const id = existing ? await updateProject(ctx, existing, wanted) : await insertProject(ctx, planned, wanted);
  await writeRows(ctx.db, id, existing, wanted);
  await recordAudit(ctx, {
    subject: 'project',
    subjectId: id,
    action: existing ? 'project.changed' : 'project.imported',
    before: existing ? valuesOf(planned, 'before') : null,
    after: existing
      ? valuesOf(planned, 'after')
      : { ...wanted.facts, funds: wanted.funds, indicators: wanted.indicators.length },
  });
}

const valuesOf = ({ changes }: PlannedProject, side: 'before' | 'after') => ({
  changes: changes.map((change) => ({ label: change.label, value: change[side] })),
});

async function updateProject(ctx: ActionContext, { project }: ExistingProject, { facts }: WantedProject) {
  const counted = { ...facts, version: () => 'version + 1' };
  await ctx.db.update(Project, { id: project.id }, counted as QueryDeepPartialEntity<Project>);
  return project.id;
}

async function insertProject(ctx: ActionContext, { read, unit }: PlannedProject, wanted: WantedProject) {
  const { project } = rowsOf(read.fiscalYear!, unit!.id, wanted);
  const id = newId();
  await ctx.db.insert(Project, { ...project, id } as QueryDeepPartialEntity<Project>);
  return id;
}
