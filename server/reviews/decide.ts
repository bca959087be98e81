import { UNDO_SHOWN_MS, keepUndo, standBefore, undoable, undoDecision } from './undoDecision';
import type { Decided, DecisionInput, UndoneList } from '../../shared/contracts/reviews';
import { Problem } from '../../shared/problems';
import { positionLabel } from '../../shared/workflow/taskWorkflow';
import type { ActionContext } from '../context';
import { breathe } from '../database/breathe';
import { approveTask } from './approveTask';
import { returnTask } from './returnTask';

/**
 * Decides one after the other, by the same actions as every other door; each can be taken back for a while. What one is
 * refused for keeps no other from being decided.
 */
export async function decide(ctx: ActionContext, decisions: DecisionInput[]): Promise<Decided> {
  // Always in the same order, so that two such requests never wait for each other.
  const inOrder = [...decisions].sort((one, other) => (one.taskId < other.taskId ? -1 : 1));
  const results: Decided['results'] = [];
  for (const decision of inOrder) {
    const { taskId } = decision;
    results.push(
      await orRefused(
        () => decideOne(undoable(ctx), decision),
        (refusal) => ({ ...refusal, taskId }),
      ),
    );
    await breathe();
  }
  return { results, undoMs: UNDO_SHOWN_MS };
}

async function decideOne(ctx: ReturnType<typeof undoable>, input: DecisionInput): Promise<Decided['results'][number]> {
  const { taskId } = input;
  const before = await standBefore(ctx, taskId);
  const place = await (input.decision === 'approve' ? approveTask(ctx, taskId, input) : returnTask(ctx, taskId, input));
  await keepUndo(ctx, place, before);
  return {
    outcome: 'done',
    taskId,
    decisionId: ctx.holding.id,
    projectName: place.project.name,
    stateLabel: positionLabel(place.task, place.chain),
  };
}

/** Takes decisions back, each by itself. */
export async function undoAll(ctx: ActionContext, decisionIds: string[]): Promise<UndoneList> {
  const results: UndoneList['results'] = [];
  for (const decisionId of [...new Set(decisionIds)].sort())
    results.push(
      await orRefused(
        async () => ({ outcome: 'done' as const, ...(await undoDecision(ctx, decisionId)) }),
        (refusal) => ({ ...refusal, decisionId }),
      ),
    );
  return { results };
}

interface Refusal {
  outcome: 'refused';
  code: string;
  message: string;
}

/** A refusal changes nothing: actions refuse before they write. */
async function orRefused<Done, Refused>(
  act: () => Promise<Done>,
  refused: (refusal: Refusal) => Refused,
): Promise<Done | Refused> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return refused({ outcome: 'refused', code: error.code, message: error.message });
  }
}
