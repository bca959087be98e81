import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CampaignBoard } from '../../../shared/contracts/campaigns';
import { campaignQuery } from '../../api/queries';
import { useLive } from '../../api/useLive';
import { Page } from '../../components/Page';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import { useWide } from '../../components/useWide';
import { OpenRequests } from '../extensions/OpenRequests';
import { BoundGroups } from '../groups/BoundGroups';
import { BoardActSheet, type BoardAct } from './BoardActs';
import { boardHref, readBoardAddress, type BoardAddress } from './boardFilter';
import { BoardHead, Funnel } from './BoardHead';
import { BoardPanel } from './BoardPanel';
import { BoardTasks } from './BoardTasks';
import './board.css';
import './campaigns.css';
import { Grades } from './Grades';
import { useJustLaunched } from './justLaunched';
import { Units } from './Units';

interface BoardPageProps {
  id: string;
  /** which tasks are shown and which is opened; lives in the address, so that a link opens the same */
  address: string;
}

/** 看板: how many are in, where they wait, and every number opens its rows. */
export default function BoardPage({ id, address }: BoardPageProps) {
  useLive();
  const query = useQuery(campaignQuery(id));
  return (
    <Page title={query.data?.campaign.name ?? '评价批次'} wide>
      <QueryView query={query} skeleton={<CardsSkeleton cards={4} />}>
        {(board) => <Board board={board} address={readBoardAddress(address)} />}
      </QueryView>
    </Page>
  );
}

function Board({ board, address }: { board: CampaignBoard; address: BoardAddress }) {
  const { id } = board.campaign;
  const launched = useJustLaunched(id);
  const [act, setAct] = useState<BoardAct | null>(null);
  const [, navigate] = useLocation();
  const wide = useWide();
  const go = (changes: BoardAddress) => navigate(boardHref(id, address, changes), { replace: true });
  const opened = wide ? address.task : undefined;
  return (
    <>
      <BoardHead board={board} />
      {launched && (
        <p className="notice notice--good" role="status">
          已发起：{launched.tasks} 项任务已下达给 {launched.people} 位填报人，通知和待办正在发出。
        </p>
      )}
      <Funnel board={board} address={address} />
      {board.can.extend && <OpenRequests campaignId={id} />}
      <div className={opened ? 'board board--opened' : 'board'}>
        <BoardTasks board={board} address={address} go={go} onAct={setAct} />
        {opened ? (
          <BoardPanel
            key={opened}
            campaignId={id}
            taskId={opened}
            onClose={() => go({ task: undefined })}
            onAct={setAct}
          />
        ) : (
          <aside className="board__side">
            <Units board={board} address={address} onAct={setAct} />
            <Grades board={board} address={address} />
            {board.can.extend && <BoundGroups campaignId={id} />}
          </aside>
        )}
      </div>
      <BoardActSheet campaignId={id} act={act} onAct={setAct} />
    </>
  );
}
