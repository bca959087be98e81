import type { TaskDetail } from '../../../shared/contracts/tasks';
import { FundsSummary } from '../../components/FundsSummary';
import { RowList } from '../results/RowList';
import { Steps } from '../results/Steps';
import { TaskTimeline } from '../timeline/TaskTimeline';
import { TotalCard } from '../results/TotalCard';

/** Nothing to decide here any more: how it stands, and how it came to that. */
export function SettledTask({ detail }: { detail: TaskDetail }) {
  return (
    <div className="result">
      <div className="result__main">
        <TotalCard detail={detail} />
        <RowList detail={detail} rows={detail.indicators} title="指标得分" hint="扣分多的排在前面" byLoss />
      </div>
      <div className="result__side">
        <FundsSummary detail={detail} />
        {detail.state === 'in-review' && <Steps steps={detail.steps} />}
        <TaskTimeline taskId={detail.id} />
      </div>
    </div>
  );
}
