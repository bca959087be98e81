// What was decided in DingTalk's approval, done here: by the very same actions, as the person who decided, and only while
// our chain waits for exactly that decision. It starts from the approval as DingTalk has it now, so late, repeated, reordered
// and forged messages about it come to the same end.
import { textSchema } from '../../shared/contracts/common';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import type { ApprovalInstance, ApprovalTask } from '../dingtalk/port';
import { loadActor } from '../identity/actor';
import { Person } from '../identity/entities';
import { nearestHolders } from '../identity/queries';
import { approveTask } from '../reviews/approveTask';
import { Review } from '../reviews/entities';
import { returnTask } from '../reviews/returnTask';
import { isReviewer } from '../tasks/policy';
import { findTask, loadTask, loadTaskToChange, type LoadedTask } from '../tasks/queries';
import { withdrawTask } from '../tasks/withdrawTask';
import { ApprovalMirror } from './entities';
import { FIRST_CHECK_MS, queueComment } from './mirrorTask';

const LONGEST_REMARK = 1000;
const NO_REASON = '在钉钉审批中拒绝，没有填写意见。请与审核人沟通后修改，再重新提交。';

/** One decision in the approval, with the step of the chain it belongs to. */
interface Decision {
  step: number;
  task: ApprovalTask;
}

/** Takes over what the approval says and our chain does not know yet. Call it inside a transaction. */
export async function followInstance(
  system: ActionContext,
  mirrorId: string,
  instanceId: string,
  seen: ApprovalInstance,
): Promise<void> {
  const ctx: ActionContext = { ...system, origin: 'oa' };
  const { db, now } = ctx;
  const { taskId } = await db.findOneByOrFail(ApprovalMirror, { id: mirrorId });
  await loadTaskToChange(db, taskId);
  const mirror = await db.findOneByOrFail(ApprovalMirror, { id: mirrorId });
  const known = new Set(mirror.heard);
  const decisions = decisionsIn(seen);
  for (const decision of decisions) if (!known.has(decision.task.id)) await followDecision(ctx, mirrorId, decision);
  await warnOfHandOver(ctx, mirrorId, seen);
  if (seen.state !== 'running') await followEnd(ctx, mirrorId, seen);
  const heard = [...new Set([...known, ...decisions.map(({ task }) => task.id)])];
  const checkDueAt = new Date(now.getTime() + FIRST_CHECK_MS);
  const isNews = heard.length > known.size;
  await db.update(ApprovalMirror, { id: mirrorId }, { instanceId, heard, ...(isNews && { checkDueAt, checks: 0 }) });
}

/** Each step ends with one 同意, so the number of those before a decision is its step. */
function decisionsIn({ tasks }: ApprovalInstance): Decision[] {
  let step = 0;
  return tasks
    .filter(({ state, result }) => state === 'decided' && result !== null)
    .map((task) => ({ task, step: task.result === 'agree' ? step++ : step }));
}

async function followDecision(ctx: ActionContext, mirrorId: string, { step, task }: Decision): Promise<void> {
  const mirror = await ctx.db.findOneByOrFail(ApprovalMirror, { id: mirrorId });
  const place = await loadTask(ctx.db, mirror.taskId);
  const person = await ctx.db.findOneBy(Person, { userId: task.userId });
  if (person && (await isOurOwn(ctx, mirror, { step, task }, person.id))) return;
  const { state, round, step: current, version } = place.task;
  const awaited = mirror.state === 'open' && state === 'in-review' && round === mirror.round && current === step;
  if (!awaited) return ignore(ctx, mirror, { task, person, reason: '任务已经不在这一步' });
  const actor = person && (await loadActor(ctx.db, person.id, ctx.now));
  const name = person?.name ?? task.userId;
  if (!actor || !isReviewer(actor, place))
    return leaveAside(ctx, mirror, place, `${name}不是“${place.chain[step]!.label}”的审核人`);
  if (!task.inPerson) return leaveAside(ctx, mirror, place, `${name}的意见不是本人作出的`);
  const acting = { ...ctx, actor };
  const remark = readable(task.remark);
  if (task.result === 'agree') await approveTask(acting, mirror.taskId, { version, comment: remark || undefined });
  else await returnTask(acting, mirror.taskId, { version, reason: remark || NO_REASON, indicators: [] });
}

/** The same decision by the same person is recorded already: what we did there ourselves comes back to us. */
function isOurOwn(
  { db }: ActionContext,
  { taskId, round }: ApprovalMirror,
  { step, task }: Decision,
  reviewerId: string,
): Promise<boolean> {
  const decision = task.result === 'agree' ? 'approved' : 'returned';
  return db.existsBy(Review, { taskId, round, step, reviewerId, decision });
}

/** Nothing changes, and that something was said is kept. */
async function ignore(
  ctx: ActionContext,
  { id, taskId }: ApprovalMirror,
  facts: { task: ApprovalTask; person: Person | null; reason: string },
): Promise<void> {
  const { task, person, reason } = facts;
  await recordAudit(ctx, {
    subject: 'task',
    subjectId: taskId,
    action: 'approval.ignored',
    after: { mirror: id, decision: task.id, result: task.result, personId: person?.id ?? null },
    comment: reason,
  });
}

/** Decided in DingTalk by somebody who may not, or by a rule of DingTalk's own: our chain waits on, and the approval says where it is decided. */
async function leaveAside(ctx: ActionContext, mirror: ApprovalMirror, place: LoadedTask, why: string): Promise<void> {
  const reason = `${why}，在钉钉审批中的意见没有采用。`;
  await recordAudit(ctx, {
    subject: 'task',
    subjectId: mirror.taskId,
    action: 'approval.not-followed',
    comment: `${reason}请在绩效通办理。`,
  });
  await detach(ctx, mirror.id, reason);
  await queueComment(ctx, mirror, `aside:${place.task.step}`, `${reason}${await whereToDecide(ctx, place)}`);
}

/** A task that was handed over to somebody who may not decide it: better said before they do. */
async function warnOfHandOver(ctx: ActionContext, mirrorId: string, seen: ApprovalInstance): Promise<void> {
  if (!seen.tasks.some(({ state }) => state === 'handed-over')) return;
  const mirror = await ctx.db.findOneByOrFail(ApprovalMirror, { id: mirrorId });
  const place = await loadTask(ctx.db, mirror.taskId);
  const agreed = seen.tasks.filter(({ result }) => result === 'agree').length;
  if (mirror.state !== 'open' || place.task.state !== 'in-review' || place.task.step !== agreed) return;
  for (const task of seen.tasks.filter(({ state }) => state === 'waiting')) {
    const person = await ctx.db.findOneBy(Person, { userId: task.userId });
    const actor = person && (await loadActor(ctx.db, person.id, ctx.now));
    if (actor && isReviewer(actor, place)) continue;
    const step = place.chain[place.task.step]!;
    const text = `${person?.name ?? task.userId}不是“${step.label}”的审核人，在这里的意见不会采用。`;
    await queueComment(ctx, mirror, `handed:${task.id}`, `${text}${await whereToDecide(ctx, place)}`);
  }
}

async function whereToDecide(ctx: ActionContext, { task, chain, unitPath }: LoadedTask): Promise<string> {
  const holders = await nearestHolders(ctx.db, chain[task.step]!.role, unitPath);
  const names = holders.filter(({ id }) => id !== task.fillerId).map(({ name }) => name);
  return `请${names.join('、')}在绩效通办理：`;
}

/** The approval is over. When our chain is not, it goes on here without it; the filler's own withdrawing is ours too. */
async function followEnd(ctx: ActionContext, mirrorId: string, seen: ApprovalInstance): Promise<void> {
  const mirror = await ctx.db.findOneByOrFail(ApprovalMirror, { id: mirrorId });
  if (mirror.state !== 'open') return;
  const task = await findTask(ctx.db, mirror.taskId);
  if (seen.state === 'finished') return detach(ctx, mirrorId, '钉钉审批已经结束，与绩效通的进度不一致，以绩效通为准。');
  const filler = await ctx.db.findOneByOrFail(Person, { id: task.fillerId });
  const actor = await loadActor(ctx.db, filler.id, ctx.now);
  if (actor && seen.withdrawnBy === filler.userId && task.state === 'in-review' && task.step === 0)
    await withdrawTask({ ...ctx, actor }, task.id, { version: task.version });
  else await detach(ctx, mirrorId, '钉钉审批已被撤销，请在绩效通继续办理。');
}

/** From now on the approval is not followed any more, and the task's page says why. */
export async function detach({ db }: ActionContext, mirrorId: string, reason: string): Promise<void> {
  await db.update(ApprovalMirror, { id: mirrorId, state: 'open' }, { state: 'detached', reason });
}

/** A remark as the mini-app would have taken it; what it would have refused is left out. */
function readable(remark: string): string {
  const plain = [...remark.replace(/[^\P{C}\n]/gu, '')].slice(0, LONGEST_REMARK).join('');
  const read = textSchema(LONGEST_REMARK).safeParse(plain);
  return read.success ? read.data : '';
}
