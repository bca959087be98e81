import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReplayRequest, ReplayResult } from '../../../shared/contracts/templates';
import { compareDecimals } from '../../../shared/decimal';
import { post } from '../../api/client';
import { QueryView } from '../../components/QueryView';
import { Sheet } from '../../components/Sheet';
import { CardsSkeleton } from '../../components/Skeleton';

interface ReplaySheetProps {
  open: boolean;
  /** the set as it stands; null while it cannot be read */
  set: Pick<ReplayRequest, 'profileId' | 'indicators'> | null;
  onClose: () => void;
}

/** 用上一批次重算: what would change if the last campaign had been scored by this set. Nothing is saved. */
export function ReplaySheet({ open, set, onClose }: ReplaySheetProps) {
  return (
    <Sheet title="用上一批次重算" open={open} onClose={onClose}>
      {set ? <Replay set={set} /> : <p>还有读不懂的内容，改好标红的地方再重算。</p>}
    </Sheet>
  );
}

function Replay({ set }: { set: NonNullable<ReplaySheetProps['set']> }) {
  const [campaignId, setCampaign] = useState<string | null>(null);
  const body = { ...set, ...(campaignId !== null && { campaignId }) };
  const query = useQuery({
    queryKey: ['replay', JSON.stringify(body)],
    queryFn: () => post<ReplayResult>('api/templates/replay', body),
  });
  return (
    <QueryView query={query} skeleton={<CardsSkeleton cards={2} />}>
      {(result) =>
        result.campaignId === null ? (
          <p>还没有办结的任务。有批次办结以后，可以用它的数据试算修改的效果。</p>
        ) : (
          <Result result={result} onCampaign={setCampaign} />
        )
      }
    </QueryView>
  );
}

const isMoved = ({ before, after }: ReplayResult['tasks'][number]): boolean =>
  after !== null && compareDecimals(before.total, after.total) !== 0;

function Result({ result, onCampaign }: { result: ReplayResult; onCampaign: (id: string) => void }) {
  const { campaigns, campaignId, tasks, more } = result;
  const compared = tasks.filter(({ after }) => after !== null);
  const moved = tasks.filter(isMoved);
  const regraded = compared.filter(({ before, after }) => before.grade !== after!.grade);
  const apart = tasks.filter(({ after }) => after === null);
  return (
    <>
      <label>
        <span className="field-label">批次</span>
        <select className="input" value={campaignId!} onChange={(event) => onCampaign(event.target.value)}>
          {campaigns.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <p className="replay__sum">
        {tasks.length} 项办结的任务中，{compared.length} 项可以比较：{moved.length} 项得分会变，{regraded.length}{' '}
        项等级会变。{more > 0 && `另有 ${more} 项没有参加重算。`}
      </p>
      <p className="muted small">
        只是试算，已办结的得分不会改动。名称相同的指标用当时填的数据重算；新增的指标按不适用处理，分值按评分方案的规则调整。
      </p>
      <ul>
        {moved.map((task) => (
          <li key={task.taskId}>
            <Moved task={task} />
          </li>
        ))}
      </ul>
      {apart.length > 0 && (
        <details>
          <summary className="opens replay__more">不能比较的 {apart.length} 项</summary>
          {apart.map(({ taskId, projectName, why }) => (
            <p key={taskId} className="small">
              {projectName}：{why}
            </p>
          ))}
        </details>
      )}
    </>
  );
}

function Moved({ task }: { task: ReplayResult['tasks'][number] }) {
  const { projectName, unitName, before, after, rows, notAsked, left } = task;
  const total = ({ total: sum, grade }: { total: string; grade: string }) => `${sum} 分（${grade}）`;
  return (
    <details className="replay-task">
      <summary className="opens">
        <span>
          <b>{projectName}</b> <span className="muted small">{unitName}</span>
          <span className="num replay-task__totals">
            {total(before)} → {total(after!)}
          </span>
        </span>
      </summary>
      {rows.map((row) => (
        <p key={row.name} className="small">
          {row.name}：{row.before.score ?? '未评'}/{row.before.points} → {row.after.score ?? '不适用'}/
          {row.after.points}
        </p>
      ))}
      {notAsked.length > 0 && <p className="small muted">当时没有问的：{notAsked.join('、')}</p>}
      {left.length > 0 && <p className="small muted">模板里没有的：{left.join('、')}</p>}
    </details>
  );
}
