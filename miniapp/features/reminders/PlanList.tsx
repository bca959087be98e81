import { useState } from 'react';
import { spokenDay } from '../../../shared/calendar';
import type { ReminderPreviewDay } from '../../../shared/contracts/reminders';
import { PlanEntries } from './PlanEntries';
import { spanWords, spansOf } from './spans';

/** Lines shown before somebody asks for all. */
const FIRST_LINES = 12;

const isQuiet = ({ entries, isDueDay }: ReminderPreviewDay) => entries.length === 0 && !isDueDay;

/** Days on which nothing is said are told only when they are out of the ordinary: a holiday, or a weekend that is worked. */
const isWorthSaying = (one: ReminderPreviewDay) => !isQuiet(one) || one.name !== null;

const isAlike = (one: ReminderPreviewDay, other: ReminderPreviewDay) =>
  isQuiet(one) && isQuiet(other) && one.name === other.name && one.isWorkday === other.isWorkday;

/** The days of a campaign as a list, for the phone: those with reminders, and the holidays between them. */
export function PlanList({ days }: { days: ReminderPreviewDay[] }) {
  const [isWhole, setWhole] = useState(false);
  const spans = spansOf(days.filter(isWorthSaying), isAlike);
  const shown = isWhole ? spans : spans.slice(0, FIRST_LINES);
  return (
    <>
      <ol className="plan-list">
        {shown.map((span) =>
          isQuiet(span.first) ? (
            <li key={span.first.day} className="plan-list__quiet muted small">
              {spanWords(span)} {span.first.name}
              {span.first.isWorkday ? '' : '，不发'}
            </li>
          ) : (
            <Day key={span.first.day} one={span.first} />
          ),
        )}
      </ol>
      {shown.length < spans.length && (
        <button type="button" className="button button--quiet button--block" onClick={() => setWhole(true)}>
          显示其余 {spans.length - shown.length} 天，到{spokenDay(spans.at(-1)!.last.day)}
        </button>
      )}
    </>
  );
}

function Day({ one }: { one: ReminderPreviewDay }) {
  return (
    <li className="plan-list__day">
      <p className="plan-list__head">
        <b className="num">{spokenDay(one.day)}</b>
        {one.isDueDay && <span className="tag tag--warn">截止</span>}
        {one.name !== null && <span className="tag">{one.name}</span>}
      </p>
      <PlanEntries entries={one.entries} />
    </li>
  );
}
