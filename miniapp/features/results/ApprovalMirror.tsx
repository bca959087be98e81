import type { TaskDetail } from '../../../shared/contracts/tasks';

/** One line about the task's approval in DingTalk; nothing when approvals are not mirrored there. */
export function ApprovalMirror({ approval }: { approval: TaskDetail['approval'] }) {
  if (!approval) return null;
  return (
    <section className="card" aria-label="钉钉审批">
      <p>
        钉钉审批：<b>{approval.label}</b>
      </p>
      {approval.reason && <p className="muted small">{approval.reason}</p>}
    </section>
  );
}
