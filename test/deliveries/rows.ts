// Rows of the outbox as they may stand, put there directly: what became of them is for other tests to bring about.
import type { DeliveryFacts } from '../../shared/delivery/deliveryState';
import { newId } from '../../server/database/ids';
import type { OutboxMessage } from '../../server/outbox/entities';

/** One message, sent and not heard of, unless said otherwise. */
export function messageRow(at: Date, facts: Partial<OutboxMessage>): OutboxMessage {
  const id = newId();
  return {
    id,
    kind: 'notice',
    dedupeKey: id,
    recipientId: null,
    taskId: null,
    payload: { kind: 'notice', title: '测试通知', lines: [], buttonLabel: '看', path: '#/' },
    status: 'sent',
    attempt: 1,
    leaseUntil: null,
    dueAt: new Date(at.getTime() + 30 * 24 * 3_600_000),
    receipt: null,
    reason: null,
    createdAt: at,
    finishedAt: null,
    purpose: 'assigned',
    batchKey: null,
    claimId: null,
    delivery: null,
    missedCode: null,
    missedReason: null,
    heldBy: null,
    reachedAt: null,
    readAt: null,
    checkDueAt: null,
    checks: 0,
    followsId: null,
    nextWay: null,
    toldById: null,
    lane: 'notice',
    priority: 3,
    misses: 0,
    ...facts,
  };
}

const STATUSES: DeliveryFacts['status'][] = ['waiting', 'sending', 'sent', 'unknown', 'failed', 'cancelled'];
const DELIVERIES: DeliveryFacts['delivery'][] = [null, 'reached', 'read', 'missed'];

/** Every way a row can stand, for a notice, a kind that is upkeep, and one the board has never heard of. */
export function everyStanding(recipientId: string, at: Date): OutboxMessage[] {
  return ['notice', 'todo.close', 'fax'].flatMap((kind) =>
    STATUSES.flatMap((status) =>
      DELIVERIES.map((delivery) =>
        messageRow(at, {
          kind,
          status,
          delivery,
          recipientId,
          // held far away, so that the dispatcher leaves them as they are
          leaseUntil: status === 'sending' ? new Date(at.getTime() + 30 * 24 * 3_600_000) : null,
        }),
      ),
    ),
  );
}
