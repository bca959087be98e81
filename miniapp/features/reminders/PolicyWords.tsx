import type { ReminderPolicy } from '../../../shared/reminders/policy';
import { policySentences } from '../../../shared/reminders/policyWords';

/** What a policy does, in sentences. */
export function PolicyWords({ policy }: { policy: ReminderPolicy }) {
  return (
    <div className="policy-words">
      {policySentences(policy).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p className="muted small">
        只在工作日的上班时间发，遇休息日提前到前一个工作日；每人每天的事合成一条，截止当天的一定会发。
      </p>
    </div>
  );
}
