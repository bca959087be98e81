import { useState } from 'react';
import type { PersonalReminderSettings } from '../../../shared/contracts/reminders';
import { offeredKinds, OPTIONAL_KINDS, reminderKinds, type OptionalKind } from '../../../shared/reminders/kinds';
import { QUIET_TIMES, REMINDER_TIMES, spokenTime } from '../../../shared/reminders/policy';
import { Choice } from '../../components/Choice';
import { TimeField } from '../../components/TimeField';
import { Trouble } from '../../components/Trouble';
import { useMe } from '../identity/me';
import { useSaveSettings } from './queries';

type Chosen = Pick<PersonalReminderSettings, 'hour' | 'quiet' | 'muted'>;

/** What the choice of quiet hours begins with. */
const MORNING = { from: '08:30', until: '10:00' };

/** My own hour, hours in which I am left alone, and what I can do without. */
export function SettingsForm({ saved }: { saved: PersonalReminderSettings }) {
  const { version, ...before } = saved;
  const [chosen, setChosen] = useState<Chosen>(before);
  const save = useSaveSettings();
  const change = (changes: Partial<Chosen>) => setChosen((all) => ({ ...all, ...changes }));
  const isChanged = JSON.stringify(chosen) !== JSON.stringify(before);
  const misfit = misfitOf(chosen);
  return (
    <form
      className="card reminder-settings"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ version, ...chosen });
      }}
    >
      <When chosen={chosen} onChange={change} />
      <What muted={chosen.muted} onChange={(muted) => change({ muted })} />
      {misfit && (
        <p className="field-error" role="alert">
          {misfit}
        </p>
      )}
      {save.isError && <Trouble failure={save.error} />}
      {save.isSuccess && !isChanged && (
        <p className="reminder-settings__saved" role="status">
          保存好了，从下一次提醒起按这样发。
        </p>
      )}
      {isChanged && (
        <button
          type="submit"
          className="button button--primary button--block"
          disabled={save.isPending || misfit !== null}
        >
          {save.isPending ? '正在保存……' : '保存'}
        </button>
      )}
    </form>
  );
}

function misfitOf({ hour, quiet }: Chosen): string | null {
  if (!quiet) return null;
  if (quiet.from >= quiet.until) return '免打扰的结束时间要晚于开始时间。';
  const isFree = (time: string) => time < quiet.from || time >= quiet.until;
  if (!REMINDER_TIMES.some(isFree)) return '免打扰占满了上班时间，请至少留出半小时。';
  return hour !== null && !isFree(hour) ? `${spokenTime(hour)} 在免打扰时间里，请另选提醒时间。` : null;
}

function When({ chosen, onChange }: { chosen: Chosen; onChange: (changes: Partial<Chosen>) => void }) {
  const { hour, quiet } = chosen;
  return (
    <fieldset className="plain-set">
      <legend className="card__title">什么时候提醒我</legend>
      <Choice
        label="工作日的提醒时间"
        none="按批次的安排，一般上午 9:00"
        options={REMINDER_TIMES.map((time) => ({ value: time, label: spokenTime(time) }))}
        value={hour}
        onChange={(time) => onChange({ hour: time })}
      />
      <label className="pick">
        <input
          type="checkbox"
          checked={quiet !== null}
          onChange={({ target }) => onChange({ quiet: target.checked ? MORNING : null })}
        />
        <span>
          设免打扰时间
          <span className="muted small pick__hint">
            每天中午 12:00 至 14:00、下班后和休息日本来就不发；这里可以再加一段，到点后合成一条补发。
          </span>
        </span>
      </label>
      {quiet && (
        <div className="reminder-settings__quiet">
          <TimeField
            label="免打扰从"
            times={QUIET_TIMES}
            value={quiet.from}
            onChange={(from) => onChange({ quiet: { ...quiet, from } })}
          />
          <TimeField
            label="免打扰到"
            times={QUIET_TIMES}
            value={quiet.until}
            onChange={(until) => onChange({ quiet: { ...quiet, until } })}
          />
        </div>
      )}
    </fieldset>
  );
}

function What({ muted, onChange }: { muted: OptionalKind[]; onChange: (muted: OptionalKind[]) => void }) {
  const { can, roles } = useMe();
  const offered = offeredKinds(
    roles.map(({ role }) => role),
    can.review,
  );
  return (
    <fieldset className="plain-set">
      <legend className="card__title">提醒我什么</legend>
      {offered.map((kind) => (
        <label key={kind} className="pick">
          <input
            type="checkbox"
            checked={!muted.includes(kind)}
            onChange={({ target }) =>
              onChange(OPTIONAL_KINDS.filter((other) => (other === kind ? !target.checked : muted.includes(other))))
            }
          />
          <KindWords kind={kind} />
        </label>
      ))}
      {(['due', 'overdue', ...(can.review ? (['slow'] as const) : [])] as const).map((kind) => (
        <div key={kind} className="pick">
          <span className="pick__fixed" aria-hidden="true">
            ✓
          </span>
          <KindWords kind={kind} fixed />
        </div>
      ))}
      <p className="muted small">截止当天和逾期的提醒不能关：错过了会影响本单位的评价结果。</p>
    </fieldset>
  );
}

function KindWords({ kind, fixed = false }: { kind: keyof typeof reminderKinds; fixed?: boolean }) {
  const { label, help } = reminderKinds[kind];
  return (
    <span>
      {label} {fixed && <span className="tag">一定会发</span>}
      <span className="muted small pick__hint">{help}</span>
    </span>
  );
}
