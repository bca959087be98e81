import { useQuery } from '@tanstack/react-query';
import { spokenInstant } from '../../../shared/calendar';
import type { SavedLaunch } from '../../../shared/contracts/launches';
import { Message } from '../../components/Message';
import { Page } from '../../components/Page';
import { PageHead } from '../../components/PageHead';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import { Trouble } from '../../components/Trouble';
import '../reviews/reviews.css';
import './campaigns.css';
import './launch.css';
import { LaunchChecks } from './LaunchChecks';
import { LaunchEditor } from './LaunchEditor';
import { launchQuery, useCancelSchedule } from './launchQueries';

interface LaunchPageProps {
  /** budget year to begin with; null for the usual one */
  year: number | null;
  /** the draft to go on with; null for a new launch */
  draftId: string | null;
}

/** 发起评价批次: five steps on one page, with what will happen always in view. */
export default function LaunchPage({ year, draftId }: LaunchPageProps) {
  return (
    <Page title="发起评价批次" wide withBar>
      <PageHead title="发起评价批次" back={{ href: '#/campaigns', label: '评价批次' }} />
      {draftId === null ? <LaunchEditor year={year} saved={null} /> : <Draft id={draftId} />}
    </Page>
  );
}

function Draft({ id }: { id: string }) {
  // What is being chosen must not change under the chooser.
  const query = useQuery({ ...launchQuery(id), refetchOnWindowFocus: false, refetchOnReconnect: false });
  return (
    <QueryView query={query} skeleton={<CardsSkeleton />}>
      {(saved) => <SavedOne saved={saved} />}
    </QueryView>
  );
}

function SavedOne({ saved }: { saved: SavedLaunch }) {
  if (saved.state === 'launched')
    return (
      <Message mood="calm" title="这份草稿已经发起" hint="任务已下达，进度在批次里看。">
        <a className="button button--primary button--block" href={`#/campaigns/${saved.campaignId}`}>
          查看批次
        </a>
      </Message>
    );
  return (
    <>
      {saved.state === 'scheduled' && <Scheduled saved={saved} />}
      {saved.state === 'blocked' && (
        <section>
          <p className="launch-blocked">
            定时 {spokenInstant(new Date(saved.scheduledFor!))} 没有发起，什么都没有发出。当时的检查结果：
          </p>
          <LaunchChecks findings={saved.blocked} />
        </section>
      )}
      <LaunchEditor key={`${saved.id} ${saved.state}`} year={null} saved={saved} />
    </>
  );
}

function Scheduled({ saved }: { saved: SavedLaunch }) {
  const cancel = useCancelSchedule();
  return (
    <section className="notice">
      <p className="notice__title">已定时：{spokenInstant(new Date(saved.scheduledFor!))} 自动发起</p>
      <p>
        由{saved.scheduledByName ?? saved.changedByName}
        安排。到时会再检查一遍，有问题就不发，并通知安排的人。要修改，请先取消定时。
      </p>
      <div className="notice__actions">
        <button type="button" className="button" disabled={cancel.isPending} onClick={() => cancel.mutate(saved)}>
          {cancel.isPending ? '正在取消……' : '取消定时'}
        </button>
      </div>
      {cancel.isError && <Trouble failure={cancel.error} />}
    </section>
  );
}
