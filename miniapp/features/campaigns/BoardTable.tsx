import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Link } from 'wouter';
import type { BoardTask } from '../../../shared/contracts/board';
import { DaysLeft, DemoTag } from '../../components/marks';
import { TaskActButtons } from './BoardActs';
import { boardHref } from './boardFilter';
import { RowNotes, Score, whoAndWhat } from './boardRow';
import type { BoardRowsProps } from './boardRows';

/** On a wide screen: a row opens beside the list. Arrows move, Enter opens, Escape closes. */
export function BoardTable({ campaignId, address, tasks, go, onAct }: BoardRowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  useArrows(body, address.task, (task) => go({ task }));
  const narrow = address.task !== undefined;
  return (
    <>
      <p className="visually-hidden">用上下方向键选择任务，按回车在右侧打开，按 Esc 关闭。</p>
      <table className="table board-table">
        <thead>
          <tr>
            <th scope="col">项目</th>
            {!narrow && <th scope="col">填报人</th>}
            <th scope="col">现在</th>
            <th scope="col">期限</th>
            <th scope="col" className="table__number">
              得分
            </th>
            {!narrow && <th scope="col">办理</th>}
          </tr>
        </thead>
        <tbody ref={body}>
          {tasks.map((task) => (
            <tr key={task.id} className={task.id === address.task ? 'board-table__opened' : undefined}>
              <td>
                <Link
                  href={boardHref(campaignId, address, { task: task.id })}
                  replace
                  className="table__link"
                  data-task={task.id}
                  aria-current={task.id === address.task ? 'true' : undefined}
                >
                  {task.projectName}
                </Link>{' '}
                {task.isDemo && <DemoTag />}
                <p className="muted small">{narrow ? `${task.unitName} · ${task.fillerName}` : task.unitName}</p>
                <RowNotes task={task} />
              </td>
              {!narrow && <td className="table__short">{task.fillerName}</td>}
              <td>
                {task.stateLabel}
                <p className="muted small">{whoAndWhat(task)}</p>
              </td>
              <td>{task.state === 'completed' ? '—' : <DaysLeft daysLeft={task.daysLeft} />}</td>
              <td className="table__number">
                <Score task={task} />
              </td>
              {!narrow && <ActsCell task={task} onAct={onAct} />}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function ActsCell({ task, onAct }: { task: BoardTask; onAct: BoardRowsProps['onAct'] }) {
  return (
    <td className="board-table__acts">
      <TaskActButtons task={task} onAct={onAct} className="text-button" />
    </td>
  );
}

/** Arrows from wherever nothing else wants them; with a task opened, the next one opens in its place. */
function useArrows(
  body: { current: HTMLElement | null },
  opened: string | undefined,
  open: (taskId: string | undefined) => void,
): void {
  const act = useRef(open);
  useEffect(() => {
    act.current = open;
  });
  useEffect(() => {
    const links = () => [...(body.current?.querySelectorAll<HTMLElement>('[data-task]') ?? [])];
    const onKey = (event: globalThis.KeyboardEvent | KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (document.querySelector('[role=dialog]') || target.closest('input, select, textarea, summary')) return;
      const all = links();
      const at = all.findIndex((link) => link === document.activeElement || link.dataset.task === opened);
      if (event.key === 'Escape' && opened) {
        act.current(undefined);
        all[at]?.focus();
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step === undefined || all.length === 0) return;
      event.preventDefault();
      const next = all[at < 0 ? 0 : Math.max(0, Math.min(at + step, all.length - 1))]!;
      next.focus();
      next.scrollIntoView({ block: 'nearest' });
      if (opened) act.current(next.dataset.task);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [body, opened]);
}
