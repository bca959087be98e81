import { useQuery } from '@tanstack/react-query';
import { spokenDay } from '../../../shared/calendar';
import type { CampaignBoard } from '../../../shared/contracts/campaigns';
import { campaignQuery } from '../../api/queries';
import { AssumedTag, DaysLeft, DemoTag } from '../../components/marks';
import { Page } from '../../components/Page';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import { useMe } from '../identity/me';
import { BoardTasks } from './BoardTasks';
import './campaigns.css';
import { Grades } from './Grades';
import { FILTERS } from './states';
import { Units } from './Units';

interface BoardPageProps {
  id: string;
  /** which tasks are shown; lives in the address, so that a link opens the same list */
  filter: string;
}

/** 看板: how many are in, where they wait, and every number opens its rows. */
export default function BoardPage({ id, filter }: BoardPageProps) {
  const query = useQuery(campaignQuery(id));
  return (
    <Page title={query.data?.campaign.name ?? '评价批次'} wide>
      <QueryView query={query} skeleton={<CardsSkeleton cards={4} />}>
        {(board) => <Board board={board} filter={filter} />}
      </QueryView>
    </Page>
  );
}

function Board({ board, filter }: { board: CampaignBoard; filter: string }) {
  return (
    <>
      <Head board={board} />
      <Funnel board={board} filter={filter} />
      <div className="board">
        <BoardTasks tasks={board.tasks} filter={FILTERS.find((group) => group.key === filter) ?? FILTERS[0]!} />
        <aside className="board__side">
          <Units units={board.units} />
          <Grades grades={board.grades} />
        </aside>
      </div>
    </>
  );
}

function Head({ board: { campaign } }: { board: CampaignBoard }) {
  const { counts } = campaign;
  const handedIn = counts.inReview + counts.completed;
  return (
    <header className="board-head">
      <a className="back-link" href="#/campaigns">
        评价批次
      </a>
      <h1 className="summary__line">
        {campaign.name} {campaign.isDemo && <DemoTag />}
      </h1>
      <p className="task__meta">
        {campaign.fiscalYear} 年度 {campaign.fiscalYearAssumed && <AssumedTag />} · {spokenDay(campaign.dueDate)} 截止{' '}
        <DaysLeft daysLeft={campaign.daysLeft} /> · {campaign.profileName}
      </p>
      <p className="board-head__sentence">{sentence(counts.total, handedIn, counts.overdue)}</p>
      {useMe().can.viewDeliveries && (
        <a className="text-button" href={`#/deliveries/campaignId=${campaign.id}`}>
          通知送达情况
        </a>
      )}
    </header>
  );
}

function sentence(total: number, handedIn: number, overdue: number): string {
  if (handedIn === total) return `${total} 项全部交齐。`;
  const late = overdue > 0 ? `，其中 ${overdue} 项已逾期` : '';
  return `${total} 项中 ${handedIn} 项已交，还有 ${total - handedIn} 项未交${late}。`;
}

/** Each number is a link to its rows. */
function Funnel({ board, filter }: { board: CampaignBoard; filter: string }) {
  const { campaign } = board;
  return (
    <nav className="funnel" aria-label="按状态筛选">
      {FILTERS.map((group) => {
        const count = group.count(campaign.counts);
        return (
          <a
            key={group.key}
            className="funnel__one"
            href={`#/campaigns/${campaign.id}${group.key && `/${group.key}`}`}
            aria-current={group.key === filter ? 'true' : undefined}
          >
            <span
              className="funnel__count num"
              style={{ color: group === FILTERS.at(-1) && count > 0 ? 'var(--bad-text)' : undefined }}
            >
              {count}
            </span>
            <span className="funnel__label">{group.label}</span>
            <span
              className="funnel__bar"
              style={{
                width: `${(count / Math.max(campaign.counts.total, 1)) * 100}%`,
                minWidth: count > 0 ? 4 : 0,
                background: `var(--${group.tone})`,
              }}
            />
          </a>
        );
      })}
    </nav>
  );
}
