import { ESCALATION_LEVELS } from '../../../shared/reminders/kinds';
import {
  policyMisfits,
  POLICY_BOUNDS,
  REMINDER_TIMES,
  TOLD_ABOVE_AFTER,
  type ReminderPolicy,
} from '../../../shared/reminders/policy';
import { escalationLabels, everyWorkdays } from '../../../shared/reminders/policyWords';
import { Choice } from '../../components/Choice';
import { TimeField } from '../../components/TimeField';

interface PolicyFieldsProps {
  policy: ReminderPolicy;
  onChange: (policy: ReminderPolicy) => void;
}

const USUAL_RUNGS = [30, 14, 10, 7, 5, 3, 2, 1];
const USUAL_STEPS = [1, 2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 30];
const INTERVALS = Array.from({ length: POLICY_BOUNDS.every }, (_, index) => index + 1);

/** The choices beside what was chosen elsewhere, the largest first or last. */
const withChosen = (usual: readonly number[], chosen: readonly number[]) =>
  [...new Set([...usual, ...chosen])].sort((one, other) => one - other);

/** 提醒规则 to be changed: before, on and after the due date, and who else is told. */
export function PolicyFields({ policy, onChange }: PolicyFieldsProps) {
  const change = (changes: Partial<ReminderPolicy>) => onChange({ ...policy, ...changes });
  const misfits = policyMisfits(policy);
  return (
    <div className="policy-fields">
      <Rungs daysBefore={policy.daysBefore} onChange={(daysBefore) => change({ daysBefore })} />
      <TimeField label="几点提醒" times={REMINDER_TIMES} value={policy.at} onChange={(at) => change({ at })} />
      <DaysField
        label="逾期后提醒填报人"
        days={INTERVALS}
        words={(days) => `${everyWorkdays(days)}一次`}
        value={policy.overdueEvery}
        onChange={(overdueEvery) => change({ overdueEvery: overdueEvery ?? policy.overdueEvery })}
      />
      {ESCALATION_LEVELS.map((level) => (
        <DaysField
          key={level}
          label={`逾期告知${escalationLabels[level]}`}
          none="不告知"
          days={withChosen(USUAL_STEPS, [policy.escalation[level] ?? 1])}
          words={(days) => `逾期 ${days} 个工作日`}
          value={policy.escalation[level]}
          onChange={(days) => change({ escalation: { ...policy.escalation, [level]: days } })}
        />
      ))}
      <WaitFields policy={policy} change={change} />
      <label className="pick policy-fields__whole">
        <input type="checkbox" checked={policy.weekly} onChange={({ target }) => change({ weekly: target.checked })} />
        <span>每周第一个工作日告诉分管领导进度</span>
      </label>
      <label className="pick policy-fields__whole">
        <input
          type="checkbox"
          checked={policy.urgeReminded}
          onChange={({ target }) => change({ urgeReminded: target.checked })}
        />
        <span>当天已自动提醒过的人，仍可以催办</span>
      </label>
      {misfits.map(({ field, message }) => (
        <p key={field} className="field-error policy-fields__whole" role="alert">
          {message}
        </p>
      ))}
    </div>
  );
}

interface WaitFieldsProps {
  policy: ReminderPolicy;
  change: (changes: Partial<ReminderPolicy>) => void;
}

/** Who is told that reviews and 延期申请 wait. */
function WaitFields({ policy, change }: WaitFieldsProps) {
  return (
    <>
      <DaysField
        label="待审核汇总给审核人"
        none="不汇总，逐项通知"
        days={INTERVALS}
        words={(days) => `${everyWorkdays(days)}一次`}
        value={policy.reviewEvery}
        onChange={(reviewEvery) => change({ reviewEvery })}
      />
      <DaysField
        label="审核超时提醒审核人，再告知上一级"
        none="不提醒，也不告知"
        days={withChosen(USUAL_STEPS, [policy.reviewLate ?? 1])}
        words={(days) => `等了 ${days} 个工作日，再过 ${TOLD_ABOVE_AFTER} 个工作日告知`}
        value={policy.reviewLate}
        onChange={(reviewLate) => change({ reviewLate })}
      />
      <DaysField
        label="延期申请没有答复，提醒绩效管理员"
        days={INTERVALS}
        words={(days) => `${everyWorkdays(days)}一次`}
        value={policy.requestEvery}
        onChange={(requestEvery) => change({ requestEvery: requestEvery ?? policy.requestEvery })}
      />
    </>
  );
}

function Rungs({ daysBefore, onChange }: { daysBefore: number[]; onChange: (days: number[]) => void }) {
  const isFull = daysBefore.length >= POLICY_BOUNDS.rungs;
  const toggle = (days: number) =>
    onChange(
      (daysBefore.includes(days) ? daysBefore.filter((one) => one !== days) : [...daysBefore, days]).sort(
        (one, other) => other - one,
      ),
    );
  return (
    <fieldset className="plain-set policy-fields__whole">
      <legend className="field-label">截止前几天提醒（截止当天一定会提醒）</legend>
      <div className="rungs">
        {withChosen(USUAL_RUNGS, daysBefore)
          .sort((one, other) => other - one)
          .map((days) => (
            <label key={days} className="rung">
              <input
                type="checkbox"
                checked={daysBefore.includes(days)}
                disabled={isFull && !daysBefore.includes(days)}
                onChange={() => toggle(days)}
              />
              <span>{days} 天</span>
            </label>
          ))}
      </div>
      {isFull && <p className="muted small">最多提前提醒 {POLICY_BOUNDS.rungs} 次，要换请先去掉一次。</p>}
    </fieldset>
  );
}

interface DaysFieldProps {
  label: string;
  /** what not to do it is called; it must be done when absent */
  none?: string;
  days: number[];
  words: (days: number) => string;
  value: number | null;
  onChange: (days: number | null) => void;
}

function DaysField({ days, words, ...choice }: DaysFieldProps) {
  return <Choice {...choice} options={days.map((one) => ({ value: one, label: words(one) }))} />;
}
