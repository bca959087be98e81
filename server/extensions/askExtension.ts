import { dayOf, officialDay, spokenDay } from '../../shared/calendar';
import type { AskExtensionInput } from '../../shared/contracts/extensions';
import { daysToAskFor } from '../../shared/extensions';
import { problems } from '../../shared/problems';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { newId } from '../database/ids';
import { announceExtensionAsked } from '../notifications/extensionRequests';
import { loadTaskToChange, type LoadedTask } from '../tasks/queries';
import { ExtensionRequest } from './entities';
import { authorizeAsking, isUndecided } from './policy';

/**
 * 延期申请: asks whoever manages the task for a later due date. Nothing changes until one of them agrees.
 *
 * @throws Problem 403 unless the actor fills the task or leads its unit; 409 when it is handed in, or a request waits
 * already; 422 for a day that is no extension, or beyond a year
 */
export async function askExtension(
  ctx: ActionContext,
  taskId: string,
  { wantedDay, reason }: AskExtensionInput,
): Promise<ExtensionRequest> {
  const place = await loadTaskToChange(ctx.db, taskId);
  await authorizeExtension(ctx, place, wantedDay);
  // What nobody can decide any more makes room.
  await ctx.db.update(ExtensionRequest, { openFor: taskId }, { state: 'overtaken', openFor: null });
  const request: ExtensionRequest = {
    id: newId(),
    taskId,
    askedById: ctx.actor.personId,
    wantedDay,
    dueDate: place.task.dueDate,
    reason,
    askedAt: ctx.now,
    state: 'open',
    decidedById: null,
    decidedAt: null,
    answer: null,
    openFor: taskId,
  };
  await ctx.db.insert(ExtensionRequest, request);
  await recordAudit(ctx, {
    subject: 'task',
    subjectId: taskId,
    action: 'task.extension-asked',
    before: { dueDate: place.task.dueDate },
    after: { wantedDay },
    comment: `申请由${officialDay(place.task.dueDate)}延至${officialDay(wantedDay)}：${reason}`,
  });
  await announceExtensionAsked(ctx, place, request);
  return request;
}

/** Whether it could be asked for now; nothing is written. @throws Problem as {@link askExtension} */
export async function authorizeExtension(ctx: ActionContext, place: LoadedTask, wantedDay: string): Promise<void> {
  authorizeAsking(ctx.actor, place);
  requireFittingDay(place.task.dueDate, wantedDay, dayOf(ctx.now));
  const open = await ctx.db.findOneBy(ExtensionRequest, { openFor: place.task.id });
  if (open && isUndecided(open, place)) throw problems.extensionPending({ day: spokenDay(open.wantedDay) });
}

function requireFittingDay(dueDate: string, wantedDay: string, today: string): void {
  const { earliest, furthest } = daysToAskFor(dueDate, today);
  if (wantedDay < earliest)
    throw problems.extensionUnfit({
      reason:
        dueDate >= today ? `这项任务本来就在${spokenDay(dueDate)}截止，请选更晚的日期。` : '申请的日期要晚于今天。',
    });
  if (wantedDay > furthest)
    throw problems.extensionUnfit({ reason: `最多可申请延至${officialDay(furthest)}，请选更早的日期。` });
}
