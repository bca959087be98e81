// What the office does about a message that did not arrive: have it sent again, or tell the person by phone.
import { IsNull } from 'typeorm';
import { deliveryStateLabels, deliveryStateOf } from '../../shared/delivery/deliveryState';
import { channelOf, titleOfMessage } from '../../shared/delivery/messageKinds';
import { problems } from '../../shared/problems';
import { recordAudit, type AuditAction } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { OrgUnit, Person } from '../identity/entities';
import { OutboxMessage } from '../outbox/entities';
import { Task } from '../tasks/entities';
import { mayAct } from './scope';

/**
 * 重新发送: the same message leaves once more, now.
 * @throws Problem 403 outside of the actor's units; 404; 409 unless it is known not to have arrived, or when the person has left
 */
export async function sendAgain(ctx: ActionContext, id: string): Promise<OutboxMessage> {
  const { row, recipient } = await loadMissed(ctx, id);
  if (!recipient?.active) throw problems.recipientGone({ name: recipient?.name ?? '收件人' });
  await change(ctx, row, {
    status: 'waiting',
    dueAt: ctx.now,
    finishedAt: null,
    delivery: null,
    checkDueAt: null,
    nextWay: 'again',
  });
  return record(ctx, row, recipient, 'message.sent-again');
}

/**
 * 已电话告知: takes note that the actor told the person.
 * @throws Problem 403 outside of the actor's units; 404; 409 unless it is known not to have arrived, or when somebody has told them
 */
export async function markToldByPhone(ctx: ActionContext, id: string): Promise<OutboxMessage> {
  const { row, recipient } = await loadMissed(ctx, id);
  await change(ctx, row, { nextWay: 'phone', toldById: ctx.actor.personId });
  return record(ctx, row, recipient, 'message.told-by-phone');
}

interface MissedMessage {
  row: OutboxMessage;
  recipient: Person | null;
}

async function loadMissed(ctx: ActionContext, id: string): Promise<MissedMessage> {
  const row = await ctx.db.findOneBy(OutboxMessage, { id });
  if (!row || channelOf(row.kind) === 'upkeep') throw problems.notFound({ what: '这条消息' });
  const recipient = row.recipientId ? await ctx.db.findOneBy(Person, { id: row.recipientId }) : null;
  const task = row.taskId ? await ctx.db.findOneBy(Task, { id: row.taskId }) : null;
  const unitId = task?.unitId ?? recipient?.unitId;
  const unit = unitId ? await ctx.db.findOneBy(OrgUnit, { id: unitId }) : null;
  if (!mayAct(ctx.actor, unit?.path ?? null))
    throw problems.notAllowed({ what: '处理这条消息', who: '绩效管理员或本单位负责人' });
  if (deliveryStateOf(row) !== 'missed')
    throw problems.deliveryMoved({ state: deliveryStateLabels[deliveryStateOf(row)] });
  if (row.toldById !== null) throw problems.deliveryMoved({ state: '已电话告知' });
  return { row, recipient };
}

/** Only while it stands as it was read: the dispatcher, or a colleague, may have been faster. */
async function change(ctx: ActionContext, row: OutboxMessage, changes: Partial<OutboxMessage>): Promise<void> {
  const asRead = { id: row.id, status: row.status, delivery: row.delivery ?? IsNull(), toldById: IsNull() };
  const { affected } = await ctx.db.update(OutboxMessage, asRead, changes);
  if (affected !== 1) throw problems.deliveryMoved({ state: '刚有变化' });
}

async function record(
  ctx: ActionContext,
  row: OutboxMessage,
  recipient: Person | null,
  action: AuditAction,
): Promise<OutboxMessage> {
  await recordAudit(ctx, {
    ...(row.taskId ? { subject: 'task', subjectId: row.taskId } : { subject: 'message', subjectId: row.id }),
    action,
    before: { message: row.id, status: row.status, delivery: row.delivery },
    comment: `${recipient?.name ?? '群聊'}：${titleOfMessage(row.kind, row.payload)}`,
  });
  return ctx.db.findOneByOrFail(OutboxMessage, { id: row.id });
}
