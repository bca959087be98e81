// Fills in what only DingTalk knows, when a message about an approval leaves.
import type { EntityManager } from 'typeorm';
import type { ApprovalMessage, DeliveryOutcome } from '../dingtalk/port';
import { OutboxMessage, type ClaimedMessage } from '../outbox/entities';
import { readForm } from './form';
import { endKey, startKey } from './mirrorTask';
import type { ApprovalPayload } from './payloads';

const FORM_NOT_YET_MS = 60_000;
const NOT_YET_STARTED_MS = 2_000;
/** An earlier try is looked for from a little before its message was written: clocks differ. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

type Addressed = { message: ApprovalMessage } | { outcome: DeliveryOutcome };

/** Messages about approvals are told from the others by their kind. */
export const isAboutApproval = (payload: object): payload is ApprovalPayload =>
  'kind' in payload && String(payload.kind).startsWith('oa.');

/** @returns the message as it leaves, or the outcome when there is nothing to send, or not yet */
export async function addressApproval(
  db: EntityManager,
  row: ClaimedMessage,
  payload: ApprovalPayload,
): Promise<Addressed> {
  if (payload.kind === 'oa.start') return addressStart(db, row, payload);
  const start = await db.findOneBy(OutboxMessage, { dedupeKey: startKey(payload.mirrorId) });
  if (start?.status === 'waiting' || start?.status === 'sending')
    return notYet(NOT_YET_STARTED_MS, '钉钉审批尚未发起，发起后再同步。');
  const stray = payload.kind === 'oa.terminate' ? payload.strayId : undefined;
  const instanceId = stray ?? (start?.status === 'sent' ? start.receipt : null);
  if (!instanceId) return { outcome: { status: 'sent', receipt: null } };
  return { message: { ...payload, instanceId, startedAt: (start?.finishedAt ?? row.createdAt).getTime() } };
}

async function addressStart(
  db: EntityManager,
  row: ClaimedMessage,
  payload: Extract<ApprovalPayload, { kind: 'oa.start' }>,
): Promise<Addressed> {
  const form = await readForm(db);
  if (!form?.processCode) return notYet(FORM_NOT_YET_MS, form?.reason ?? '钉钉审批的表单尚未建立。');
  const lookSince = row.attempt > 1 ? row.createdAt.getTime() - CLOCKS_DIFFER_MS : null;
  const isEnding = await db.existsBy(OutboxMessage, { dedupeKey: endKey(payload.mirrorId) });
  return { message: { ...payload, processCode: form.processCode, lookSince, wanted: !isEnding } };
}

const notYet = (afterMs: number, reason: string): Addressed => ({ outcome: { status: 'retry', afterMs, reason } });
