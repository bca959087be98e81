import { useQuery } from '@tanstack/react-query';
import { spokenInstant } from '../../../shared/calendar';
import type { TaskDetail } from '../../../shared/contracts/tasks';
import { tasksQuery } from '../../api/queries';
import { Message } from '../../components/Message';
import { Page } from '../../components/Page';
import './results.css';
import { Steps } from './Steps';
import { Withdraw } from './Withdraw';

const RECEIPTS = { submitted: '已提交', approved: '已通过', returned: '已退回' };
type Receipt = keyof typeof RECEIPTS;

export function receiptOf(view: string): Receipt | null {
  return view === 'submitted' || view === 'approved' || view === 'returned' ? view : null;
}

/** After a decision: that it is done, when, who has it now, and the way on. */
export function ReceiptPage({ detail, receipt }: { detail: TaskDetail; receipt: Receipt }) {
  const done = detail.timeline.reduce((latest, entry) => (entry.at > latest ? entry.at : latest), '');
  return (
    <Page title={RECEIPTS[receipt]}>
      <Message mood="good" title={RECEIPTS[receipt]} hint={<Where detail={detail} receipt={receipt} at={done} />}>
        <NextTask after={detail.id} receipt={receipt} />
        <a className="button button--block" href={`#/tasks/${detail.id}`}>
          查看这份自评
        </a>
        <Withdraw detail={detail} />
      </Message>
      {detail.state === 'in-review' && <Steps steps={detail.steps} />}
    </Page>
  );
}

function Where({ detail, receipt, at }: { detail: TaskDetail; receipt: Receipt; at: string }) {
  return (
    <>
      <p>{detail.project.name}</p>
      {at && <p className="num">{spokenInstant(new Date(at))}</p>}
      <p className="receipt__next">{whoHasIt(detail, receipt)}</p>
    </>
  );
}

function whoHasIt(detail: TaskDetail, receipt: Receipt): string {
  if (detail.state === 'completed') return '全部审核已办结，可以生成报告了。';
  if (detail.state === 'returned') return `${detail.filler.name}会收到通知，改好后再提交给您。`;
  const step = detail.steps.find((candidate) => candidate.status === 'current');
  const now = `现在由${step?.holders.join('、')}办理（${step?.label}）`;
  return receipt === 'submitted' ? `${now}，有结果会通知您。` : `${now}。`;
}

/** The next one waiting, so that a row of reviews needs no list in between. */
function NextTask({ after, receipt }: { after: string; receipt: Receipt }) {
  const tasks = useQuery(tasksQuery).data;
  const waiting = receipt === 'submitted' ? tasks?.toFill : tasks?.toReview;
  // The list may be from before the decision.
  const next = waiting?.find(({ id }) => id !== after);
  if (!next) {
    return (
      <a className="button button--primary button--block" href="#/">
        返回我的任务
      </a>
    );
  }
  return (
    <a className="button button--primary button--block" href={`#/tasks/${next.id}`}>
      下一个：{next.projectName}
    </a>
  );
}
