import { createHash } from 'node:crypto';
import {
  MOST_PROBLEMS,
  type ImportPreview,
  type ImportProblem,
  type ImportSeverity,
  type ImportState,
} from '../../shared/contracts/projectImports';
import { sumDecimals } from '../../shared/decimal';
import type { ImportPlan, PlannedProject } from './plan';
import { splitPlace, type Found } from './read/problems';

const SEVERITIES: ImportSeverity[] = ['error', 'warning', 'info'];
const MOST_CHANGES = 100;

/** SHA-256 in hexadecimal. */
export const hashOf = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');

/** What a plan would do, as a hash: the same as long as file and system stand as they do now. */
export function basisOf({ projects }: ImportPlan): string {
  const facts = projects.map(({ read, state, existing, changes }) => [
    read.number,
    state,
    existing?.project.id ?? null,
    changes,
  ]);
  return hashOf(JSON.stringify(facts));
}

/** A plan as the preview shows it. */
export function presentPlan(plan: ImportPlan, sha256: string): ImportPreview {
  const problems = sortedProblems(plan);
  const count = (state: ImportState) => plan.projects.filter((project) => project.state === state).length;
  const told = (severity: ImportSeverity) => problems.filter((problem) => problem.severity === severity).length;
  const tally = tallyByProject(plan.found);
  return {
    sha256,
    basis: basisOf(plan),
    projects: plan.projects.map((project) => presentProject(project, tally)),
    counts: {
      projects: plan.projects.length,
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      locked: count('locked'),
      error: count('error'),
      errors: told('error'),
      warnings: told('warning'),
      infos: told('info'),
    },
    problems: problems.slice(0, MOST_PROBLEMS),
    problemsLeftOut: Math.max(0, problems.length - MOST_PROBLEMS),
    notes: plan.notes.map((note) => `${note}。`),
  };
}

/** Problems of a plan, errors first, otherwise as one reads the file: by worksheet, row and column. */
export function sortedProblems({ found, sheets }: Pick<ImportPlan, 'found' | 'sheets'>): ImportProblem[] {
  const place = ({ severity, sheet, cell }: ImportProblem) => {
    const [, column = '', row = '0'] = /^([A-Z]*)(\d*)/.exec(cell) ?? [];
    return [SEVERITIES.indexOf(severity), sheets.indexOf(sheet), Number(row), column.length, column] as const;
  };
  return found
    .map((one) => ({ project: one.project, severity: one.severity, ...splitPlace(one.place), message: one.message }))
    .map((problem) => ({ problem, key: place(problem) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ problem }) => problem);
}

type Key = readonly (number | string)[];

function compareKeys(a: Key, b: Key): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1;
}

type Tally = Map<number, Record<ImportSeverity, number>>;

function tallyByProject(found: Found[]): Tally {
  const tally: Tally = new Map();
  for (const { project, severity } of found) {
    if (project === null) continue;
    const counts = tally.get(project) ?? { error: 0, warning: 0, info: 0 };
    counts[severity] += 1;
    tally.set(project, counts);
  }
  return tally;
}

function presentProject(planned: PlannedProject, tally: Tally): ImportPreview['projects'][number] {
  const { read, state, outcome, changes, unit, filler } = planned;
  const budgets = read.funds.map(({ annualBudget }) => annualBudget);
  const isReadable = budgets.length > 0 && budgets.every((budget) => budget !== null);
  const counts = tally.get(read.number);
  return {
    number: read.number,
    ...splitPlace(read.places.name),
    code: read.code ?? null,
    name: read.name,
    unitName: unit?.name ?? read.unitName,
    fiscalYear: read.fiscalYear,
    fillerName: filler?.name ?? read.filler ?? null,
    indicatorCount: read.indicators.length,
    annualBudget: isReadable ? sumDecimals(budgets.filter((budget) => budget !== null)) : null,
    state,
    outcome,
    changes: changes.slice(0, MOST_CHANGES),
    errors: counts?.error ?? 0,
    warnings: counts?.warning ?? 0,
  };
}
