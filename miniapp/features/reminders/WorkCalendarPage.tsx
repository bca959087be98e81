import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { WorkCalendarYear } from '../../../shared/contracts/reminders';
import { Page } from '../../components/Page';
import { PageHead, PageSentence } from '../../components/PageHead';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import '../campaigns/campaigns.css';
import '../campaigns/launch.css';
import { Exceptions } from './Exceptions';
import { Findings } from './Findings';
import { workCalendarQuery } from './queries';
import './reminders.css';
import './workCalendar.css';
import { spanWords, spansOf } from './spans';
import { WorkTag } from './WorkTag';

/** 工作日历: which days count as working days, what the office does differently, and which year is not known yet. */
export default function WorkCalendarPage() {
  const [year, setYear] = useState<number | null>(null);
  const query = useQuery(workCalendarQuery(year));
  return (
    <Page title="工作日历" wide>
      <PageHead title="工作日历">
        <PageSentence>提醒只在工作日发，“几个工作日”也按它数。</PageSentence>
      </PageHead>
      <QueryView query={query} skeleton={<CardsSkeleton cards={2} />}>
        {(calendar) => (
          <>
            <Findings findings={calendar.findings} />
            <Years shown={calendar.year} onYear={setYear} />
            <div className="work-calendar">
              <Statutory calendar={calendar} />
              <Exceptions key={calendar.year} calendar={calendar} />
            </div>
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Years({ shown, onYear }: { shown: number; onYear: (year: number) => void }) {
  return (
    <div className="work-calendar__years">
      <button type="button" className="button" onClick={() => onYear(shown - 1)}>
        {shown - 1} 年
      </button>
      <b className="num">{shown} 年</b>
      <button type="button" className="button" onClick={() => onYear(shown + 1)}>
        {shown + 1} 年
      </button>
    </div>
  );
}

function Statutory({ calendar: { year, isKnown, statutory } }: { calendar: WorkCalendarYear }) {
  const spans = spansOf(statutory, (one, other) => one.name === other.name && one.isWorkday === other.isWorkday);
  return (
    <section className="card" aria-label="国家放假安排">
      <h2 className="card__title">
        国家放假安排{' '}
        {isKnown ? <span className="tag tag--good">已收录</span> : <span className="tag tag--warn">还没有</span>}
      </h2>
      {isKnown ? (
        <p className="muted small">按国务院办公厅公布的 {year} 年节假日安排，其余周一至周五上班。</p>
      ) : (
        <p>
          {year} 年的放假安排还没有收录，暂时只按周一至周五算工作日，节假日和调休都没有算进去。公布后更新绩效通，
          或先在“本单位例外”里逐日登记。
        </p>
      )}
      <ul>
        {spans.map((span) => (
          <li key={span.first.day} className="work-day">
            <span>
              <span className="num">{spanWords(span)}</span>
              <span className="muted small work-day__note">{span.first.name}</span>
            </span>
            <WorkTag isWorkday={span.first.isWorkday} />
          </li>
        ))}
      </ul>
    </section>
  );
}
