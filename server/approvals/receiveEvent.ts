// What DingTalk tells of approvals as it happens. A message only says where to look: what is done here depends on the
// approval itself, asked for at DingTalk, so a forged message changes nothing.
import { In, IsNull } from 'typeorm';
import { z } from 'zod';
import { SYSTEM_ACTOR, type ActionContext } from '../context';
import type { Database } from '../database/database';
import { newId } from '../database/ids';
import type { ApprovalInstance, DingTalkApprovals, DirectoryEvent } from '../dingtalk/port';
import { loadActor } from '../identity/actor';
import { Person } from '../identity/entities';
import { OutboxMessage } from '../outbox/entities';
import { Review } from '../reviews/entities';
import { isReviewer } from '../tasks/policy';
import { loadTask } from '../tasks/queries';
import { ApprovalMirror } from './entities';
import { followInstance, ignore } from './follow';
import { labels, readForm } from './form';
import { queueStrayEnd, startKey } from './mirrorTask';

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
type ApprovalEvent = z.infer<typeof eventSchema> & { eventType: string };

/**
 * One event about approvals: `bpms_task_change` or `bpms_instance_change`. Others, and those of other forms, are no concern
 * of ours.
 * @throws DingTalkUnreachable when the approval could not be asked for: to be tried again
 */
export async function receiveApprovalEvent(deps: FollowDeps, { type, data }: DirectoryEvent): Promise<void> {
  const read = eventSchema.safeParse(data);
  if (!read.success || !type.startsWith('bpms_')) return;
  const event = { ...read.data, eventType: type };
  const form = await deps.database.read(readForm);
  if (!form?.processCode || event.processCode !== form.processCode) return;
  if (event.eventType === 'bpms_task_change' && event.type !== 'finish') return;
  const mirror = await mirrorOfInstance(deps.database, event.processInstanceId);
  if (event.type === 'start' && (mirror || !(await mayBeStray(deps.database, event)))) return;
  if (mirror && (await isKnown(deps, mirror, event))) return;
  await lookAt(deps, mirror, event);
}

async function lookAt(deps: FollowDeps, known: ApprovalMirror | null, event: ApprovalEvent): Promise<void> {
  const instance = await deps.approvals.instance(event.processInstanceId);
  const mirror = known ?? (instance && (await mirrorInFields(deps.database, instance)));
  if (!mirror) return;
  if (instance === null || !isConfirmed(event, instance)) return note(deps, mirror, event, '与钉钉的记录不符');
  if (mirror.instanceId === null || mirror.instanceId === event.processInstanceId)
    return followInstance(deps.database, deps.now(), mirror.id, event.processInstanceId, instance);
  if (instance.state === 'running')
    await deps.database.transaction((db) => queueStrayEnd(contextFor(db, deps), mirror, event.processInstanceId));
}

/** Whether the approval itself says what the message says. */
function isConfirmed({ eventType, taskId, result, staffId }: ApprovalEvent, { tasks }: ApprovalInstance): boolean {
  if (eventType !== 'bpms_task_change') return true;
  const task = tasks.find(({ id }) => id === taskId);
  if (!task || (staffId !== undefined && staffId !== task.userId)) return false;
  return result === 'redirect' ? task.state === 'handed-over' : task.result === result;
}

/**
 * Whether there is nothing to learn any more, so that DingTalk need not be asked: our own decisions come back as messages,
 * and messages come twice or late. What was not our own is noted as ignored.
 */
async function isKnown(deps: FollowDeps, mirror: ApprovalMirror, event: ApprovalEvent): Promise<boolean> {
  const { taskId, result, eventType } = event;
  if (eventType === 'bpms_instance_change') return mirror.state !== 'open';
  if (taskId === undefined || result === 'redirect') return false;
  if (mirror.heard.includes(taskId)) {
    await note(deps, mirror, event, '已经处理过');
    return true;
  }
  const isOurs = await wasDecidedHere(deps.database, mirror, event);
  if (!isOurs && mirror.state === 'open') return false;
  if (!isOurs) await note(deps, mirror, event, '任务已经不在这一步');
  const heard = [...mirror.heard, taskId];
  await deps.database.transaction((db) => db.update(ApprovalMirror, { id: mirror.id }, { heard }));
  return true;
}

/** Decided here already by the same person in the same way, who has nothing else to decide now. */
function wasDecidedHere(database: Database, { taskId, round }: ApprovalMirror, { staffId, result }: ApprovalEvent) {
  return database.read(async (db) => {
    const person = await db.findOneBy(Person, { userId: staffId ?? '' });
    const decision = result === 'agree' ? 'approved' : 'returned';
    if (!person || !(await db.existsBy(Review, { taskId, round, reviewerId: person.id, decision }))) return false;
    const actor = await loadActor(db, person.id);
    return !actor || !isReviewer(actor, await loadTask(db, taskId));
  });
}

async function note(deps: FollowDeps, mirror: ApprovalMirror, event: ApprovalEvent, reason: string): Promise<void> {
  await deps.database.transaction(async (db) => {
    const person = await db.findOneBy(Person, { userId: event.staffId ?? '' });
    const task = { id: event.taskId ?? 0, result: event.result ?? event.type };
    await ignore(contextFor(db, deps), mirror, { task, person, reason });
  });
}

const contextFor = (db: ActionContext['db'], { now }: FollowDeps): ActionContext => ({
  actor: SYSTEM_ACTOR,
  now: now(),
  db,
  requestId: newId(),
  origin: 'oa',
});

/** The mirror an approval belongs to, as far as we recorded it. */
async function mirrorOfInstance(database: Database, instanceId: string): Promise<ApprovalMirror | null> {
  const recorded = () => database.read((db) => db.findOneBy(ApprovalMirror, { instanceId }));
  const mirror = await recorded();
  if (mirror) return mirror;
  await learnInstanceIds(database);
  return recorded();
}

/** Approvals that were started since: their ids stand with the messages that started them. */
export async function learnInstanceIds(database: Database): Promise<void> {
  await database.transaction(async (db) => {
    const nameless = await db.findBy(ApprovalMirror, { instanceId: IsNull() });
    if (nameless.length === 0) return;
    const starts = await db.findBy(OutboxMessage, {
      dedupeKey: In(nameless.map(({ id }) => startKey(id))),
      status: 'sent',
    });
    const ids = new Map(starts.map(({ dedupeKey, receipt }) => [dedupeKey, receipt]));
    for (const { id } of nameless) {
      const instanceId = ids.get(startKey(id));
      if (instanceId) await db.update(ApprovalMirror, { id }, { instanceId });
    }
  });
}

/** When we died between starting an approval and recording it, the approval itself says whose it is. */
function mirrorInFields(database: Database, { fields, originatorUserId }: ApprovalInstance) {
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
