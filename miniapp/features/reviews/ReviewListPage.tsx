import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReviewList } from '../../../shared/contracts/reviews';
import { Page } from '../../components/Page';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import { useWide } from '../../components/useWide';
import '../results/results.css';
import '../tasks/tasks.css';
import { BatchBar } from './BatchBar';
import { matches, NO_FILTER, type ReviewFilter } from './filter';
import { Filters } from './Filters';
import { OpenedReview } from './OpenedReview';
import { reviewsQuery } from './queries';
import './reviews.css';
import { HandledLine, ReviewLine } from './ReviewLines';
import { Segments } from './Segments';
import { StandInCard } from './StandInCard';
import { UndoBar } from './UndoBar';
import { useReviewKeys } from './useReviewKeys';

interface ReviewListPageProps {
  /** the task that is open; '' for none */
  id: string;
  returning: boolean;
}

/** 待我审核: on the phone the list or the task, on a wide screen the task beside the list. */
export default function ReviewListPage({ id, returning }: ReviewListPageProps) {
  const wide = useWide();
  const query = useQuery(reviewsQuery);
  if (id && !wide)
    return (
      <Page title={returning ? '退回' : '审核'} withBar>
        <OpenedReview key={id} id={id} returning={returning} />
        <UndoBar />
      </Page>
    );
  return (
    <Page title="待我审核" wide withBar>
      <div className={wide ? 'reviews reviews--wide' : 'reviews'}>
        <div className="reviews__list">
          <QueryView query={query} skeleton={<CardsSkeleton />}>
            {(list) => <Lists list={list} openId={id} />}
          </QueryView>
        </div>
        {wide && (
          <div className="reviews__opened">
            {id ? <OpenedReview key={id} id={id} returning={returning} /> : <NothingOpen />}
          </div>
        )}
      </div>
      <UndoBar />
    </Page>
  );
}

type Segment = 'look' | 'clean' | 'handled';

function Lists({ list, openId }: { list: ReviewList; openId: string }) {
  const look = list.waiting.filter(({ clean }) => !clean);
  const clean = list.waiting.filter((card) => card.clean);
  const [chosen, setSegment] = useState<Segment | null>(null);
  const segment = chosen ?? (look.length > 0 || clean.length === 0 ? 'look' : 'clean');
  const [filter, setFilter] = useState<ReviewFilter>(NO_FILTER);
  const shown = (segment === 'look' ? look : segment === 'clean' ? clean : []).filter((card) => matches(card, filter));
  useReviewKeys(shown, openId);
  return (
    <>
      <h1 className="reviews__summary">{summaryOf(list, look.length)}</h1>
      <StandInCard />
      <Segments
        label="显示哪些"
        value={segment}
        onChange={setSegment}
        options={[
          { value: 'look', label: '需要看', count: look.length },
          { value: 'clean', label: '可批量通过', count: clean.length },
          { value: 'handled', label: '已处理', count: list.handled.length },
        ]}
      />
      {segment === 'handled' ? (
        <Handled cards={list.handled} />
      ) : (
        <>
          <Filters cards={segment === 'look' ? look : clean} filter={filter} onChange={setFilter} />
          {shown.length === 0 && <p className="card muted empty">{whyEmpty(segment, filter)}</p>}
          <BatchBar cards={shown} preTicked={segment === 'clean'}>
            {(ticks) =>
              shown.map((card) => <ReviewLine key={card.id} card={card} isOpen={card.id === openId} ticks={ticks} />)
            }
          </BatchBar>
        </>
      )}
      {list.more > 0 && <p className="muted reviews__more">还有 {list.more} 项，先办完这些就会显示。</p>}
    </>
  );
}

function summaryOf({ waiting, more }: ReviewList, look: number): string {
  const all = waiting.length + more;
  if (all === 0) return '都审完了，没有等着您审核的。';
  return look === 0 ? `${all} 项待审核，没有发现需要特别看的。` : `${all} 项待审核，其中 ${look} 项需要看。`;
}

function whyEmpty(segment: Segment, filter: ReviewFilter): string {
  if (filter !== NO_FILTER) return '没有符合条件的，换个条件试试。';
  return segment === 'look'
    ? '没有需要特别看的。有人提交后，系统会把有疑点的放在这里。'
    : '现在没有可以一起通过的。没有疑点的提交会放在这里。';
}

function Handled({ cards }: { cards: ReviewList['handled'] }) {
  if (cards.length === 0) return <p className="card muted empty">您通过或退回的会列在这里。</p>;
  return cards.map((card) => <HandledLine key={card.id} card={card} />);
}

function NothingOpen() {
  return (
    <div className="card empty reviews__nothing">
      <p>在左边选一项，在这里看。</p>
      <p className="muted small">键盘：↑ ↓ 选上一项、下一项，A 通过，R 退回。</p>
    </div>
  );
}
