import { useQuery } from '@tanstack/react-query';
import { timeOf } from '../../../shared/calendar';
import type { DeliveryList } from '../../../shared/contracts/deliveries';
import { deliveriesQuery } from '../../api/queries';
import { Page } from '../../components/Page';
import { PageHead, PageSentence } from '../../components/PageHead';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import '../campaigns/campaigns.css';
import { useMe } from '../identity/me';
import './deliveries.css';
import { DeliveryRows } from './DeliveryRows';
import { DingTalkBanner } from './DingTalkBanner';
import { boardHref, filterWords, readFilter, SEGMENTS, todaySentence, writeFilter, type Filter } from './filter';
import { Filters } from './Filters';

/** 送达情况: who was told, who was reached, and what to do about those who were not. */
export default function DeliveriesPage({ address }: { address: string }) {
  const filter = readFilter(address);
  const query = useQuery(deliveriesQuery(writeFilter(filter)));
  return (
    <Page title="送达情况" wide>
      <Head today={query.data ? todaySentence(query.data.today) : ''} />
      <DingTalkBanner />
      <QueryView query={query} skeleton={<CardsSkeleton cards={4} />}>
        {(list) => <Board list={list} filter={filter} />}
      </QueryView>
    </Page>
  );
}

function Head({ today }: { today: string }) {
  const { can } = useMe();
  return (
    <PageHead
      title="送达情况"
      acts={
        can.watchDingTalk && (
          <a className="button button--quiet" href="#/quota">
            接口额度
          </a>
        )
      }
    >
      <PageSentence>{today || '正在统计今天的消息……'}</PageSentence>
    </PageHead>
  );
}

function Board({ list, filter }: { list: DeliveryList; filter: Filter }) {
  return (
    <>
      <Segments list={list} filter={filter} />
      <section className="card">
        <Filters filter={filter} />
        {list.deliveries.length > 0 ? (
          <DeliveryRows deliveries={list.deliveries} now={new Date(list.at)} />
        ) : (
          <Nothing filter={filter} />
        )}
        <Pages list={list} filter={filter} />
        <p className="muted small deliveries__foot">
          {timeOf(new Date(list.at))} 的情况，页面每 10 秒自动更新。
          {list.upkeep > 0 && !filter.way && (
            <>
              另有 {list.upkeep} 条只是<a href={boardHref(filter, { way: 'upkeep', show: '' })}>更新待办和卡片</a>
              ，不通知人。
            </>
          )}
        </p>
      </section>
    </>
  );
}

/** Each number is a link to its rows. */
function Segments({ list, filter }: { list: DeliveryList; filter: Filter }) {
  return (
    <nav className="funnel funnel--deliveries" aria-label="按送达情况筛选">
      {SEGMENTS.map((segment) => {
        const count = segment.count(list);
        const alarming = count > 0 && (segment.show === 'missed' || segment.show === 'phone');
        return (
          <a
            key={segment.show}
            className="funnel__one"
            href={boardHref(filter, { show: segment.show })}
            aria-current={segment.show === filter.show ? 'true' : undefined}
          >
            <span className="funnel__count num" style={{ color: alarming ? 'var(--bad-text)' : undefined }}>
              {count}
            </span>
            <span className="funnel__label">{segment.label}</span>
          </a>
        );
      })}
    </nav>
  );
}

function Pages({ list, filter }: { list: DeliveryList; filter: Filter }) {
  if (!list.next && !filter.before) return null;
  return (
    <nav className="deliveries__pages" aria-label="翻页">
      {filter.before && (
        <a className="button" href={boardHref(filter, {})}>
          回到最新
        </a>
      )}
      {list.next && (
        <a className="button button--quiet" href={boardHref(filter, { before: list.next })}>
          更早的消息
        </a>
      )}
    </nav>
  );
}

const NOTHING: Record<string, string> = {
  waiting: '没有等着发送的消息，都已交给钉钉。',
  sent: '没有尚未核实的消息。',
  missed: '没有未送达的消息。',
  phone: '没有需要电话告知的人。',
};

function Nothing({ filter }: { filter: Filter }) {
  const words = filterWords(filter);
  return (
    <div className="empty deliveries__none">
      <p>{words ? `没有符合“筛选：${words}”的消息。` : (NOTHING[filter.show] ?? '这里还没有消息。')}</p>
      {words ? (
        <a href={boardHref(readFilter(''), { show: filter.show })}>清除筛选</a>
      ) : (
        <p className="muted small">发起评价、提交、审核和提醒时发给每个人的消息，会逐条出现在这里。</p>
      )}
    </div>
  );
}
