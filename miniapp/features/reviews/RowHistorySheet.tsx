import { useQuery } from '@tanstack/react-query';
import { spokenInstant } from '../../../shared/calendar';
import type { RowEvent } from '../../../shared/contracts/reviews';
import { QueryView } from '../../components/QueryView';
import { Sheet } from '../../components/Sheet';
import { CardsSkeleton } from '../../components/Skeleton';
import { rowHistoryQuery } from './queries';

interface RowHistoryProps {
  taskId: string;
  /** `goal`, `funds` or the id of a row; null keeps it closed */
  place: string | null;
  onClose: () => void;
}

/** 修改记录 of one row: who, when, old, new, why. */
export function RowHistorySheet({ taskId, place, onClose }: RowHistoryProps) {
  return (
    <Sheet title="修改记录" open={place !== null} onClose={onClose}>
      {place !== null && <History taskId={taskId} place={place} />}
    </Sheet>
  );
}

function History({ taskId, place }: { taskId: string; place: string }) {
  const query = useQuery(rowHistoryQuery(taskId, place));
  return (
    <QueryView query={query} skeleton={<CardsSkeleton cards={2} />}>
      {({ name, events }) => (
        <>
          <h3 className="history__name">{name}</h3>
          {events.length === 0 && <p className="muted">还没有填写，也没有退回过。</p>}
          <ol className="timeline">
            {events.map((event, index) => (
              <li key={`${event.at} ${index}`} className="timeline__entry">
                <Event event={event} />
              </li>
            ))}
          </ol>
        </>
      )}
    </QueryView>
  );
}

function Event({ event: { at, actorName, what, label, before, after, reason } }: { event: RowEvent }) {
  return (
    <>
      <p>
        <b>{what}</b> {label} <span className="muted">{actorName}</span>
      </p>
      <p className="muted small num">{spokenInstant(new Date(at))}</p>
      {label !== null && (
        <p>
          <del className="changes__old">{before ?? '空白'}</del>
          <span className="changes__arrow" aria-hidden="true">
            →
          </span>
          <span className="visually-hidden">改为</span>
          <ins className="changes__new">{after ?? '空白'}</ins>
        </p>
      )}
      {label === null && before && <p>当时填的是“{before}”。</p>}
      {reason && <p className="timeline__comment">{reason}</p>}
    </>
  );
}
