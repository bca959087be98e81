import { useQuery } from '@tanstack/react-query';
import { spokenInstant } from '../../../shared/calendar';
import type { TaskDetail } from '../../../shared/contracts/tasks';
import { tasksQuery } from '../../api/queries';
import { Message } from '../../components/Message';
import { Page } from '../../components/Page';
import './results.css';
import { Steps } from './Steps';
import { Withdraw } from './Withdraw';

/** After submitting: that it is done, when, who has it now, and the way on. */
export function ReceiptPage({ detail }: { detail: TaskDetail }) {
  const done = detail.timeline.reduce((latest, entry) => (entry.at > latest ? entry.at : latest), '');
  return (
    <Page title="已提交">
      <Message mood="good" title="已提交" hint={<Where detail={detail} at={done} />}>
        <NextTask after={detail.id} />
        <a className="button button--block" href={`#/tasks/${detail.id}`}>
          查看这份自评
        </a>
        <Withdraw detail={detail} />
      </Message>
      {detail.state === 'in-review' && <Steps steps={detail.steps} />}
    </Page>
  );
}

function Where({ detail, at }: { detail: TaskDetail; at: string }) {
  return (
    <>
      <p>{detail.project.name}</p>
      {at && <p className="num">{spokenInstant(new Date(at))}</p>}
      <p className="receipt__next">{whoHasIt(detail)}</p>
    </>
  );
}

function whoHasIt({ state, steps }: TaskDetail): string {
  if (state === 'completed') return '全部审核已办结，可以生成报告了。';
  if (state === 'returned') return '已退回，请打开看退回原因。';
  const step = steps.find((candidate) => candidate.status === 'current');
  return `现在由${step?.holders.join('、')}办理（${step?.label}），有结果会通知您。`;
}

/** The next one to fill, so that a row of tasks needs no list in between. */
function NextTask({ after }: { after: string }) {
  // The list may be from before the task was handed in.
  const next = useQuery(tasksQuery).data?.toFill.find(({ id }) => id !== after);
  return (
    <a className="button button--primary button--block" href={next ? `#/tasks/${next.id}` : '#/'}>
      {next ? `下一个：${next.projectName}` : '返回我的任务'}
    </a>
  );
}
