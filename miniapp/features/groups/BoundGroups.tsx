import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { spokenInstant } from '../../../shared/calendar';
import type { BoundGroup, CampaignGroups } from '../../../shared/contracts/groups';
import { Trouble } from '../../components/Trouble';
import './groups.css';
import { groupsQuery, useUnbind } from './queries';

/** 绑定的群: which DingTalk groups hear how the campaign goes, whether they do, and how to bind one. */
export function BoundGroups({ campaignId }: { campaignId: string }) {
  const { data } = useQuery(groupsQuery(campaignId));
  if (!data) return null;
  const { groups, can } = data;
  return (
    <section className="card">
      <h2 className="card__title">绑定的群</h2>
      {groups.length > 0 && (
        <ul className="bound-groups">
          {groups.map((group) => (
            <Group key={group.id} campaignId={campaignId} group={group} mayUnbind={can.bind} />
          ))}
        </ul>
      )}
      <HowToBind groups={data} />
    </section>
  );
}

function HowToBind({ groups: { groups, say, can } }: { groups: CampaignGroups }) {
  const when = '每周第一个工作日上午和截止日各发一次小结，只有总数，没有名单。';
  if (!can.bind)
    return (
      <p className="muted small bound-groups__how">
        {when}
        绑定和解绑由管理这个批次全部单位的绩效管理员办理。
      </p>
    );
  return (
    <p className="muted small bound-groups__how">
      {groups.length === 0 ? `还没有绑定钉钉群。绑定后${when}` : when}要{groups.length === 0 ? '' : '再'}
      绑定一个群，在那个群里@机器人，说“{say}”。
    </p>
  );
}

function Group({ campaignId, group, mayUnbind }: { campaignId: string; group: BoundGroup; mayUnbind: boolean }) {
  const [asking, setAsking] = useState(false);
  const { title, boundByName, boundAt, state } = group;
  const isBound = state === 'bound';
  return (
    <li className="bound-groups__one">
      <div className="bound-groups__line">
        <b className="bound-groups__title">{title}</b>
        {isBound && mayUnbind && !asking && (
          <button type="button" className="text-button" aria-label={`解绑：${title}`} onClick={() => setAsking(true)}>
            解绑
          </button>
        )}
      </div>
      <p className="muted small">
        {boundByName} {spokenInstant(new Date(boundAt))} 绑定
      </p>
      <Latest group={group} />
      {asking && <Question campaignId={campaignId} group={group} onLeave={() => setAsking(false)} />}
    </li>
  );
}

const OUTCOMES = {
  waiting: '待发送',
  sent: '已发到群里',
  reached: '已发到群里',
  read: '已发到群里',
  missed: '没有发到',
  cancelled: '不必再发',
} as const;

function Latest({ group: { state, last } }: { group: BoundGroup }) {
  if (!last) return <p className="small">还没有发过小结</p>;
  const missed = last.state === 'missed';
  return (
    <>
      <p className={missed ? 'small bound-groups__missed' : 'small'}>
        最近一次小结 {spokenInstant(new Date(last.at))}，{OUTCOMES[last.state]}
        {missed && last.reason && `：${last.reason}`}
      </p>
      {state === 'lost' && (
        <p className="small">群可能已解散，或机器人已被移出，已停止发送。需要时把机器人加回群里，重新绑定。</p>
      )}
    </>
  );
}

interface QuestionProps {
  campaignId: string;
  group: BoundGroup;
  onLeave: () => void;
}

/** What becomes of it, before it is done: binding again is not possible from here. */
function Question({ campaignId, group, onLeave }: QuestionProps) {
  const unbinding = useUnbind(campaignId);
  return (
    <div className="bound-groups__question">
      <p>解绑后这个群不再收到小结。要再绑定，得在群里说。</p>
      <div className="bound-groups__acts">
        <button
          type="button"
          className="button button--danger"
          disabled={unbinding.isPending}
          onClick={() => unbinding.mutate(group.id)}
        >
          {unbinding.isPending ? '正在解绑……' : '确认解绑'}
        </button>
        <button type="button" className="button" onClick={onLeave}>
          不解绑
        </button>
      </div>
      {unbinding.isError && <Trouble failure={unbinding.error} />}
    </div>
  );
}
