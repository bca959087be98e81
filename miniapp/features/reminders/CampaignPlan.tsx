import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { spokenInstant } from '../../../shared/calendar';
import type { CampaignPolicy } from '../../../shared/contracts/reminders';
import { policyMisfits, USUAL_POLICY, type ReminderPolicy } from '../../../shared/reminders/policy';
import { isUsualPolicy } from '../../../shared/reminders/policyWords';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import { Trouble } from '../../components/Trouble';
import { useSettled } from '../../components/useSettled';
import { PlanPreview } from './PlanPreview';
import { PolicyFields } from './PolicyFields';
import { PolicyWords } from './PolicyWords';
import { campaignPreviewQuery, policyQuery, useSavePolicy } from './queries';

/** The policy of a running campaign, to be changed by who runs it, and what it will still send. */
export function CampaignPlan({ campaignId }: { campaignId: string }) {
  const query = useQuery(policyQuery(campaignId));
  return (
    <QueryView query={query} skeleton={<CardsSkeleton cards={2} />}>
      {(saved) => <Plan key={saved.version} campaignId={campaignId} saved={saved} />}
    </QueryView>
  );
}

function Plan({ campaignId, saved }: { campaignId: string; saved: CampaignPolicy }) {
  const [policy, setPolicy] = useState(saved.policy);
  const [isChanging, setChanging] = useState(false);
  return (
    <>
      <section className="card" aria-label="提醒规则">
        <h2 className="card__title">提醒规则</h2>
        <PolicyWords policy={policy} />
        {saved.changedAt !== null && (
          <p className="muted small">
            {saved.changedByName ?? '绩效管理员'} {spokenInstant(new Date(saved.changedAt))} 改过。
          </p>
        )}
        {saved.can.change && !isChanging && (
          <button type="button" className="text-button" onClick={() => setChanging(true)}>
            修改
          </button>
        )}
        {isChanging && (
          <Change
            {...{ campaignId, saved, policy }}
            onPolicy={setPolicy}
            onLeave={() => {
              setPolicy(saved.policy);
              setChanging(false);
            }}
          />
        )}
      </section>
      <section className="card" aria-label="还会发的提醒">
        <h2 className="card__title">还会发的提醒</h2>
        {policyMisfits(policy).length === 0 && <Preview campaignId={campaignId} policy={policy} />}
      </section>
    </>
  );
}

interface ChangeProps {
  campaignId: string;
  saved: CampaignPolicy;
  policy: ReminderPolicy;
  onPolicy: (policy: ReminderPolicy) => void;
  onLeave: () => void;
}

function Change({ campaignId, saved, policy, onPolicy, onLeave }: ChangeProps) {
  const save = useSavePolicy(campaignId);
  const isChanged = JSON.stringify(policy) !== JSON.stringify(saved.policy);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ version: saved.version, policy });
      }}
    >
      <PolicyFields policy={policy} onChange={onPolicy} />
      {save.isError && <Trouble failure={save.error} />}
      <div className="policy-acts">
        <button
          type="submit"
          className="button button--primary"
          disabled={!isChanged || save.isPending || policyMisfits(policy).length > 0}
        >
          {save.isPending ? '正在保存……' : isChanged ? '保存，从下一次提醒起生效' : '没有改动'}
        </button>
        <button type="button" className="button" onClick={onLeave}>
          不改了
        </button>
        {!isUsualPolicy(policy) && (
          <button type="button" className="text-button" onClick={() => onPolicy(USUAL_POLICY)}>
            恢复一般做法
          </button>
        )}
      </div>
    </form>
  );
}

function Preview({ campaignId, policy }: { campaignId: string; policy: ReminderPolicy }) {
  const settled = useSettled(JSON.stringify(policy));
  const query = useQuery(campaignPreviewQuery(campaignId, JSON.parse(settled) as ReminderPolicy));
  if (query.isError) return <Trouble failure={query.error} />;
  return query.data ? <PlanPreview preview={query.data} /> : <p className="muted">正在排提醒的日子……</p>;
}
