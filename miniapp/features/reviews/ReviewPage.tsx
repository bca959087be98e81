import { useState } from 'react';
import type { TaskDetail } from '../../../shared/contracts/tasks';
import { Assumptions } from '../../components/Assumptions';
import { FundsSummary } from '../../components/FundsSummary';
import { DaysLeft } from '../../components/marks';
import { Page } from '../../components/Page';
import { Reason } from '../../components/Reason';
import { TaskDeliveries } from '../deliveries/TaskDeliveries';
import { TaskTimeline } from '../timeline/TaskTimeline';
import { ApprovalMirror } from '../results/ApprovalMirror';
import { BackLink } from '../results/BackLink';
import '../results/results.css';
import { RowList } from '../results/RowList';
import { TotalCard } from '../results/TotalCard';
import { ApproveSheet } from './ApproveSheet';
import './reviews.css';
import { ReturnForm } from './ReturnForm';
import { marksOf, risksOf, rowsToLookAt } from './reviewMarks';
import { RowRisks, SheetRisks } from './RiskNotes';

/** 审核: what deserves a look first, everything one tap away, and the decision under the thumb. */
export function ReviewPage({ detail, returning }: { detail: TaskDetail; returning: boolean }) {
  if (returning && detail.can.return) {
    return (
      <Page title="退回" withBar wide>
        <ReturnForm detail={detail} />
      </Page>
    );
  }
  return (
    <Page title="审核" withBar wide>
      <BackLink detail={detail} />
      <div className="result">
        <div className="result__main">
          <TotalCard detail={detail} />
          <FundsSummary detail={detail} />
          <SheetRisks detail={detail} />
          <Rows detail={detail} />
        </div>
        <div className="result__side">
          <Filled detail={detail} />
          <Assumptions sentences={detail.project.assumptions} />
          <ApprovalMirror approval={detail.approval} />
          <TaskDeliveries taskId={detail.id} />
          <TaskTimeline taskId={detail.id} />
        </div>
      </div>
      <DecisionBar detail={detail} />
    </Page>
  );
}

function Filled({ detail }: { detail: TaskDetail }) {
  return (
    <section className="card">
      <h2 className="card__title">填报</h2>
      <p>
        {detail.filler.name} <DaysLeft daysLeft={detail.daysLeft} />
      </p>
      <Reason label="年度总体目标" text={detail.goalTarget} />
      <Reason label="实际完成情况" text={detail.goalActual} />
    </section>
  );
}

function Rows({ detail }: { detail: TaskDetail }) {
  const risky = rowsToLookAt(detail);
  const [all, setAll] = useState(risky.length === 0);
  const tab = (label: string, count: number, isAll: boolean) => (
    <button type="button" className="segments__one" aria-pressed={all === isAll} onClick={() => setAll(isAll)}>
      {label} <span className="num">{count}</span>
    </button>
  );
  return (
    <>
      <div className="segments" role="group" aria-label="显示哪些指标">
        {tab('需要看', risky.length, false)}
        {tab('全部', detail.indicators.length, true)}
      </div>
      {!all && risky.length === 0 ? (
        <p className="card muted">没有需要特别看的指标。</p>
      ) : (
        <RowList
          detail={detail}
          rows={all ? detail.indicators : risky}
          title={all ? '全部指标' : '需要看的指标'}
          below={(row) => (
            <>
              <Marks marks={marksOf(detail, row)} />
              <RowRisks findings={risksOf(detail, row)} />
            </>
          )}
        />
      )}
    </>
  );
}

function Marks({ marks }: { marks: ReturnType<typeof marksOf> }) {
  if (marks.length === 0) return null;
  return (
    <ul className="review-marks">
      {marks.map((mark) => (
        <li key={mark.text} className={`review-marks__one review-marks__one--${mark.tone}`}>
          {mark.text}
        </li>
      ))}
    </ul>
  );
}

function DecisionBar({ detail }: { detail: TaskDetail }) {
  const [approving, setApproving] = useState(false);
  return (
    <div className="bottom-bar">
      <div className="bottom-bar__row">
        {detail.can.return && (
          <a className="button button--danger" role="button" href={`#/tasks/${detail.id}/return`}>
            退回
          </a>
        )}
        {detail.can.approve && (
          <button type="button" className="button button--primary" onClick={() => setApproving(true)}>
            通过
          </button>
        )}
      </div>
      <ApproveSheet detail={detail} open={approving} onClose={() => setApproving(false)} />
    </div>
  );
}
