import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Page } from '../../components/Page';
import { PageHead, PageSentence } from '../../components/PageHead';
import { Failure, QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import { myRemindersQuery, settingsQuery } from './queries';
import '../campaigns/campaigns.css';
import '../campaigns/launch.css';
import './reminders.css';
import { SentList } from './SentList';
import { SettingsForm } from './SettingsForm';

/** 提醒设置: when I am reminded of what, and what I was sent lately and why. */
export default function RemindersPage() {
  const settings = useQuery(settingsQuery);
  return (
    <Page title="提醒设置">
      <PageHead title="提醒设置">
        <PageSentence>同一天的事合成一条发给您，都办完了就不再提醒。</PageSentence>
      </PageHead>
      <QueryView query={settings} skeleton={<CardsSkeleton cards={2} />}>
        {(saved) => <SettingsForm saved={saved} />}
      </QueryView>
      <Sent />
    </Page>
  );
}

function Sent() {
  const query = useInfiniteQuery(myRemindersQuery);
  if (query.isError)
    return <Failure failure={query.error} retry={() => void query.refetch()} busy={query.isFetching} />;
  const reminders = query.data?.pages.flatMap((page) => page.reminders);
  return (
    <section className="group">
      <h2 className="group__title">最近发给我的</h2>
      {!reminders ? (
        <CardsSkeleton cards={1} />
      ) : (
        <div className="card">
          {reminders.length === 0 ? <NothingYet /> : null}
          <SentList reminders={reminders} older={query} />
        </div>
      )}
    </section>
  );
}

function NothingYet() {
  return (
    <div className="empty">
      <p>还没有提醒过您。</p>
      <p className="muted small">任务快到截止日期还没提交时，会在钉钉里提醒您；发过的每一条和原因都列在这里。</p>
    </div>
  );
}
