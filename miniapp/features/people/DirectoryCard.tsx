import { useMutation, useQuery } from '@tanstack/react-query';
import { spokenInstant } from '../../../shared/calendar';
import type { DirectoryStatus } from '../../../shared/contracts/people';
import { post } from '../../api/client';
import { queryClient } from '../../api/queries';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import { Trouble } from '../../components/Trouble';
import { directoryQuery } from './queries';

type Run = NonNullable<DirectoryStatus['run']>;

const adopt = (status: DirectoryStatus) => queryClient.setQueryData(directoryQuery.queryKey, status);
const spoken = (instant: string) => spokenInstant(new Date(instant));
const BUSY: Run['state'][] = ['running', 'paused', 'needs-confirmation'];

/** 通讯录: how the last reading went, what it waits for, and one started by hand. */
export function DirectoryCard() {
  const query = useQuery(directoryQuery);
  return (
    <section className="card">
      <h2 className="card__title">钉钉通讯录</h2>
      <QueryView query={query} skeleton={<CardsSkeleton cards={1} />}>
        {(status) => <Status status={status} />}
      </QueryView>
    </section>
  );
}

function Status({ status: { people, units, syncedAt, run } }: { status: DirectoryStatus }) {
  const start = useMutation({
    mutationFn: () => post<DirectoryStatus>('api/directory/runs', {}),
    onSuccess: adopt,
  });
  return (
    <>
      <p className="directory__counts">
        <b className="num">{people}</b> 人，<b className="num">{units}</b> 个单位
      </p>
      <p className="muted small">
        {syncedAt ? `最近一次完整同步：${spoken(syncedAt)}` : '还没有完整同步过'}。每天 2:40
        自动同步，人员变动随时更新。
      </p>
      {run && (
        <p className={`directory__run directory__run--${run.state}`} role="status">
          {run.sentence}
        </p>
      )}
      {run?.state === 'needs-confirmation' && <Question run={run} />}
      {(!run || !BUSY.includes(run.state)) && (
        <button
          type="button"
          className="button button--quiet"
          disabled={start.isPending}
          onClick={() => start.mutate()}
        >
          {start.isPending ? '正在开始……' : '立即同步'}
        </button>
      )}
      {start.isError && <Trouble failure={start.error} />}
    </>
  );
}

/** Nobody is shut out before an admin says so. */
function Question({ run }: { run: Run }) {
  const answer = useMutation({
    mutationFn: (accept: boolean) => post<DirectoryStatus>(`api/directory/runs/${run.id}/answer`, { accept }),
    onSuccess: adopt,
  });
  return (
    <>
      <p className="small">请先在钉钉开发者后台核对应用的可见范围。确认后，这些人将停用账号，未办结的任务会转交。</p>
      <div className="directory__answers">
        <button
          type="button"
          className="button button--primary"
          disabled={answer.isPending}
          onClick={() => answer.mutate(false)}
        >
          不对，取消这次同步
        </button>
        <button
          type="button"
          className="button button--danger"
          disabled={answer.isPending}
          onClick={() => answer.mutate(true)}
        >
          确实离职，继续
        </button>
      </div>
      {answer.isError && <Trouble failure={answer.error} />}
    </>
  );
}
