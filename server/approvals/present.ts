import type { EntityManager } from 'typeorm';
import type { ApprovalMirrorView } from '../../shared/contracts/approvals';
import { mirrorStateLabels, mirrorStateOf } from '../../shared/approvals/mirrorState';
import { OutboxMessage } from '../outbox/entities';
import { isAboutApproval } from './address';
import { ApprovalMirror } from './entities';

/** How the approval of the task's latest submission stands in DingTalk; null when there is none. */
export async function presentMirror(
  db: EntityManager,
  task: { id: string; round: number },
): Promise<ApprovalMirrorView | null> {
  const mirror = await db.findOneBy(ApprovalMirror, { taskId: task.id, round: task.round });
  if (!mirror) return null;
  const rows = await db.find(OutboxMessage, {
    where: { taskId: task.id, purpose: 'approval' },
    order: { id: 'ASC' },
  });
  const messages = rows.filter(({ payload }) => isAboutApproval(payload) && payload.mirrorId === mirror.id);
  const { state, reason } = mirrorStateOf({ ...mirror, messages });
  return { state, label: mirrorStateLabels[state], reason };
}
