import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DraftPreviewRequest } from '../../../shared/contracts/reminders';
import { completePolicy, policyMisfits, type ReminderPolicy } from '../../../shared/reminders/policy';
import { isUsualPolicy } from '../../../shared/reminders/policyWords';
import { Trouble } from '../../components/Trouble';
import { useSettled } from '../../components/useSettled';
import { PlanPreview } from './PlanPreview';
import { PolicyFields } from './PolicyFields';
import { PolicyWords } from './PolicyWords';
import { draftPreviewOf } from './queries';
import './plan.css';
import './reminders.css';

interface LaunchRemindersProps {
  /** what is being launched, without its policy */
  launch: Omit<DraftPreviewRequest, 'policy'>;
  /** undefined: the usual policy */
  policy: ReminderPolicy | undefined;
  onPolicy: (policy: ReminderPolicy | undefined) => void;
}

/** Which reminders a launch will send: the policy in a few sentences, to be changed, and every one of them before it is sent. */
export function LaunchReminders({ launch, policy: kept, onPolicy }: LaunchRemindersProps) {
  const policy = completePolicy(kept ?? {});
  const [isChanging, setChanging] = useState(false);
  return (
    <section className="card" aria-label="提醒安排">
      <h3 className="card__title">提醒安排</h3>
      <PolicyWords policy={policy} />
      <div className="policy-acts">
        <button
          type="button"
          className="text-button"
          aria-expanded={isChanging}
          onClick={() => setChanging(!isChanging)}
        >
          {isChanging ? '收起' : '修改'}
        </button>
        {!isUsualPolicy(policy) && (
          <button type="button" className="text-button" onClick={() => onPolicy(undefined)}>
            恢复一般做法
          </button>
        )}
      </div>
      {isChanging && (
        <PolicyFields policy={policy} onChange={(changed) => onPolicy(isUsualPolicy(changed) ? undefined : changed)} />
      )}
      {policyMisfits(policy).length === 0 && <Preview wanted={{ ...launch, policy }} />}
    </section>
  );
}

/** Asked for whenever what is chosen rests. */
function Preview({ wanted }: { wanted: DraftPreviewRequest }) {
  const input = useSettled(JSON.stringify(wanted));
  const query = useQuery({
    queryKey: ['reminder-preview', input],
    queryFn: () => draftPreviewOf(JSON.parse(input) as DraftPreviewRequest),
    placeholderData: keepPreviousData,
  });
  if (query.isError) return <Trouble failure={query.error} />;
  if (!query.data) return <p className="muted">正在排提醒的日子……</p>;
  return <PlanPreview preview={query.data} />;
}
