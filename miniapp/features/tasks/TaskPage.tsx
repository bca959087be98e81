import { useQuery } from '@tanstack/react-query';
import type { TaskDetail } from '../../../shared/contracts/tasks';
import { taskQuery } from '../../api/queries';
import { useLive } from '../../api/useLive';
import { Page } from '../../components/Page';
import { pageOf } from '../../components/pageOf';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import { useLocalDraft } from '../../drafts/useDraft';
import { resultPart, reviewPart, viewOf } from '../../parts';
import { useMe } from '../identity/me';
import { ReceiptPage } from '../results/ReceiptPage';
import '../results/results.css';
import { FillPage } from './fill/FillPage';
import './tasks.css';
import './fill/bands.css';
import './fill/check.css';
import './fill/dataState.css';
import './fill/fill.css';

const ReviewPage = pageOf(reviewPart);
const ResultPage = pageOf(resultPart);

/** One task: its form for the filler, its review for who holds the step, its result for everybody else. */
export default function TaskPage({ id, view }: { id: string; view: string }) {
  useLive();
  const query = useQuery(taskQuery(id));
  if (query.data) return <TaskView detail={query.data} view={view} />;
  return (
    <Page title="评价任务">
      <QueryView query={query} skeleton={<CardsSkeleton cards={4} />}>
        {() => null}
      </QueryView>
    </Page>
  );
}

function TaskView({ detail, view }: { detail: TaskDetail; view: string }) {
  const isHandedIn = view === 'submitted' && !detail.can.save && !detail.can.approve;
  if (isHandedIn) return <ReceiptPage detail={detail} />;
  const shown = viewOf(detail);
  if (shown === 'form') return <FillWithDraft detail={detail} view={view} />;
  if (shown === 'review') return <ReviewPage detail={detail} returning={view === 'return'} />;
  return <ResultPage detail={detail} />;
}

function FillWithDraft({ detail, view }: { detail: TaskDetail; view: string }) {
  const local = useLocalDraft(useMe().id, detail.id);
  if (local === undefined) return <Loading />;
  return <FillPage detail={detail} local={local} checking={view === 'check'} />;
}

function Loading() {
  return (
    <Page title="评价任务">
      <CardsSkeleton cards={4} />
    </Page>
  );
}
