// What DingTalk tells of approvals as it happens. A message only says where to look: what is done here depends on the
// approval itself, asked for at DingTalk, so a forged message changes nothing.
import { In } from 'typeorm';
import { z } from 'zod';
import type { Database } from '../database/database';
import type { ApprovalInstance, DingTalkApprovals, IncomingEvent } from '../dingtalk/port';
import { loadActor } from '../identity/actor';
import { Person } from '../identity/entities';
import type { EventChange, EventHandlers } from '../inbox/handlers';
import { OutboxMessage } from '../outbox/entities';
import { Review } from '../reviews/entities';
import { isReviewer } from '../tasks/policy';
import { loadTask } from '../tasks/queries';
import { ApprovalMirror } from './entities';
import { followInstance } from './follow';
import { labels, readForm } from './form';
import { queueStrayEnd, startKey } from './mirrorTask';
import { mirrorOfInstance } from './queries';

export interface FollowDeps {
  database: Database;
  approvals: DingTalkApprovals;
  now(): Date;
}

const eventSchema = z.object({
  processInstanceId: z.string().max(100),
  processCode: z.string(),
  type: z.string(),
  result: z.string().optional(),
  taskId: z.coerce.number().optional(),
  staffId: z.string().optional(),
});
type ApprovalEvent = z.infer<typeof eventSchema>;
type Look = (deps: FollowDeps, event: ApprovalEvent) => Promise<EventChange>;

/** The events about approvals; those about other forms are none of our business. */
export function approvalEvents(deps: FollowDeps): EventHandlers {
  const about = (look: Look) => async (incoming: IncomingEvent) => {
    const read = eventSchema.safeParse(incoming.data);
    if (!read.success) return ignored('内容无法识别');
    const form = await deps.database.read(readForm);
    return form?.processCode === read.data.processCode ? look(deps, read.data) : nothing;
  };
  return { bpms_task_change: about(onTask), bpms_instance_change: about(onInstance) };
}

const nothing: EventChange = async () => {};
const ignored =
  (reason: string): EventChange =>
  async () => ({ ignored: reason });

/** Somebody decided or handed over; that others got or lost a task by it is no news. */
async function onTask(deps: FollowDeps, event: ApprovalEvent): Promise<EventChange> {
  if (event.type !== 'finish') return nothing;
  const mirror = await mirrorOfInstance(deps.database, event.processInstanceId);
  return (mirror && (await knownDecision(deps, mirror, event))) ?? lookAt(deps, mirror, event, isConfirmed);
}

/** It began or ended. The decision that ended it was told by itself, so most often there is nothing left to learn. */
async function onInstance(deps: FollowDeps, event: ApprovalEvent): Promise<EventChange> {
  const mirror = await mirrorOfInstance(deps.database, event.processInstanceId);
  if (event.type === 'start' && (mirror || !(await mayBeStray(deps.database, event)))) return nothing;
  return mirror && mirror.state !== 'open' ? nothing : lookAt(deps, mirror, event, () => true);
}

/**
 * Our own decisions come back as messages, and messages come twice or late: then DingTalk need not be asked.
 * @returns null when there may be something to learn
 */
async function knownDecision(
  deps: FollowDeps,
  mirror: ApprovalMirror,
  event: ApprovalEvent,
): Promise<EventChange | null> {
  const { taskId, result } = event;
  if (taskId === undefined || result === 'redirect') return null;
  if (mirror.heard.includes(taskId)) return ignored('这项审批意见已经处理过');
  const isOurs = await wasDecidedHere(deps, mirror, event);
  if (!isOurs && mirror.state === 'open') return null;
  return async ({ db }) => {
    await db.update(ApprovalMirror, { id: mirror.id }, { heard: [...mirror.heard, taskId] });
    return isOurs ? undefined : { ignored: '任务已经不在这一步' };
  };
}

/** Decided here already by the same person in the same way, who has nothing else to decide now. */
function wasDecidedHere(
  { database, now }: FollowDeps,
  { taskId, round }: ApprovalMirror,
  { staffId, result }: ApprovalEvent,
) {
  return database.read(async (db) => {
    const person = await db.findOneBy(Person, { userId: staffId ?? '' });
    const decision = result === 'agree' ? 'approved' : 'returned';
    if (!person || !(await db.existsBy(Review, { taskId, round, reviewerId: person.id, decision }))) return false;
    const actor = await loadActor(db, person.id, now());
    return !actor || !isReviewer(actor, await loadTask(db, taskId));
  });
}

/** Asks DingTalk, and follows what the approval itself says. */
async function lookAt(
  { database, approvals }: FollowDeps,
  known: ApprovalMirror | null,
  event: ApprovalEvent,
  isTrue: (event: ApprovalEvent, instance: ApprovalInstance) => boolean,
): Promise<EventChange> {
  const instance = await approvals.instance(event.processInstanceId);
  if (!instance || !isTrue(event, instance)) return ignored('与钉钉的记录不符');
  const mirror = known ?? (await mirrorInFields(database, instance));
  if (!mirror) return ignored('不是绩效通发起的审批');
  if (mirror.instanceId === null || mirror.instanceId === event.processInstanceId)
    return (ctx) => followInstance(ctx, mirror.id, event.processInstanceId, instance);
  return async (ctx) => {
    if (instance.state === 'running') await queueStrayEnd(ctx, mirror, event.processInstanceId);
    return { ignored: '同一次提交的另一张审批单' };
  };
}

/** Whether the approval itself says what the message says. */
function isConfirmed({ taskId, result, staffId }: ApprovalEvent, { tasks }: ApprovalInstance): boolean {
  const task = tasks.find(({ id }) => id === taskId);
  if (!task || (staffId !== undefined && staffId !== task.userId)) return false;
  return result === 'redirect' ? task.state === 'handed-over' : task.result === result;
}

/** When we died between starting an approval and recording it, the approval itself says whose it is. */
async function mirrorInFields(database: Database, { fields, originatorUserId }: ApprovalInstance) {
  const key = fields[labels.key];
  return key ? database.read((db) => db.findOneBy(ApprovalMirror, { key, originatorUserId })) : null;
}

/** A start that was tried more than once may have happened twice. Only then is an unknown approval worth a question. */
function mayBeStray(database: Database, { staffId }: ApprovalEvent): Promise<boolean> {
  return database.read(async (db) => {
    const mirrors = await db.findBy(ApprovalMirror, { originatorUserId: staffId ?? '', state: 'open' });
    const starts = await db.findBy(OutboxMessage, { dedupeKey: In(mirrors.map(({ id }) => startKey(id))) });
    return starts.some(({ attempt }) => attempt > 1);
  });
}
