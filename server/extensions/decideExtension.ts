import type { DecideExtensionInput } from '../../shared/contracts/extensions';
import { dayOf } from '../../shared/calendar';
import { problems } from '../../shared/problems';
import { recordAudit } from '../audit/recordAudit';
import { extendTasks } from '../campaigns/extendTasks';
import type { ActionContext } from '../context';
import { Person } from '../identity/entities';
import { announceExtensionGranted, announceExtensionRefused } from '../notifications/extensionRequests';
import { authorizeView } from '../tasks/policy';
import { loadTaskToChange, type LoadedTask } from '../tasks/queries';
import { ExtensionRequest } from './entities';
import { isUndecided, mayDecide } from './policy';

/**
 * Answers a request. Agreeing is the same extension as from the board (延期): the task is due later, its filler is told.
 *
 * @throws Problem 422 when the wanted day has passed meanwhile; 404 for a request about a task the actor may not see; 403 unless an admin of its unit; 409 when there
 * is nothing to decide any more
 */
export async function decideExtension(
  ctx: ActionContext,
  requestId: string,
  input: DecideExtensionInput,
): Promise<ExtensionRequest> {
  const { request, place } = await loadRequestToChange(ctx, requestId);
  if (!mayDecide(ctx.actor, place)) throw problems.notAllowed({ what: '答复延期申请', who: '绩效管理员' });
  if (!isUndecided(request, place)) throw problems.extensionSettled();
  const answer = input.decision === 'refuse' ? input.reason : null;
  const state = input.decision === 'refuse' ? 'refused' : 'granted';
  await settle(ctx, request, { state, decidedById: ctx.actor.personId, decidedAt: ctx.now, answer });
  if (input.decision === 'refuse') {
    await recordAudit(ctx, {
      subject: 'task',
      subjectId: place.task.id,
      action: 'task.extension-refused',
      before: { wantedDay: request.wantedDay },
      after: { dueDate: place.task.dueDate },
      comment: input.reason,
    });
    await announceExtensionRefused(ctx, place, { ...request, answer: input.reason });
  } else await grant(ctx, place, request);
  return ctx.db.findOneByOrFail(ExtensionRequest, { id: requestId });
}

const DAY_HAS_PASSED = '申请的日期已经过了。请给这项任务“延期”到新的日期，申请随之办结；也可以不同意。';

async function grant(ctx: ActionContext, place: LoadedTask, request: ExtensionRequest): Promise<void> {
  const { taskId, wantedDay, reason, askedById } = request;
  if (wantedDay <= dayOf(ctx.now)) throw problems.extensionUnfit({ reason: DAY_HAS_PASSED });
  const asker = await ctx.db.findOneByOrFail(Person, { id: askedById });
  const said = `同意${asker.name}的延期申请（${reason}）`;
  await extendTasks(ctx, place.task.campaignId, { taskId, dueDate: wantedDay, reason: said });
  // The filler hears it from the extension itself.
  if (askedById !== place.task.fillerId) await announceExtensionGranted(ctx, place, request);
}

/** 撤回: whoever asked takes the request back. @throws Problem 404 for somebody else's, 409 when it was decided */
export async function withdrawExtension(ctx: ActionContext, requestId: string): Promise<ExtensionRequest> {
  const { request, place } = await loadRequestToChange(ctx, requestId);
  if (request.askedById !== ctx.actor.personId) throw problems.notFound({ what: '这份延期申请' });
  if (request.state !== 'open') throw problems.extensionSettled();
  await settle(ctx, request, { state: 'withdrawn', decidedById: null, decidedAt: ctx.now, answer: null });
  await recordAudit(ctx, {
    subject: 'task',
    subjectId: place.task.id,
    action: 'task.extension-withdrawn',
    before: { wantedDay: request.wantedDay },
  });
  return ctx.db.findOneByOrFail(ExtensionRequest, { id: requestId });
}

/** The task is held first, so that of two who answer at once the second finds it answered. */
async function loadRequestToChange(ctx: ActionContext, requestId: string) {
  const known = await ctx.db.findOneBy(ExtensionRequest, { id: requestId });
  if (!known) throw problems.notFound({ what: '这份延期申请' });
  const place = await loadTaskToChange(ctx.db, known.taskId);
  authorizeView(ctx.actor, place);
  return { request: await ctx.db.findOneByOrFail(ExtensionRequest, { id: requestId }), place };
}

async function settle(
  { db }: ActionContext,
  { id }: ExtensionRequest,
  outcome: Pick<ExtensionRequest, 'state' | 'decidedById' | 'decidedAt' | 'answer'>,
): Promise<void> {
  await db.update(ExtensionRequest, { id }, { ...outcome, openFor: null });
}
