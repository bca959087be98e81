import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { filterWords, unitNameOf } from '../../../shared/boardWords';
import type { CampaignBoard } from '../../../shared/contracts/campaigns';
import { Failure } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import { useWide } from '../../components/useWide';
import { filterOf, type BoardAddress } from './boardFilter';
import { boardFileAddress, boardTasksQuery } from './boardQueries';
import { BoardList } from './BoardList';
import { BoardTable } from './BoardTable';
import type { BoardRowsProps } from './boardRows';

type BoardTasksProps = Omit<BoardRowsProps, 'campaignId' | 'tasks'> & { board: CampaignBoard };

/** The rows behind the numbers: a table on a wide screen, cards on the phone. */
export function BoardTasks({ board, address, go, onAct }: BoardTasksProps) {
  const { id: campaignId } = board.campaign;
  const filter = filterOf(address);
  const query = useInfiniteQuery(boardTasksQuery(campaignId, filter));
  const wide = useWide();
  const unitName = unitNameOf(address.unitId, board.units);
  // Until the rows of a new filter are here, the former ones stand there faded.
  const total = query.isPlaceholderData ? undefined : query.data?.pages[0]?.total;
  const tasks = query.data?.pages.flatMap((page) => page.tasks) ?? [];
  const title = filterWords({ ...filter, words: undefined }, unitName);
  const Rows = wide ? BoardTable : BoardList;
  return (
    <section className="card board__tasks">
      <header className="board__tools">
        <h2 className="card__title">
          {title} <span className="num muted">{total}</span>
        </h2>
        <Search words={address.words ?? ''} onWords={(words) => go({ words: words || undefined })} />
        <Tools board={board} address={address} go={go} onAct={onAct} total={total ?? 0} />
      </header>
      {query.isPending && <CardsSkeleton />}
      {query.isError && !query.data && (
        <Failure failure={query.error} retry={() => void query.refetch()} busy={query.isFetching} />
      )}
      {total === 0 && <NoRows address={address} go={go} />}
      {tasks.length > 0 && (
        <div className={query.isPlaceholderData ? 'board__former' : undefined} aria-busy={query.isPlaceholderData}>
          <Rows campaignId={campaignId} address={address} tasks={tasks} go={go} onAct={onAct} />
        </div>
      )}
      {query.hasNextPage && total !== undefined && (
        <More left={total - tasks.length} busy={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />
      )}
    </section>
  );
}

const PAUSE_MS = 300;

function Search({ words, onWords }: { words: string; onWords: (words: string) => void }) {
  const [typed, setTyped] = useState({ text: words, pending: false });
  const timer = useRef<number>(undefined);
  // What was typed stands as it was typed until the words change elsewhere, such as by a link that clears them.
  const shown = typed.pending || typed.text.trim() === words ? typed.text : words;
  const type = (text: string) => {
    setTyped({ text, pending: true });
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      setTyped({ text, pending: false });
      onWords(text.trim());
    }, PAUSE_MS);
  };
  return (
    <label className="search">
      <span className="visually-hidden">按项目、单位或填报人查找</span>
      <input
        type="search"
        maxLength={64}
        value={shown}
        onChange={(event) => type(event.target.value)}
        placeholder="项目、单位或填报人"
      />
    </label>
  );
}

/** What can be done with all that is seen. */
function Tools({ board, address, go, onAct, total }: BoardTasksProps & { total: number }) {
  const filter = filterOf(address);
  const what = filterWords(filter, unitNameOf(address.unitId, board.units));
  const isDone = address.show === 'completed';
  const filtered = Object.keys(filter).length > 0;
  if (total === 0) return null;
  return (
    <div className="board__acts">
      {board.can.urge && !isDone && (
        <button
          type="button"
          className="button button--quiet"
          onClick={() => onAct({ kind: 'urge', selection: filter, what })}
        >
          {filtered ? '催办这些' : '全部催办'}
        </button>
      )}
      {board.can.extend && !isDone && (
        <button
          type="button"
          className="button"
          onClick={() => onAct({ kind: 'extend', selection: filter, what, due: board.campaign })}
        >
          {filtered ? '延期这些' : '全部延期'}
        </button>
      )}
      <a className="button" href={boardFileAddress(board.campaign.id, filter)} download>
        导出表格
      </a>
      {filtered && (
        <button type="button" className="text-button" onClick={() => go(NOTHING)}>
          清除筛选
        </button>
      )}
    </div>
  );
}

const NOTHING: BoardAddress = { show: undefined, unitId: undefined, grade: undefined, words: undefined };

function NoRows({ address, go }: Pick<BoardRowsProps, 'address' | 'go'>) {
  return (
    <div className="board__none">
      <p className="muted">{address.words ? `没有找到“${address.words}”，换个词试试。` : '这里没有任务。'}</p>
      <button type="button" className="text-button" onClick={() => go(NOTHING)}>
        查看全部任务
      </button>
    </div>
  );
}

/** The next rows come by themselves when the end is near, and by the button where that does not work. */
function More({ left, busy, onMore }: { left: number; busy: boolean; onMore: () => void }) {
  const end = useRef<HTMLButtonElement>(null);
  const more = useRef(onMore);
  useEffect(() => {
    more.current = onMore;
  });
  useEffect(() => {
    const button = end.current;
    if (busy || !button || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(([seen]) => seen?.isIntersecting && more.current(), {
      rootMargin: '600px',
    });
    observer.observe(button);
    return () => observer.disconnect();
  }, [busy]);
  return (
    <button ref={end} type="button" className="button button--block board__more" disabled={busy} onClick={onMore}>
      {busy ? '正在读取……' : `还有 ${left} 项`}
    </button>
  );
}
