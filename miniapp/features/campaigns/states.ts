// The groups a board sorts its tasks into. Pure.
import type { CampaignSummary } from '../../../shared/contracts/campaigns';
import type { TaskCard } from '../../../shared/contracts/tasks';

type Counts = CampaignSummary['counts'];

export interface StateGroup {
  /** also the last part of the board's address */
  key: string;
  label: string;
  tone: string;
  count: (counts: Counts) => number;
  holds: (task: TaskCard) => boolean;
}

const isOpen = (task: TaskCard) => task.state !== 'in-review' && task.state !== 'completed';

/** From the first step to the last; 逾期 cuts across them. */
export const STATE_GROUPS: StateGroup[] = [
  {
    key: 'to-fill',
    label: '填报中',
    tone: 'text-3',
    count: (counts) => counts.toFill,
    holds: (task) => task.state === 'assigned' || task.state === 'drafting',
  },
  {
    key: 'returned',
    label: '已退回',
    tone: 'warn',
    count: (counts) => counts.returned,
    holds: (task) => task.state === 'returned',
  },
  {
    key: 'in-review',
    label: '审核中',
    tone: 'brand',
    count: (counts) => counts.inReview,
    holds: (task) => task.state === 'in-review',
  },
  {
    key: 'completed',
    label: '已办结',
    tone: 'good',
    count: (counts) => counts.completed,
    holds: (task) => task.state === 'completed',
  },
];

export const ALL: StateGroup = {
  key: '',
  label: '全部',
  tone: 'text',
  count: (counts) => counts.total,
  holds: () => true,
};

export const OVERDUE: StateGroup = {
  key: 'overdue',
  label: '逾期未交',
  tone: 'bad',
  count: (counts) => counts.overdue,
  holds: (task) => isOpen(task) && task.daysLeft < 0,
};

export const FILTERS: StateGroup[] = [ALL, ...STATE_GROUPS, OVERDUE];
