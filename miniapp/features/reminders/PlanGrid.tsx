import { useState } from 'react';
import { spokenDay } from '../../../shared/calendar';
import type { ReminderPreviewDay } from '../../../shared/contracts/reminders';
import type { ReminderKind } from '../../../shared/reminders/kinds';
import { PlanEntries } from './PlanEntries';

const WEEK = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** What stands in a cell; the whole sentence is told below the calendar. */
const SHORT: Record<ReminderKind | 'receipt', string> = {
  receipt: '通知',
  before: '到期前',
  due: '当天',
  overdue: '逾期',
  review: '待审核',
  slow: '审核超时',
  above: '告知审核超时',
  request: '延期待答复',
  lead: '告知负责人',
  department: '告知主管部门',
  leader: '告知领导',
  weekly: '周进度',
};

/** The days of a campaign as a calendar, for wide screens; one day at a time is told in full. */
export function PlanGrid({ days }: { days: ReminderPreviewDay[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = days.find(({ day }) => day === chosen) ?? days.find(({ entries }) => entries.length > 0);
  return (
    <div className="plan-grid">
      <div className="plan-grid__week" aria-hidden="true">
        {WEEK.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <ol className="plan-grid__days">
        {blanksBefore(days[0]!.weekday).map((key) => (
          <li key={key} aria-hidden="true" />
        ))}
        {days.map((one, index) => (
          <li key={one.day}>
            <Cell
              one={one}
              isFirst={index === 0}
              isChosen={one === shown}
              onChoose={one.entries.length > 0 ? () => setChosen(one.day) : null}
            />
          </li>
        ))}
      </ol>
      {shown && <Told one={shown} />}
    </div>
  );
}

const blanksBefore = (weekday: string) => WEEK.slice(0, Math.max(0, WEEK.indexOf(weekday)));

interface CellProps {
  one: ReminderPreviewDay;
  isFirst: boolean;
  isChosen: boolean;
  /** null when there is nothing to tell */
  onChoose: (() => void) | null;
}

function Cell({ one, isFirst, isChosen, onChoose }: CellProps) {
  const classes = ['plan-cell', !one.isWorkday && 'plan-cell--off', one.isDueDay && 'plan-cell--due'];
  const content = (
    <>
      <span className="plan-cell__head">
        <DateWords day={one.day} isFirst={isFirst} />
        <Marks one={one} />
      </span>
      {one.entries.map(({ kind, at, people }) => (
        <span key={`${kind} ${at}`} className="plan-cell__entry small">
          {SHORT[kind]} <span className="num">{people} 人</span>
        </span>
      ))}
    </>
  );
  if (!onChoose) return <div className={classes.filter(Boolean).join(' ')}>{content}</div>;
  return (
    <button type="button" className={classes.filter(Boolean).join(' ')} aria-pressed={isChosen} onClick={onChoose}>
      {content}
    </button>
  );
}

/** The month is shown at its first day and at the first one of all, and said with each. */
function DateWords({ day, isFirst }: { day: string; isFirst: boolean }) {
  const [, month, date] = day.split('-').map(Number);
  return (
    <b className="num">
      <span className={isFirst || date === 1 ? undefined : 'visually-hidden'}>{month}月</span>
      {date}
      {(isFirst || date === 1) && '日'}
    </b>
  );
}

function Marks({ one: { name, isWorkday, isDueDay, weekday } }: { one: ReminderPreviewDay }) {
  const isWeekend = weekday === '周六' || weekday === '周日';
  if (isDueDay) return <span className="tag tag--warn">截止</span>;
  if (isWorkday && isWeekend) return <span className="tag tag--demo">班</span>;
  if (!isWorkday && (name !== null || !isWeekend)) return <span className="tag">休</span>;
  return null;
}

function Told({ one }: { one: ReminderPreviewDay }) {
  return (
    <div className="plan-grid__told" role="status">
      <p>
        <b className="num">{spokenDay(one.day)}</b> {one.name && <span className="muted">{one.name}</span>}
      </p>
      <PlanEntries entries={one.entries} />
    </div>
  );
}
