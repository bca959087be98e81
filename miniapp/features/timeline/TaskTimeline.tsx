import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dayOf, daysBetween, spokenDay, spokenInstant } from '../../../shared/calendar';
import type { TaskTimeline as Timeline } from '../../../shared/contracts/timeline';
import { taskTimelineQuery } from '../../api/queries';
import { DaysLeft } from '../../components/marks';
import { StateTag } from '../deliveries/marks';
import './timeline.css';

/** So many of the latest steps show at once; the rest is one tap away. */
const SHOWN = 3;

/** 办理记录: with whom the task is, since when, what comes next; then each step with who was told of it. */
export function TaskTimeline({ taskId }: { taskId: string }) {
  const { data } = useQuery(taskTimelineQuery(taskId));
  const [all, setAll] = useState(false);
  if (!data) return null;
  const shown = all ? data.entries : data.entries.slice(0, SHOWN);
  return (
    <section className="card">
      <h2 className="card__title">办理记录</h2>
      <Now timeline={data} />
      <ol className="timeline">
        {shown.map((entry) => (
          <Entry key={`${entry.at} ${entry.label}`} entry={entry} now={new Date(data.at)} />
        ))}
      </ol>
      {data.entries.length > SHOWN && (
        <button type="button" className="text-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? '收起' : `全部 ${data.entries.length} 条记录`}
        </button>
      )}
    </section>
  );
}

function Now({ timeline: { now, next, at } }: { timeline: Timeline }) {
  if (!now) return null;
  return (
    <dl className="timeline-now">
      <dt>现在</dt>
      <dd>
        {now.label}
        {now.people.map(({ id, name, told }) => (
          <span key={id} className="timeline-now__person">
            {name} {told && <StateTag delivery={told} />}
          </span>
        ))}
      </dd>
      <dt>已等</dt>
      <dd>
        {spokenWait(now.since, at)}
        <span className="muted small num"> {spokenInstant(new Date(now.since), new Date(at))} 起</span>
      </dd>
      <dt>期限</dt>
      <dd>
        {spokenDay(now.dueDate)} <DaysLeft daysLeft={now.daysLeft} />
      </dd>
      {next && (
        <>
          <dt>下一步</dt>
          <dd>
            {next.label} <span className="muted">{next.people.join('、')}</span>
          </dd>
        </>
      )}
    </dl>
  );
}

/** Days count as people count them: since yesterday is one day. */
function spokenWait(since: string, at: string): string {
  const days = daysBetween(dayOf(new Date(since)), dayOf(new Date(at)));
  return days <= 0 ? '不到 1 天' : `${days} 天`;
}

function Entry({ entry, now }: { entry: Timeline['entries'][number]; now: Date }) {
  return (
    <li className="timeline__entry">
      <p>
        <b>{entry.label}</b> {entry.actorName}
      </p>
      <p className="muted small num">{spokenInstant(new Date(entry.at), now)}</p>
      {entry.told.length > 0 && (
        <p className="small timeline__told">
          通知
          {entry.told.map((one) => (
            <span key={one.personId} className="timeline__person">
              {one.name} <StateTag delivery={one} />
            </span>
          ))}
        </p>
      )}
      {entry.comment && <p className="timeline__comment">{entry.comment}</p>}
    </li>
  );
}
