// The groups a campaign's tasks fall into, for bars and for the board. Pure.
import { boardShowLabels } from '../../../shared/boardWords';
import type { BoardShow } from '../../../shared/contracts/board';
import type { CampaignBoard, CampaignSummary } from '../../../shared/contracts/campaigns';

type Counts = CampaignSummary['counts'];

const drafting = ({ toFill, assigned }: Counts): number => toFill - assigned;

export interface StateGroup {
  key: string;
  label: string;
  tone: string;
  count: (counts: Counts) => number;
}

const group = (show: BoardShow, tone: string, count: StateGroup['count']): StateGroup => ({
  key: show,
  label: boardShowLabels[show],
  tone,
  count,
});

/** From the first step to the last; by the same names as the board's tiles, so that their numbers agree. */
export const STATE_GROUPS: StateGroup[] = [
  group('assigned', 'text-3', ({ assigned }) => assigned),
  group('drafting', 'text-2', drafting),
  group('returned', 'warn', ({ returned }) => returned),
  group('in-review', 'brand', ({ inReview }) => inReview),
  group('completed', 'good', ({ completed }) => completed),
];

export interface BoardTile {
  /** undefined: all */
  show: BoardShow | undefined;
  label: string;
  tone: string;
  count: (board: CampaignBoard) => number;
}

const tile = (show: BoardShow, tone: string, count: (counts: Counts, board: CampaignBoard) => number): BoardTile => ({
  show,
  label: boardShowLabels[show],
  tone,
  count: (board) => count(board.campaign.counts, board),
});

/** What wants an act, then where each task stands; three to a line on the phone, so that each line is of one kind. */
export const TILES: BoardTile[] = [
  { show: undefined, label: '全部', tone: 'text', count: ({ campaign }) => campaign.counts.total },
  tile('outstanding', 'warn', ({ toFill, returned }) => toFill + returned),
  tile('overdue', 'bad', ({ overdue }) => overdue),
  tile('assigned', 'text-3', ({ assigned }) => assigned),
  tile('drafting', 'text-2', drafting),
  tile('returned', 'warn', ({ returned }) => returned),
  tile('in-review', 'brand', ({ inReview }) => inReview),
  tile('completed', 'good', ({ completed }) => completed),
  tile('missed', 'bad', (_, { missed }) => missed),
];

/** Tiles whose number is bad news. */
export const ALARMING: (BoardShow | undefined)[] = ['overdue', 'missed'];
