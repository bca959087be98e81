import { useState } from 'react';
import { useLocation } from 'wouter';
import type { TaskDetail } from '../../../shared/contracts/tasks';
import { Sheet } from '../../components/Sheet';
import { TextField } from '../../components/TextField';
import { useDecide } from './useDecide';
import { useNextAddress } from './useNext';

/** 退回 · 通过 with one thumb. It can be taken back, so nothing is asked twice; afterwards comes the next one. */
export function DecisionBar({ detail, at }: { detail: TaskDetail; at: string }) {
  const [commenting, setCommenting] = useState(false);
  const { approve, isPending, trouble } = useApprove(detail, at);
  return (
    <div className="bottom-bar review-bar">
      {trouble && (
        <p className="field-error review-bar__trouble" role="alert">
          {trouble}
        </p>
      )}
      <div className="bottom-bar__row">
        {detail.can.return && (
          <a className="button button--danger" role="button" href={`#${at}/return`} data-act="return">
            退回
          </a>
        )}
        {detail.can.approve && (
          <>
            <button type="button" className="button" onClick={() => setCommenting(true)}>
              写意见
            </button>
            <button
              type="button"
              className="button button--primary"
              data-act="approve"
              disabled={isPending}
              onClick={() => approve('')}
            >
              {isPending ? '正在提交……' : '通过'}
            </button>
          </>
        )}
      </div>
      <CommentSheet
        detail={detail}
        open={commenting}
        onClose={() => setCommenting(false)}
        onApprove={(said) => {
          setCommenting(false);
          approve(said);
        }}
      />
    </div>
  );
}

/** Approves and goes on to the next one; a refusal stays where it was. */
function useApprove(detail: TaskDetail, at: string) {
  const [, navigate] = useLocation();
  const next = useNextAddress(detail.id);
  const [refused, setRefused] = useState<string | null>(null);
  const decide = useDecide();
  const approve = (comment: string) => {
    setRefused(null);
    const decision = { decision: 'approve' as const, taskId: detail.id, version: detail.version };
    decide.mutate(
      { decisions: [{ ...decision, ...(comment && { comment }) }], backTo: at },
      {
        onSuccess: ([result]) => (result?.outcome === 'done' ? navigate(next) : setRefused(result?.message ?? null)),
        onError: () => setRefused('没连上网，还没有通过，请再试一次。'),
      },
    );
  };
  return { approve, isPending: decide.isPending, trouble: refused };
}

interface CommentSheetProps {
  detail: TaskDetail;
  open: boolean;
  onClose: () => void;
  onApprove: (comment: string) => void;
}

function CommentSheet({ detail, open, onClose, onApprove }: CommentSheetProps) {
  const [comment, setComment] = useState('');
  return (
    <Sheet
      title="审核意见"
      open={open}
      onClose={onClose}
      footer={
        <button
          type="button"
          className="button button--primary button--block"
          onClick={() => onApprove(comment.trim())}
        >
          {comment.trim() ? '附上意见，通过' : '不写意见，通过'}
        </button>
      }
    >
      <p className="muted">{whatFollows(detail)}</p>
      <TextField id="approve-comment" label="审核意见" value={comment} onChange={setComment} maxLength={1000} />
    </Sheet>
  );
}

function whatFollows({ steps }: TaskDetail): string {
  const next = steps[steps.findIndex((step) => step.status === 'current') + 1];
  return next ? `通过后由${next.holders.join('、')}办理：${next.label}。` : '通过后全部审核办结，可以生成报告。';
}
