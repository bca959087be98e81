// What happens to a task here, told to its approval in DingTalk: rows in the outbox, in the transaction of the move itself.
import { randomBytes } from 'node:crypto';
import { campaignLabel } from '../../shared/labels';
import type { ActionContext } from '../context';
import { newId } from '../database/ids';
import { Person } from '../identity/entities';
import { decidersOf } from '../identity/deciders';
import { enqueue } from '../outbox/enqueue';
import { OutboxMessage } from '../outbox/entities';
import type { LoadedTask } from '../tasks/queries';
import { ApprovalMirror } from './entities';
import { labels, readForm } from './form';
import type { ApprovalPayload } from './payloads';

/** When what DingTalk shows of a new approval is first compared with the task, should no event tell of it. */
export const FIRST_CHECK_MS = 15 * 60_000;

/**
 * The outbox keys (`dedupeKey`) under which an approval is started and ended once, however often either is asked for;
 * by the first one the instance that DingTalk made is found again.
 */
export const startKey = (mirrorId: string): string => `oa:start:${mirrorId}`;
export const endKey = (mirrorId: string): string => `oa:terminate:${mirrorId}`;

/** 提交: the submission becomes an approval in DingTalk, when approvals are mirrored. `place` is the task as submitted. */
export async function mirrorSubmission(ctx: ActionContext, place: LoadedTask): Promise<void> {
  if (!(await readForm(ctx.db))?.mirroring) return;
  const filler = await ctx.db.findOneByOrFail(Person, { id: place.task.fillerId });
  const steps = await approversOf(ctx, place);
  const vacant = steps.find(({ userIds }) => userIds.length === 0);
  const mirror: ApprovalMirror = {
    id: newId(),
    taskId: place.task.id,
    round: place.task.round,
    originatorUserId: filler.userId,
    key: randomBytes(6).toString('hex').toUpperCase(),
    instanceId: null,
    state: vacant ? 'detached' : 'open',
    reason: vacant ? `“${vacant.label}”没有可以审核的人，钉钉审批没有发起。` : null,
    heard: [],
    checkDueAt: new Date(ctx.now.getTime() + FIRST_CHECK_MS),
    checks: 0,
    createdAt: ctx.now,
  };
  await ctx.db.insert(ApprovalMirror, mirror);
  if (!vacant) await queue(ctx, mirror, startKey(mirror.id), startPayload(place, mirror, steps));
}

/** 审核通过、退回: decided in the approval too. `place` is the task before the decision, `ends` whether that ended the review. */
export async function mirrorDecision(
  ctx: ActionContext,
  { task, chain }: LoadedTask,
  decision: { result: 'agree' | 'refuse'; remark: string; ends: boolean },
): Promise<void> {
  const mirror = await mirrorOf(ctx, task);
  if (!mirror) return;
  if (decision.ends) await close(ctx, mirror);
  if (ctx.origin === 'oa') return;
  const { result, remark, ends } = decision;
  const told = `${ctx.actor.name}已在绩效通${result === 'agree' ? '通过' : '退回'}“${chain[task.step]!.label}”`;
  const endRemark = `${told}${remark ? `：${remark}` : ''}。${ends ? '' : '后续审核请在绩效通办理。'}`;
  if (mirror.state === 'open')
    await queue(ctx, mirror, `oa:execute:${mirror.id}:${task.step}`, {
      ...about(mirror),
      kind: 'oa.execute',
      userId: ctx.actor.userId,
      step: task.step,
      result,
      remark,
      endRemark,
    });
  else if (mirror.state === 'detached' && ends) await queueEnd(ctx, mirror, endRemark);
}

/** 扣分: an approval shows the score as it was handed in, so whoever decides there reads below it what it is now. */
export async function mirrorScore(ctx: ActionContext, { task }: LoadedTask, what: string): Promise<void> {
  const mirror = await mirrorOf(ctx, task);
  if (mirror?.state !== 'open') return;
  const text = `${ctx.actor.name}在绩效通${what}，现在 ${task.total} 分，${task.grade}。`;
  await queueComment(ctx, mirror, `score:${task.version}`, text);
}

/** 撤回: the approval is withdrawn too; one that has not left yet never leaves. `place` is the task before. */
export async function mirrorWithdrawal(ctx: ActionContext, { task, fillerName }: LoadedTask): Promise<void> {
  const mirror = await mirrorOf(ctx, task);
  if (!mirror || mirror.state === 'closed') return;
  await close(ctx, mirror);
  const neverLeft = await ctx.db.update(
    OutboxMessage,
    { dedupeKey: startKey(mirror.id), status: 'waiting', attempt: 0 },
    { status: 'cancelled', finishedAt: ctx.now, reason: '填报人已撤回，无需再发起' },
  );
  if (neverLeft.affected !== 1 && ctx.origin !== 'oa') await queueEnd(ctx, mirror, `${fillerName}已在绩效通撤回。`);
}

/** A word below the approval, once for each occasion. */
export async function queueComment(
  ctx: ActionContext,
  mirror: ApprovalMirror,
  occasion: string,
  text: string,
): Promise<void> {
  await queue(ctx, mirror, `oa:comment:${mirror.id}:${occasion}`, {
    ...about(mirror),
    kind: 'oa.comment',
    text,
    path: `#/tasks/${mirror.taskId}`,
  });
}

/** The approval of the submission that is under review. */
const mirrorOf = (ctx: ActionContext, task: { id: string; round: number }) =>
  ctx.db.findOneBy(ApprovalMirror, { taskId: task.id, round: task.round });

/** Our chain has left this submission behind. One that went another way keeps saying so. */
const close = (ctx: ActionContext, mirror: ApprovalMirror) =>
  ctx.db.update(ApprovalMirror, { id: mirror.id, state: 'open' }, { state: 'closed' });

/** A decision was taken back: our chain waits on the submission again, and its approval is followed as before. */
export async function reopenMirror(
  ctx: ActionContext,
  { id: taskId, round }: { id: string; round: number },
): Promise<void> {
  await ctx.db.update(ApprovalMirror, { taskId, round, state: 'closed' }, { state: 'open' });
}

const about = ({ id, originatorUserId }: ApprovalMirror) => ({ mirrorId: id, originatorUserId });

async function queueEnd(ctx: ActionContext, mirror: ApprovalMirror, remark: string): Promise<void> {
  await queue(ctx, mirror, endKey(mirror.id), { ...about(mirror), kind: 'oa.terminate', remark });
}

/** Ends an approval that was started a second time for the same submission. */
export async function queueStrayEnd(ctx: ActionContext, mirror: ApprovalMirror, strayId: string): Promise<void> {
  const remark = '重复发起，已撤销。请在另一张审批单中办理。';
  const message = { ...about(mirror), kind: 'oa.terminate' as const, remark, strayId };
  await queue(ctx, mirror, `oa:stray:${strayId}`, message);
}

async function queue(ctx: ActionContext, mirror: ApprovalMirror, dedupeKey: string, message: ApprovalPayload) {
  await enqueue(ctx, { dedupeKey, purpose: 'approval', recipientId: null, taskId: mirror.taskId, message });
}

/** Who may decide each step; nobody decides on their own work. */
async function approversOf(ctx: ActionContext, { task, chain, unitPath }: LoadedTask) {
  const steps: { label: string; userIds: string[] }[] = [];
  for (const { role, label } of chain) {
    const deciders = await decidersOf(ctx.db, { role, unitPath, fillerId: task.fillerId }, ctx.now);
    steps.push({ label, userIds: deciders.map(({ person }) => person.userId) });
  }
  return steps;
}

function startPayload(
  { task, project, campaign, unit, fillerName }: LoadedTask,
  mirror: ApprovalMirror,
  steps: { userIds: string[] }[],
): ApprovalPayload {
  return {
    ...about(mirror),
    kind: 'oa.start',
    approvers: steps.map(({ userIds }) => userIds),
    fields: [
      [labels.project, project.name],
      [labels.campaign, campaignLabel(campaign)],
      [labels.unit, unit.name],
      [labels.filler, fillerName],
      [labels.total, `${task.total} 分`],
      [labels.grade, task.grade ?? '未评等级'],
      [labels.round, `第 ${task.round} 次提交`],
    ],
    key: [labels.key, mirror.key],
    link: [labels.link, `#/tasks/${task.id}`],
  };
}
