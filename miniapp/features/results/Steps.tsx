import { useQuery } from '@tanstack/react-query';
import { spokenInstant } from '../../../shared/calendar';
import type { TaskDetail, TimelineEntry } from '../../../shared/contracts/tasks';
import { taskDeliveriesQuery } from '../../api/queries';
import { ToldOf } from '../deliveries/TaskDeliveries';

const STATUS_WORDS = { done: '已办', current: '办理中', waiting: '等待' };

/** The chain of review: who has decided, who has it now, who comes after. */
export function Steps({ steps }: { steps: TaskDetail['steps'] }) {
  return (
    <section className="card">
      <h2 className="card__title">审核进度</h2>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step.label} className={`steps__step steps__step--${step.status}`}>
            <span className="steps__dot" aria-hidden="true" />
            <span className="steps__label">{step.label}</span>
            <span className="muted">{step.holders.join('、')}</span>
            <span className="steps__status">{STATUS_WORDS[step.status]}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** 办理记录, newest first, each with whom it was told to. */
export function Timeline({ taskId, entries }: { taskId: string; entries: TimelineEntry[] }) {
  const told = useQuery(taskDeliveriesQuery(taskId)).data?.deliveries ?? [];
  if (entries.length === 0) return null;
  const newestFirst = [...entries].sort((one, other) => other.at.localeCompare(one.at));
  return (
    <section className="card">
      <h2 className="card__title">办理记录</h2>
      <ol className="timeline">
        {newestFirst.map((entry) => (
          <li key={`${entry.at} ${entry.label}`} className="timeline__entry">
            <p>
              <b>{entry.label}</b> {entry.actorName}
            </p>
            <p className="muted small num">{spokenInstant(new Date(entry.at))}</p>
            <ToldOf deliveries={told} at={entry.at} />
            {entry.comment && <p className="timeline__comment">{entry.comment}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
