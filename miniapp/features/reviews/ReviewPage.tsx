import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReviewFacts } from '../../../shared/contracts/reviews';
import type { TaskDetail } from '../../../shared/contracts/tasks';
import { Assumptions } from '../../components/Assumptions';
import { FundsSummary } from '../../components/FundsSummary';
import { DaysLeft } from '../../components/marks';
import { Page } from '../../components/Page';
import { QueryView } from '../../components/QueryView';
import { Reason } from '../../components/Reason';
import { CardsSkeleton } from '../../components/Skeleton';
import { TaskDeliveries } from '../deliveries/TaskDeliveries';
import { TaskTimeline } from '../timeline/TaskTimeline';
import { ApprovalMirror } from '../results/ApprovalMirror';
import { BackLink } from '../results/BackLink';
import '../results/results.css';
import { TotalCard } from '../results/TotalCard';
import { DecisionBar } from './DecisionBar';
import { noteSeen, reviewFactsQuery } from './queries';
import { ReturnForm } from './ReturnForm';
import './reviews.css';
import { ReviewRows } from './ReviewRows';
import { RowHistorySheet } from './RowHistorySheet';
import { UndoBar } from './UndoBar';

interface ReviewPageProps {
  detail: TaskDetail;
  /** marking what goes back */
  returning: boolean;
}

/** 审核 as a page of its own, as notices and cards open it. */
export default function ReviewPage({ detail, returning }: ReviewPageProps) {
  const marking = returning && detail.can.return;
  return (
    <Page title={marking ? '退回' : '审核'} withBar wide>
      {!marking && <BackLink detail={detail} />}
      <ReviewTask detail={detail} returning={returning} at={`/tasks/${detail.id}`} />
      <UndoBar />
    </Page>
  );
}

/**
 * What changed and what deserves a look first, everything one tap away, and the decision under the thumb.
 * @param at the address it is shown at
 */
export function ReviewTask({ detail, returning, at }: ReviewPageProps & { at: string }) {
  const query = useQuery(reviewFactsQuery(detail.id));
  useEffect(() => {
    if (query.data) noteSeen(detail.id, query.data.round);
  }, [detail.id, query.data]);
  if (returning && detail.can.return) return <ReturnForm detail={detail} marks={query.data?.marks ?? []} at={at} />;
  return (
    <>
      <div className="result">
        <div className="result__main">
          <TotalCard detail={detail} />
          {query.data?.forName && <p className="card review__for">您在代{query.data.forName}审核，记录里会注明。</p>}
          <QueryView query={query} skeleton={<CardsSkeleton cards={2} />}>
            {(facts) => <Body detail={detail} facts={facts} />}
          </QueryView>
        </div>
        <Side detail={detail} />
      </div>
      <DecisionBar detail={detail} at={at} />
    </>
  );
}

function Body({ detail, facts }: { detail: TaskDetail; facts: ReviewFacts }) {
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <>
      <ReviewRows detail={detail} facts={facts} onHistory={setAsked} />
      <RowHistorySheet taskId={detail.id} place={asked} onClose={() => setAsked(null)} />
    </>
  );
}

function Side({ detail }: { detail: TaskDetail }) {
  return (
    <div className="result__side">
      <FundsSummary detail={detail} />
      <section className="card">
        <h2 className="card__title">填报</h2>
        <p>
          {detail.filler.name} <DaysLeft daysLeft={detail.daysLeft} />
        </p>
        <Reason label="年度总体目标" text={detail.goalTarget} />
        <Reason label="实际完成情况" text={detail.goalActual} />
      </section>
      <Assumptions sentences={detail.project.assumptions} />
      <ApprovalMirror approval={detail.approval} />
      <TaskDeliveries taskId={detail.id} />
      <TaskTimeline taskId={detail.id} />
    </div>
  );
}
