import { useState } from 'react';
import { useLocation } from 'wouter';
import type { TaskDetail } from '../../../shared/contracts/tasks';
import { GradeMark } from '../../components/marks';
import { Sheet } from '../../components/Sheet';
import { TextField } from '../../components/TextField';
import { Trouble } from '../../components/Trouble';
import { useTaskDecision } from '../tasks/useTaskDecision';

interface ApproveSheetProps {
  detail: TaskDetail;
  open: boolean;
  onClose: () => void;
}

/** An approval cannot be taken back, so it says once what is approved and who gets it next; a comment is optional. */
export function ApproveSheet({ detail, open, onClose }: ApproveSheetProps) {
  const [, navigate] = useLocation();
  const [comment, setComment] = useState('');
  const approval = useTaskDecision(detail.id, 'approval', () =>
    navigate(`/tasks/${detail.id}/approved`, { replace: true }),
  );
  const said = comment.trim();
  const approve = () => approval.mutate({ version: detail.version, ...(said ? { comment: said } : {}) });
  return (
    <Sheet
      title="审核通过"
      open={open}
      onClose={onClose}
      footer={
        <button
          type="button"
          className="button button--primary button--block"
          disabled={approval.isPending}
          onClick={approve}
        >
          {approval.isPending ? '正在提交……' : '确认通过'}
        </button>
      }
    >
      <p className="approve__what">
        {detail.project.name} <b className="num">{detail.result.total}</b> 分{' '}
        {detail.result.grade && <GradeMark grade={detail.result.grade} />}
      </p>
      <p className="muted">{whatFollows(detail)}</p>
      <TextField
        id="approve-comment"
        label="审核意见（可不填）"
        value={comment}
        onChange={setComment}
        maxLength={1000}
      />
      {approval.isError && <Trouble failure={approval.error} />}
    </Sheet>
  );
}

function whatFollows({ steps }: TaskDetail): string {
  const next = steps[steps.findIndex((step) => step.status === 'current') + 1];
  return next ? `通过后由${next.holders.join('、')}办理：${next.label}。` : '通过后全部审核办结，可以生成报告。';
}
