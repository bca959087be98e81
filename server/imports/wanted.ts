// A project as it will stand after the import: what the file says, and what is already known where it says nothing.
import { plainDecimal } from '../../shared/decimal';
import type { OrgUnit } from '../identity/entities';
import type { Indicator, Project, ProjectFunds } from '../projects/entities';
import { emptyNarrative } from '../reports/compile/evaluation';
import { sameKey } from '../../shared/indicators/units';
import type { ReadIndicator } from './read/readIndicator';
import type { ReadProject } from './read/readProject';

/** A project already in the system, with its rows in order. */
export interface ExistingProject {
  project: Project;
  funds: ProjectFunds[];
  indicators: Indicator[];
}

export type WantedFunds = Pick<ProjectFunds, 'source' | 'initialBudget' | 'annualBudget' | 'executed'>;
export type WantedIndicator = Omit<Indicator, 'id' | 'projectId' | 'position'>;
export type WantedFacts = Pick<
  Project,
  'code' | 'name' | 'competentDepartment' | 'annualObjective' | 'narrative' | 'fillerId'
>;

/** Everything of a project that an import can set. */
export interface WantedProject {
  facts: WantedFacts;
  funds: WantedFunds[];
  indicators: WantedIndicator[];
}

/** By what an indicator is the same one in two versions of a project. */
export const indicatorKey = ({ level1, level2, name }: Pick<Indicator, 'level1' | 'level2' | 'name'>): string =>
  sameKey(`${level1}|${level2}|${name}`);

/**
 * What is to stand after the import. A blank cell, a missing column and a project without rows in a sheet change nothing.
 * Values that could not be read are told as errors elsewhere; such a project is never written.
 *
 * @param fillerId of the person the file names; undefined where it names none
 */
export function wantedProject(
  read: ReadProject,
  unit: OrgUnit,
  fillerId: string | undefined,
  existing: ExistingProject | null,
): WantedProject {
  const known = existing?.project;
  const narrative = known?.narrative ?? { ...emptyNarrative, basis: null, content: null };
  return {
    facts: {
      code: read.code || known?.code || null,
      name: read.name,
      competentDepartment: read.competentDepartment || known?.competentDepartment || unit.name,
      annualObjective: read.annualObjective || known?.annualObjective || '',
      narrative: { ...narrative, basis: read.basis || narrative.basis, content: read.content || narrative.content },
      fillerId: fillerId ?? known?.fillerId ?? null,
    },
    funds: read.funds.length > 0 ? read.funds.map(wantedFunds) : (existing?.funds ?? []),
    indicators: read.indicators.length > 0 ? wantedIndicators(read.indicators, existing) : (existing?.indicators ?? []),
  };
}

const amountOf = (value: string | null) => plainDecimal(value ?? '0');

function wantedFunds({ source, initialBudget, annualBudget, executed }: ReadProject['funds'][number]): WantedFunds {
  return {
    source,
    initialBudget: amountOf(initialBudget),
    annualBudget: amountOf(annualBudget),
    executed: amountOf(executed),
  };
}

function wantedIndicators(read: ReadIndicator[], existing: ExistingProject | null): WantedIndicator[] {
  const known = new Map(existing?.indicators.map((indicator) => [indicatorKey(indicator), indicator]));
  return read.map((indicator) => {
    const { level1, level2, name, kind, comparator, target, targetKind, targetTo, unit, points } = indicator;
    const same = known.get(indicatorKey(indicator));
    // A rule or a suggestion that belongs to another kind of target would not fit this one.
    const fits = same?.kind === kind && same.targetKind === targetKind;
    return {
      level1,
      level2,
      name,
      kind,
      comparator,
      target,
      targetKind,
      targetTo,
      unit,
      points: points ?? '0.00',
      definition: indicator.definition || same?.definition || null,
      scoringStandard: indicator.scoringStandard || same?.scoringStandard || null,
      dataSource: indicator.dataSource || same?.dataSource || null,
      requiredEvidence: indicator.requiredEvidence || same?.requiredEvidence || null,
      scoringRule: fits ? same.scoringRule : null,
      suggestion: fits ? same.suggestion : null,
    };
  });
}

/** The wanted project as rows of one that is not stored yet, for whoever wants to look at it before. */
export function rowsOf(
  fiscalYear: number,
  unitId: string,
  { facts, funds, indicators }: WantedProject,
): { project: Project; funds: ProjectFunds[]; indicators: Indicator[] } {
  const ofProject = (position: number) => ({ id: String(position), projectId: '', position });
  return {
    project: {
      ...facts,
      id: '',
      unitId,
      fiscalYear,
      fiscalYearAssumed: false,
      systems: [],
      assumptions: [],
      isDemo: false,
      version: 1,
    },
    funds: funds.map((row, at) => ({ ...row, ...ofProject(at) })),
    indicators: indicators.map((row, at) => ({ ...row, ...ofProject(at) })),
  };
}
