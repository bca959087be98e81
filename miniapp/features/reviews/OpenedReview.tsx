import { useQuery } from '@tanstack/react-query';
import { taskQuery } from '../../api/queries';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import { ReviewTask } from './ReviewPage';
import { SettledTask } from './SettledTask';

/** One task out of the list: to be decided, or as it stands when somebody has decided it. */
export function OpenedReview({ id, returning }: { id: string; returning: boolean }) {
  const query = useQuery(taskQuery(id));
  return (
    <div className="review">
      <a className="back-link review__back" href="#/reviews">
        待我审核
      </a>
      <QueryView query={query} skeleton={<CardsSkeleton cards={4} />}>
        {(detail) =>
          detail.can.approve || detail.can.return ? (
            <ReviewTask detail={detail} returning={returning} at={`/reviews/${id}`} />
          ) : (
            <SettledTask detail={detail} />
          )
        }
      </QueryView>
    </div>
  );
}
