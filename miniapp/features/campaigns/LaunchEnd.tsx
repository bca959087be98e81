import { useState } from 'react';
import { dayOf, instantOn, isWeekend, nextWorkday, spokenInstant } from '../../../shared/calendar';
import type { CampaignPreview } from '../../../shared/contracts/campaigns';
import { REMINDER_TIMES } from '../../../shared/reminders/policy';
import { DayInput } from '../../components/DayInput';
import { TimeField } from '../../components/TimeField';
import { Trouble } from '../../components/Trouble';
import { DryRunSheet } from './DryRunSheet';

/** A launch at once, or at a moment in Asia/Shanghai. */
export interface Moment {
  day: string;
  time: string;
}

export function instantOf({ day, time }: Moment): Date | null {
  const [hour, minute] = time.split(':').map(Number);
  return day && hour !== undefined && minute !== undefined ? instantOn(day, hour, minute) : null;
}

/** What the choice of a later moment begins with; of holidays the check before the launch knows. */
const nextMorning = (): Moment => ({ day: nextWorkday(dayOf(new Date()), (day) => !isWeekend(day)), time: '09:00' });

interface LaunchEndProps {
  /** null: at once */
  moment: Moment | null;
  onMoment: (moment: Moment | null) => void;
  preview: CampaignPreview | undefined;
  onKeep: () => void;
  keeping: { isPending: boolean; error: unknown };
}

/** The last step: when it is launched, trying it without sending anything, and keeping it for later. */
export function LaunchEnd({ moment, onMoment, preview, onKeep, keeping }: LaunchEndProps) {
  const [isTrying, setTrying] = useState(false);
  return (
    <div className="card launch-end">
      <fieldset className="launch-when">
        <legend className="field-label">什么时候发起</legend>
        <label className="pick">
          <input type="radio" name="when" checked={moment === null} onChange={() => onMoment(null)} />
          <span>现在发起</span>
        </label>
        <label className="pick">
          <input type="radio" name="when" checked={moment !== null} onChange={() => onMoment(nextMorning())} />
          <span>定时发起</span>
        </label>
        {moment && <MomentFields moment={moment} onMoment={onMoment} />}
      </fieldset>
      <div className="launch-end__acts">
        <button type="button" className="button" disabled={!preview} onClick={() => setTrying(true)}>
          试算，不发送
        </button>
        <button type="button" className="button" disabled={keeping.isPending} onClick={onKeep}>
          {keeping.isPending ? '正在保存……' : '存为草稿'}
        </button>
      </div>
      {keeping.error !== null && <Trouble failure={keeping.error} />}
      {!preview && <p className="muted small">选好项目后可以试算。草稿随时可以存，本单位的绩效管理员都能接着办。</p>}
      {preview && <DryRunSheet preview={preview} open={isTrying} onClose={() => setTrying(false)} />}
    </div>
  );
}

function MomentFields({ moment, onMoment }: { moment: Moment; onMoment: (moment: Moment) => void }) {
  const at = instantOf(moment);
  return (
    <div className="launch-when__fields">
      <label>
        <span className="field-label">发起日期</span>
        <DayInput value={moment.day} onChange={(day) => onMoment({ ...moment, day })} />
      </label>
      <TimeField
        label="发起时间"
        times={REMINDER_TIMES}
        value={moment.time}
        onChange={(time) => onMoment({ ...moment, time })}
      />
      <p className="muted small launch-when__said">
        {at ? `${spokenInstant(at)} 自动发起；到时会再检查一遍，有问题就不发，并通知您。` : '请选择日期和时间。'}
      </p>
    </div>
  );
}
