// Fills in what only DingTalk knows, when a message about an approval leaves.
import type { EntityManager } from 'typeorm';
import type { ApprovalMessage, DeliveryOutcome } from '../dingtalk/port';
import { OutboxMessage } from '../outbox/entities';
import { readForm } from './form';
import { endKey, startKey } from './mirrorTask';
import type { ApprovalPayload } from './payloads';

const FORM_NOT_YET_MS = 60_000;
const NOT_YET_STARTED_MS = 2_000;
/** An earlier try is looked for from a little before its message was written: clocks differ. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

/** The message as it leaves; or an outcome when there is nothing to send, or not yet. */
export async function addressApproval(
  db: EntityManager,
  row: OutboxMessage,
): Promise<ApprovalMessage | DeliveryOutcome> {
  const payload = row.payload as ApprovalPayload;
  if (payload.kind === 'oa.start') {
    const form = await readForm(db);
    if (!form?.processCode)
      return { status: 'retry', afterMs: FORM_NOT_YET_MS, reason: form?.reason ?? '钉钉审批的表单尚未建立。' };
    const lookSince = row.attempt > 1 ? row.createdAt.getTime() - CLOCKS_DIFFER_MS : null;
    const isEnding = await db.existsBy(OutboxMessage, { dedupeKey: endKey(payload.mirrorId) });
    return { ...payload, processCode: form.processCode, lookSince, wanted: !isEnding };
  }
  const start = await db.findOneBy(OutboxMessage, { dedupeKey: startKey(payload.mirrorId) });
  if (start?.status === 'waiting' || start?.status === 'sending')
    return { status: 'retry', afterMs: NOT_YET_STARTED_MS, reason: '钉钉审批尚未发起，发起后再同步。' };
  const stray = payload.kind === 'oa.terminate' ? payload.strayId : undefined;
  const instanceId = stray ?? (start?.status === 'sent' ? start.receipt : null);
  if (!instanceId) return { status: 'sent', receipt: null };
  return { ...payload, instanceId, startedAt: (start?.finishedAt ?? row.createdAt).getTime() };
}

/** Messages about approvals are told from the others by their kind. */
export const isAboutApproval = (payload: object): payload is ApprovalPayload =>
  'kind' in payload && String(payload.kind).startsWith('oa.');
