import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { spokenInstant, timeOf } from '../../../shared/calendar';
import type { BoardSelection, UrgePlan } from '../../../shared/contracts/board';
import { post } from '../../api/client';
import { MessageMark } from '../../components/Message';
import { CardsSkeleton } from '../../components/Skeleton';
import { Trouble } from '../../components/Trouble';
import { useUrge } from './boardQueries';

const SHOWN = 8;

interface UrgeFormProps {
  campaignId: string;
  selection: BoardSelection;
  what: string;
  onDone: () => void;
}

/** 催办: first whom it reaches, then it is sent once. */
export function UrgeForm({ campaignId, selection, what, onDone }: UrgeFormProps) {
  const preview = useQuery({
    queryKey: ['urge-preview', campaignId, selection],
    queryFn: () => post<UrgePlan>(`api/campaigns/${campaignId}/urges/preview`, selection),
    gcTime: 0,
  });
  const urge = useUrge(campaignId);
  if (urge.data) return <Sent plan={urge.data} onDone={onDone} />;
  if (preview.isError) return <Trouble failure={preview.error} />;
  if (!preview.data) return <CardsSkeleton cards={1} />;
  const plan = preview.data;
  const people = plan.reaches.length;
  return (
    <div className="board-act">
      <p className="muted small">{what}</p>
      <p>{people > 0 ? wish(plan) : nobody(plan)}</p>
      <People title="将收到提醒" of={plan.reaches}>
        {({ doubt }) => doubt && <span className="board-note--missed small">上次没有送达：{doubt}，建议电话告知</span>}
      </People>
      <People title="联系不上，不发" of={plan.cannot}>
        {({ why }) => <span className="board-note--missed small">{why}</span>}
      </People>
      <People title="今天已自动提醒，这次不发" of={plan.reminded}>
        {({ at }) => <span className="muted small">今天 {timeOf(new Date(at))} 已提醒过同样的内容</span>}
      </People>
      <People title="24 小时内催办过，这次不发" of={plan.cooling}>
        {({ byName, at, againAt }) => (
          <span className="muted small">
            {byName} {spokenInstant(new Date(at))} 催办过，{spokenInstant(new Date(againAt))} 后可再催
          </span>
        )}
      </People>
      {urge.isError && <Trouble failure={urge.error} />}
      {people > 0 && (
        <button
          type="button"
          className="button button--primary button--block"
          disabled={urge.isPending}
          onClick={() => urge.mutate(selection)}
        >
          {urge.isPending ? '正在发送……' : `提醒 ${people} 人`}
        </button>
      )}
    </div>
  );
}

function wish({ reaches, units, tasks }: UrgePlan): string {
  const [first] = reaches;
  const where = units > 1 ? ` ${units} 个单位的` : '';
  const who = reaches.length === 1 ? first!.name : `${where} ${reaches.length} 位办理人`;
  return `将提醒${who}，共 ${tasks} 项任务。每人只收到一条消息。`;
}

function nobody({ cooling, cannot, reminded }: UrgePlan): string {
  if (reminded.length > 0) return '现在不用再催：今天都提醒过了，明天起可以催办。';
  if (cooling.length > 0) return '现在不用再催：都在 24 小时内催办过。';
  return cannot.length > 0 ? '办理人都联系不上，请改派任务。' : '没有可以催办的人：任务已办结，或正由您自己办理。';
}

interface Named {
  personId: string;
  name: string;
  unitName: string | null;
  tasks: number;
}

function People<One extends Named>(props: { title: string; of: One[]; children: (one: One) => ReactNode }) {
  if (props.of.length === 0) return null;
  return (
    <section>
      <h3 className="board-act__title">
        {props.title} <span className="num">{props.of.length}</span> 人
      </h3>
      <ul>
        {props.of.slice(0, SHOWN).map((one) => (
          <li key={one.personId} className="board-act__person">
            <span>
              {one.name} <span className="muted small">{one.unitName}</span>
            </span>
            <span className="muted small num">{one.tasks} 项</span>
            {props.children(one)}
          </li>
        ))}
      </ul>
      {props.of.length > SHOWN && <p className="muted small">还有 {props.of.length - SHOWN} 人</p>}
    </section>
  );
}

function Sent({ plan, onDone }: { plan: UrgePlan; onDone: () => void }) {
  const doubtful = plan.reaches.filter(({ doubt }) => doubt !== null);
  return (
    <div className="board-act board-act--done" role="status">
      <MessageMark mood="good" />
      <p>
        已提醒 {plan.reaches.length} 人，共 {plan.tasks} 项任务。
      </p>
      {doubtful.length > 0 && (
        <p className="board-note--missed">
          {doubtful.map(({ name }) => name).join('、')}上次没有送达，请同时电话告知。
        </p>
      )}
      <p className="muted small">送达情况会显示在任务的“办理记录”里。</p>
      <button type="button" className="button button--primary button--block" onClick={onDone}>
        完成
      </button>
    </div>
  );
}
