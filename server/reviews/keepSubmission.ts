import { answerText } from '../../shared/scoring/dataStates';
import type { SheetVersion } from '../../shared/reviews/differences';
import type { ActionContext } from '../context';
import { newId } from '../database/ids';
import type { IndicatorResult, Task } from '../tasks/entities';
import { Submission } from './entities';

type Heading = Pick<Task, 'goalActual' | 'executionReason' | 'executionMeasure' | 'total'>;

/** A sheet in official words, as it is compared with another one. */
export function versionOf(task: Heading, rows: IndicatorResult[]): SheetVersion {
  return {
    goalActual: task.goalActual ?? '',
    executionReason: task.executionReason ?? '',
    executionMeasure: task.executionMeasure ?? '',
    total: task.total,
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      actual: answerText(row),
      deviationReason: row.deviationReason ?? '',
      correctiveMeasure: row.correctiveMeasure ?? '',
    })),
  };
}

/** What was handed in this time. `task` is the task as submitted. */
export async function keepSubmission(ctx: ActionContext, task: Task, rows: IndicatorResult[]): Promise<void> {
  await ctx.db.insert(Submission, {
    id: newId(),
    taskId: task.id,
    round: task.round,
    submittedById: ctx.actor.personId,
    submittedAt: ctx.now,
    sheet: versionOf(task, rows),
  });
}
