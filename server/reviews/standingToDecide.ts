import { Problem } from '../../shared/problems';
import type { ActionContext } from '../context';
import { staleTask } from '../tasks/changeTask';
import { authorizeDecision, decidesSomeStep, type Standing } from '../tasks/policy';
import type { LoadedTask } from '../tasks/queries';

/**
 * By which right the actor decides what they saw. When the step was decided meanwhile by another way, its reviewer hears
 * that the task has gone on, not that they lack the right for the step it has gone to.
 * @throws Problem as {@link authorizeDecision}; 409 `stale-version`
 */
export async function standingToDecide(
  ctx: ActionContext,
  place: LoadedTask,
  verb: 'approve' | 'return',
  seenVersion: number,
): Promise<Standing> {
  try {
    return authorizeDecision(ctx.actor, place, verb);
  } catch (error) {
    const isRefused = error instanceof Problem && error.code === 'not-allowed';
    const hasGoneOn = place.task.version !== seenVersion && decidesSomeStep(ctx.actor, place);
    throw isRefused && hasGoneOn ? await staleTask(ctx, place.task, []) : error;
  }
}
