import type { TaskDetail } from '../../../shared/contracts/tasks';
import { isBeingFilled } from '../../../shared/workflow/taskWorkflow';
import { Assumptions } from '../../components/Assumptions';
import { FundsSummary } from '../../components/FundsSummary';
import { Page } from '../../components/Page';
import { AskForMoreTime } from '../extensions/AskForMoreTime';
import { TaskDeliveries } from '../deliveries/TaskDeliveries';
import { TaskTimeline } from '../timeline/TaskTimeline';
import { ApprovalMirror } from './ApprovalMirror';
import { BackLink } from './BackLink';
import { LeftoverNotice } from './LeftoverNotice';
import { Reports } from './Reports';
import './results.css';
import { RowList } from './RowList';
import { Steps } from './Steps';
import { TotalCard } from './TotalCard';
import { Reassign } from './Reassign';
import { Withdraw } from './Withdraw';

/** 结果: the total first, then the money, then where points were lost. */
export default function ResultPage({ detail }: { detail: TaskDetail }) {
  return (
    <Page title={detail.state === 'completed' ? '评价结果' : '评价任务'} wide>
      <BackLink detail={detail} />
      <div className="result">
        <div className="result__main">
          <LeftoverNotice detail={detail} />
          <TotalCard detail={detail} />
          <FundsSummary detail={detail} />
          <Assumptions sentences={detail.project.assumptions} />
          <RowList detail={detail} rows={detail.indicators} title="指标得分" hint="扣分多的排在前面" byLoss />
        </div>
        <div className="result__side">
          <Reports detail={detail} />
          {detail.state === 'in-review' && <Steps steps={detail.steps} />}
          <ApprovalMirror approval={detail.approval} />
          <TaskDeliveries taskId={detail.id} />
          <TaskTimeline taskId={detail.id} />
          <Withdraw detail={detail} />
          <Reassign detail={detail} />
          {isBeingFilled(detail) && <AskForMoreTime taskId={detail.id} className="button button--block withdraw" />}
        </div>
      </div>
    </Page>
  );
}
