// What the pre-checks (发起前检查) have to say about a campaign that is not launched yet, and the facts they look at.
import type { QualityFinding } from '../indicator-quality/types';
import type { TaskBurden } from './burden';

/** Errors keep a campaign from being launched; warnings are told, and the launcher decides. */
export interface LaunchFinding {
  /** stable, e.g. `no-filler` */
  code: string;
  severity: 'error' | 'warning';
  /** what is wrong, with names and figures, in Chinese */
  message: string;
  /** what to do about it; empty where the message says it all */
  remedy: string;
  /** where it is mended: a page of the mini-app, or a step of the launch page (`#step-1`) */
  link: { label: string; path: string } | null;
  /** the project it is about */
  projectId: string | null;
}

/** Somebody who would fill, as far as launching has to know them. */
export interface FillerFacts {
  id: string;
  name: string;
  /** false: has left the organisation */
  active: boolean;
  /** the latest notice to them did not arrive */
  isUnreached: boolean;
  /** tasks they have open already, and the rows missing in these */
  openTasks: number;
  openRows: number;
}

/** One project of the campaign. */
export interface ProjectFacts {
  id: string;
  name: string;
  unitName: string;
  fiscalYear: number;
  filler: FillerFacts | null;
  /** who could decide each step, whoever fills the task left out */
  steps: { label: string; holders: number }[];
  indicatorCount: number;
  /** what no filler could mend, one sentence each; empty while there are no indicators */
  neverSubmittable: string[];
  quality: QualityFinding[];
  burden: TaskBurden;
  /** campaigns that have a task of the project */
  campaigns: { name: string; fiscalYear: number; isOpen: boolean }[];
}

/** Everything a launch is judged by. */
export interface LaunchFacts {
  /** day of the launch in Asia/Shanghai */
  today: string;
  dueDate: string;
  fiscalYear: number;
  /** some chosen projects are gone, or not the launcher's to evaluate */
  isIncomplete: boolean;
  projects: ProjectFacts[];
}

/** Where the launch page has its steps. */
export const LAUNCH_STEPS = ['批次信息', '选择项目', '发起前检查', '核对谁收到什么', '发起'] as const;
/** The address of a step in the launch page, counted from 1 as people count. */
export const stepPath = (step: 1 | 2 | 3 | 4 | 5): string => `#step-${step}`;

/** Whether nothing keeps the campaign from being launched. */
export const isClear = (findings: readonly Pick<LaunchFinding, 'severity'>[]): boolean =>
  findings.every(({ severity }) => severity !== 'error');

/** What blocks, one sentence each. */
export const blockingSentences = (findings: readonly LaunchFinding[]): string[] =>
  findings.filter(({ severity }) => severity === 'error').map(({ message, remedy }) => `${message}${remedy}`);
