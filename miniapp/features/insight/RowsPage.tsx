import { useQuery } from '@tanstack/react-query';
import type { InsightRows, InsightRowsQuery } from '../../../shared/contracts/insight';
import { DemoTag, GradeMark } from '../../components/marks';
import { Page } from '../../components/Page';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import '../campaigns/campaigns.css';
import { dashboardHref, rowsHref, xrayHref } from './addresses';
import { Head } from './Head';
import './insight.css';
import { insightRowsQuery } from './queries';

/** The tasks behind a number. @param filter as in the address, `by=score&value=90` */
export default function RowsPage({ id, filter }: { id: string; filter: string }) {
  const query = useQuery(insightRowsQuery(id, filter));
  return (
    <Page title={query.data?.title ?? '看板'}>
      <QueryView query={query} skeleton={<CardsSkeleton cards={4} />}>
        {(list) => <Rows list={list} filter={filter} />}
      </QueryView>
    </Page>
  );
}

function Rows({ list, filter }: { list: InsightRows; filter: string }) {
  const { campaign, title, total, rows } = list;
  const isFinding = filter.startsWith('by=finding');
  const back = isFinding
    ? { href: xrayHref(campaign.id), label: '批次体检' }
    : { href: dashboardHref(campaign.id), label: '看板' };
  return (
    <>
      <Head title={`${title} ${total} 项`} back={back} campaign={campaign} />
      <section className="card">
        {rows.length === 0 ? (
          <p className="muted board__none">这里没有任务了，可能刚刚有了变化。</p>
        ) : (
          <ul>
            {rows.map((row) => (
              <li key={row.taskId}>
                <Row row={row} />
              </li>
            ))}
          </ul>
        )}
        <Pages list={list} filter={filter} />
      </section>
    </>
  );
}

function Row({ row }: { row: InsightRows['rows'][number] }) {
  return (
    <a className="insight-row" href={`#/tasks/${row.taskId}`}>
      <span className="insight-row__body">
        <b>
          {row.projectName} {row.isDemo && <DemoTag />}
        </b>
        <span className="muted small">
          {row.unitName} · {row.stateLabel}
        </span>
        {row.notes.map((note, index) => (
          // The same sentence may stand twice: two rows of one name.
          <span key={index} className="small">
            {note}
          </span>
        ))}
      </span>
      {row.total !== null && (
        <span className="insight-row__end">
          <span className="num">{row.total}</span> {row.grade && <GradeMark grade={row.grade} />}
        </span>
      )}
    </a>
  );
}

function Pages({ list: { campaign, next }, filter }: { list: InsightRows; filter: string }) {
  const parts = Object.fromEntries(new URLSearchParams(filter));
  const by = parts.by as InsightRowsQuery['by'];
  const narrowing = { value: parts.value, unitId: parts.unitId, indicator: parts.indicator };
  const isFirst = !parts.offset;
  if (next === null && isFirst) return null;
  return (
    <nav className="insight-pages" aria-label="翻页">
      {!isFirst && (
        <a className="button" href={rowsHref(campaign.id, by, narrowing)}>
          回到开头
        </a>
      )}
      {next !== null && (
        <a className="button button--quiet" href={rowsHref(campaign.id, by, { ...narrowing, offset: next })}>
          后面的任务
        </a>
      )}
    </nav>
  );
}
