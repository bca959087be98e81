// What a task asks, before anybody filled anything in: copied from the project at launch.
import { getProfile } from '../../shared/scoring/profiles';
import { newId } from '../database/ids';
import type { Indicator, Project, ProjectFunds } from '../projects/entities';
import type { IndicatorResult } from '../tasks/entities';
import type { SheetColumns } from '../tasks/sheet';

/** The sheet of a new task: the project's money and goal, and blanks. */
export function blankSheet(project: Project, funds: ProjectFunds[], profileId: string): SheetColumns {
  return {
    funds: {
      points: getProfile(profileId).weights.execution,
      rows: funds.map(({ source, initialBudget, annualBudget, executed }) => ({
        source,
        initialBudget,
        annualBudget,
        executed,
      })),
    },
    goalTarget: project.annualObjective,
    goalActual: null,
    executionReason: null,
    executionMeasure: null,
  };
}

/** The indicator's columns are those of the result as well; its id and project are not taken over. */
export function blankResult(taskId: string, asked: Indicator): IndicatorResult {
  return {
    ...asked,
    id: newId(),
    taskId,
    actual: null,
    band: null,
    bandPercent: null,
    deviationReason: null,
    correctiveMeasure: null,
    dataState: null,
    dataReason: null,
    dataApproval: null,
    assumed: false,
    returnReason: null,
    locked: false,
    score: null,
    deductions: null,
  };
}
