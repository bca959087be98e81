import { useQuery } from '@tanstack/react-query';
import { spokenInstant } from '../../../shared/calendar';
import type { SavedLaunch } from '../../../shared/contracts/launches';
import { launchesQuery, useRemoveDraft } from './launchQueries';
import './launch.css';

/** Launches that are not launched yet: drafts to go on with, those that wait, and those that were held up. */
export function SavedLaunches() {
  const { data } = useQuery(launchesQuery);
  if (!data || data.launches.length === 0) return null;
  return (
    <section className="saved-launches" aria-label="准备中的发起">
      <h2 className="group__title">
        准备中的发起 <span className="num">{data.launches.length}</span>
      </h2>
      <ul className="card">
        {data.launches.map((launch) => (
          <SavedLine key={launch.id} launch={launch} />
        ))}
      </ul>
    </section>
  );
}

function SavedLine({ launch }: { launch: SavedLaunch }) {
  const remove = useRemoveDraft();
  const { id, form, state, changedByName, changedAt } = launch;
  const name = form.name || '还没有名称的批次';
  return (
    <li className="saved-launches__one">
      <a href={`#/campaigns/new/draft/${id}`}>
        <b>{name}</b> <StateTag launch={launch} />
        <span className="muted small saved-launches__facts">
          {form.projectIds.length} 个项目 · {changedByName} {spokenInstant(new Date(changedAt))}
        </span>
      </a>
      {state !== 'scheduled' && (
        <button
          type="button"
          className="text-button saved-launches__remove"
          aria-label={`删除“${name}”`}
          disabled={remove.isPending}
          onClick={() => remove.mutate(launch)}
        >
          删除
        </button>
      )}
    </li>
  );
}

function StateTag({ launch: { state, scheduledFor } }: { launch: SavedLaunch }) {
  if (state === 'scheduled')
    return <span className="tag tag--good">定时 {spokenInstant(new Date(scheduledFor!))} 发起</span>;
  return state === 'blocked' ? (
    <span className="tag tag--bad">到时检查不通过，没有发起</span>
  ) : (
    <span className="tag">草稿</span>
  );
}
