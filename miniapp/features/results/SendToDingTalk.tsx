import { useMutation } from '@tanstack/react-query';
import type { ReportFile } from '../../../shared/contracts/tasks';
import { post } from '../../api/client';
import { isWorthRepeating } from '../../api/problems';
import { Trouble } from '../../components/Trouble';

/** 发送到钉钉: the file comes into one's own chat with the robot, where it can be opened and passed on. */
export function SendToDingTalk({ file }: { file: ReportFile }) {
  const send = useMutation({
    mutationFn: () => post<{ queued: boolean }>(`api/reports/${file.id}/delivery`, {}),
    retry: (count, failure) => count < 2 && isWorthRepeating(failure),
  });
  if (send.isSuccess)
    return (
      <p className="small muted" role="status">
        已交给机器人发送，请到钉钉里与“绩效通”机器人的聊天中查看。
      </p>
    );
  return (
    <>
      <button
        type="button"
        className="button"
        aria-label={`发送到钉钉：${file.label}`}
        disabled={send.isPending}
        onClick={() => send.mutate()}
      >
        {send.isPending ? '正在交给钉钉……' : '发送到钉钉'}
      </button>
      {send.isError && <Trouble failure={send.error} />}
    </>
  );
}
