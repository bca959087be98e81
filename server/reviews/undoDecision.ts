// 撤销: a decision made on the page holds at once; only what it tells others waits. So whatever stops the server meanwhile,
// the task is decided, and the messages leave when it runs again. Taking a decision back is a change like any other.
import { In, IsNull, MoreThan, MoreThanOrEqual, type EntityManager } from 'typeorm';
import type { Undone } from '../../shared/contracts/reviews';
import { problems } from '../../shared/problems';
import { reopenMirror } from '../approvals/mirrorTask';
import { AuditEntry } from '../audit/entities';
import { recordAudit, type AuditAction } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { newId } from '../database/ids';
import { giveBackHeld, isHeldBack } from '../outbox/holding';
import { Report } from '../reports/entities';
import { changeTask } from '../tasks/changeTask';
import { IndicatorResult } from '../tasks/entities';
import { loadResults, loadTaskToChange, type LoadedTask } from '../tasks/queries';
import { Review, ReviewUndo, type StandBefore } from './entities';

/** As long as the page offers it. */
export const UNDO_SHOWN_MS = 10_000;
/** A tap in the last moment is still on its way. */
const ON_ITS_WAY_MS = 3_000;
export const UNDO_MS = UNDO_SHOWN_MS + ON_ITS_WAY_MS;

/** A context in which the next decision can be taken back for a while. */
export function undoable(ctx: ActionContext): ActionContext & { holding: { id: string; until: Date } } {
  return { ...ctx, holding: { id: newId(), until: new Date(ctx.now.getTime() + UNDO_MS) } };
}

/** How the task stands now; to be asked before the decision. */
export async function standBefore(ctx: ActionContext, taskId: string): Promise<StandBefore> {
  const { state, step, returnReason, returnedHead } = (await loadTaskToChange(ctx.db, taskId)).task;
  const rows = await loadResults(ctx.db, taskId);
  return {
    state,
    step,
    returnReason,
    returnedHead,
    rows: rows.map(({ id, locked, returnReason: reason }) => ({ id, locked, returnReason: reason })),
  };
}

/** Keeps what is needed to take the decision back. `decided` is the task after it. */
export async function keepUndo(
  ctx: ReturnType<typeof undoable>,
  { task }: LoadedTask,
  before: StandBefore,
): Promise<void> {
  const { id, until } = ctx.holding;
  const by = { taskId: task.id, reviewerId: ctx.actor.personId, version: task.version };
  await ctx.db.insert(ReviewUndo, { id, ...by, before, until, undone: null, undoneAt: null });
}

/**
 * Takes one's own decision back: the task is where it was, what was to be told is not, and the decision stays in the history.
 * @throws Problem 404 for a decision of somebody else; 409 when it was taken back already, its time is over, or somebody has
 * gone on from it
 */
export async function undoDecision(ctx: ActionContext, decisionId: string): Promise<Undone> {
  const known = await ctx.db.findOneBy(ReviewUndo, { id: decisionId, reviewerId: ctx.actor.personId });
  if (!known) throw problems.notFound({ what: '这次审核' });
  const place = await loadTaskToChange(ctx.db, known.taskId);
  const undo = await ctx.db.findOneByOrFail(ReviewUndo, { id: decisionId });
  await requireOpen(ctx, undo, place);
  const { rows, ...stood } = undo.before;
  const review = await ctx.db.findOneByOrFail(Review, { id: decisionId });
  await changeTask(ctx, place.task, undo.version, { ...stood, completedAt: null });
  for (const { id, ...row } of rows) await ctx.db.update(IndicatorResult, { id }, row);
  await ctx.db.delete(Review, { id: decisionId });
  await ctx.db.update(ReviewUndo, { id: decisionId }, { undone: review, undoneAt: ctx.now });
  await giveBackHeld(ctx, decisionId);
  await reopenMirror(ctx, place.task);
  await recordAudit(ctx, {
    subject: 'task',
    subjectId: place.task.id,
    action: 'task.decision-undone',
    before: { state: place.task.state, decision: review.decision, indicators: review.indicators },
    after: { state: stood.state, step: stood.step },
    comment:
      review.decision === 'approved' ? '撤销了刚才的“通过”，没有通知任何人。' : '撤销了刚才的“退回”，没有通知任何人。',
  });
  return { taskId: place.task.id, projectName: place.project.name };
}

/** Whether a decision holds that may still be taken back: it is not told to anybody for good yet. */
export function canBeUndone(db: EntityManager, decisionId: string, now: Date): Promise<boolean> {
  return db.existsBy(ReviewUndo, { id: decisionId, undoneAt: IsNull(), until: MoreThan(now) });
}

/** Until when decisions on these tasks may still be taken back, by task; those that hold for good are not among them. */
export async function undoableUntil(db: EntityManager, taskIds: string[], now: Date): Promise<Map<string, Date>> {
  if (taskIds.length === 0) return new Map();
  const open = await db.findBy(ReviewUndo, { taskId: In(taskIds), undoneAt: IsNull(), until: MoreThan(now) });
  return new Map(open.map(({ taskId, until }) => [taskId, until]));
}

async function requireOpen(ctx: ActionContext, undo: ReviewUndo, { task }: LoadedTask): Promise<void> {
  const refuse = (reason: string) => problems.undoOver({ reason });
  if (undo.undoneAt) throw refuse('这次审核已经撤销过了。');
  if (ctx.now >= undo.until || !(await isHeldBack(ctx, undo.id))) throw refuse('已经过了撤销的时间，通知已发出。');
  if (task.version !== undo.version || (await isProvenSince(ctx, undo, task.id)))
    throw refuse('已经有人接着办理，不能再撤销。');
  const compiled = { taskId: task.id, taskVersion: MoreThanOrEqual(undo.version) };
  if (await ctx.db.existsBy(Report, compiled)) throw refuse('已经据此生成报告，不能再撤销。');
}

/** Evidence is changed beside the sheet, without a new version of the task: what was handed in must not change in review. */
async function isProvenSince({ db }: ActionContext, { id }: ReviewUndo, taskId: string): Promise<boolean> {
  const { decidedAt } = await db.findOneByOrFail(Review, { id });
  const action = In<AuditAction>(['evidence.added', 'evidence.described', 'evidence.removed', 'evidence.restored']);
  return db.existsBy(AuditEntry, { subjectId: taskId, action, at: MoreThanOrEqual(decidedAt) });
}
