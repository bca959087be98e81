import { useState } from 'react';
import { spokenDay, spokenInstant } from '../../../shared/calendar';
import type { CalendarException, WorkCalendarYear } from '../../../shared/contracts/reminders';
import { DayInput } from '../../components/DayInput';
import { TextField } from '../../components/TextField';
import { Trouble } from '../../components/Trouble';
import { useChangeException } from './queries';
import { WorkTag } from './WorkTag';

/** 本单位例外: days that the office works differently from the state's calendar. */
export function Exceptions({ calendar }: { calendar: WorkCalendarYear }) {
  const { exceptions, can, year } = calendar;
  return (
    <section className="card" aria-label="本单位例外">
      <h2 className="card__title">本单位例外</h2>
      {exceptions.length === 0 && (
        <p className="muted">
          {year} 年没有例外，都按国家安排。
          {can.change && '遇到本市统一放假、值班加班的日子，在下面登记，提醒会跟着变。'}
        </p>
      )}
      <ul>
        {exceptions.map((one) => (
          <Exception key={one.day} one={one} canChange={can.change} />
        ))}
      </ul>
      {can.change && <AddException year={year} />}
    </section>
  );
}

function Exception({ one, canChange }: { one: CalendarException; canChange: boolean }) {
  const change = useChangeException();
  return (
    <li className="work-day">
      <span>
        <span className="num">{spokenDay(one.day)}</span> <WorkTag isWorkday={one.isWorkday} />
        <span className="muted small work-day__note">
          {one.note}（{one.changedByName} {spokenInstant(new Date(one.changedAt))} 登记）
        </span>
        {change.isError && <Trouble failure={change.error} />}
      </span>
      {canChange && (
        <button
          type="button"
          className="text-button"
          aria-label={`取消例外：${spokenDay(one.day)}`}
          disabled={change.isPending}
          onClick={() => change.mutate({ day: one.day, exception: null })}
        >
          {change.isPending ? '正在取消……' : '取消'}
        </button>
      )}
    </li>
  );
}

function AddException({ year }: { year: number }) {
  const [day, setDay] = useState('');
  const [isWorkday, setWorkday] = useState(false);
  const [note, setNote] = useState('');
  const change = useChangeException();
  const missing = !day ? '请选择日期' : note.trim() === '' ? '请写明原因' : null;
  return (
    <form
      className="exception-form"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(
          { day, exception: { isWorkday, note: note.trim() } },
          {
            onSuccess: () => {
              setDay('');
              setNote('');
            },
          },
        );
      }}
    >
      <h3 className="exception-form__title">登记一天</h3>
      <label>
        <span className="field-label">日期</span>
        <DayInput min={`${year}-01-01`} max={`${year}-12-31`} value={day} onChange={setDay} />
      </label>
      {day && <p className="muted small">{spokenDay(day)}</p>}
      <fieldset className="plain-set exception-form__kind">
        <legend className="field-label">这一天</legend>
        <label className="pick">
          <input type="radio" name="kind" checked={!isWorkday} onChange={() => setWorkday(false)} />
          <span>休息，不发提醒</span>
        </label>
        <label className="pick">
          <input type="radio" name="kind" checked={isWorkday} onChange={() => setWorkday(true)} />
          <span>上班，照常提醒</span>
        </label>
      </fieldset>
      <TextField id="exception-note" label="原因" value={note} onChange={setNote} maxLength={100} />
      {change.isError && <Trouble failure={change.error} />}
      <button
        type="submit"
        className="button button--primary button--block"
        disabled={missing !== null || change.isPending}
      >
        {missing ?? (change.isPending ? '正在登记……' : `登记${spokenDay(day)}${isWorkday ? '上班' : '休息'}`)}
      </button>
    </form>
  );
}
