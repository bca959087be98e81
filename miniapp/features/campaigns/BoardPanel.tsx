import { useQuery } from '@tanstack/react-query';
import { hasResult } from '../../../shared/boardWords';
import type { BoardTask, BoardTasks } from '../../../shared/contracts/board';
import { get } from '../../api/client';
import { lookAgainMs } from '../../api/lookAgain';
import { taskQuery } from '../../api/queries';
import { DaysLeft, DemoTag } from '../../components/marks';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import '../results/results.css';
import { RowList } from '../results/RowList';
import { TotalCard } from '../results/TotalCard';
import { TaskTimeline } from '../timeline/TaskTimeline';
import { TaskActButtons, type BoardAct } from './BoardActs';
import { RowNotes, whoAndWhat } from './boardRow';

interface BoardPanelProps {
  campaignId: string;
  taskId: string;
  onClose: () => void;
  onAct: (act: BoardAct) => void;
}

/** One task beside the list: where it stands, what can be done, what happened, and its result. */
export function BoardPanel({ campaignId, taskId, onClose, onAct }: BoardPanelProps) {
  const query = useQuery({
    queryKey: ['campaign-tasks', campaignId, 'one', taskId],
    queryFn: () => get<BoardTasks>(`api/campaigns/${campaignId}/tasks?taskId=${taskId}`),
    refetchInterval: lookAgainMs,
  });
  return (
    <aside className="board__panel" aria-label="打开的任务">
      <QueryView query={query} skeleton={<CardsSkeleton cards={3} />}>
        {({ tasks: [task] }) =>
          task ? <Opened task={task} onClose={onClose} onAct={onAct} /> : <Gone onClose={onClose} />
        }
      </QueryView>
    </aside>
  );
}

function Opened({ task, onClose, onAct }: Pick<BoardPanelProps, 'onClose' | 'onAct'> & { task: BoardTask }) {
  return (
    <>
      <section className="card">
        <header className="board-panel__head">
          <h2 className="card__title">
            {task.projectName} {task.isDemo && <DemoTag />}
          </h2>
          <button type="button" className="text-button" onClick={onClose}>
            关闭
          </button>
        </header>
        <p className="muted">
          {task.unitName} · {task.fillerName}
        </p>
        <p>
          {task.stateLabel} <span className="muted">{whoAndWhat(task)}</span>{' '}
          {task.state !== 'completed' && <DaysLeft daysLeft={task.daysLeft} />}
        </p>
        <RowNotes task={task} />
        <div className="board-panel__acts">
          <TaskActButtons task={task} onAct={onAct} className="button" />
          <a className="button" href={`#/tasks/${task.id}`}>
            打开整页
          </a>
        </div>
      </section>
      <TaskTimeline taskId={task.id} />
      {hasResult(task) && <Result taskId={task.id} />}
    </>
  );
}

function Result({ taskId }: { taskId: string }) {
  const { data: detail } = useQuery(taskQuery(taskId));
  if (!detail) return <CardsSkeleton cards={1} />;
  return (
    <>
      <TotalCard detail={detail} />
      <RowList detail={detail} rows={detail.indicators} title="指标得分" hint="扣分多的排在前面" byLoss />
    </>
  );
}

function Gone({ onClose }: { onClose: () => void }) {
  return (
    <section className="card">
      <p>没有找到这项任务，可能已不在您的管理范围内。</p>
      <button type="button" className="button" onClick={onClose}>
        关闭
      </button>
    </section>
  );
}
