// What a digest is made of: one person, one day.
import type { IsWorkday } from '../calendar';
import type { TaskState } from '../contracts/tasks';
import type { EscalationLevel, ReminderKind } from './kinds';
import type { Rung, Step } from './ladder';

/** A task that the person fills and has not handed in. */
export interface FillItem {
  taskId: string;
  projectName: string;
  campaignLabel: string;
  unitName: string;
  dueDate: string;
  state: Extract<TaskState, 'assigned' | 'drafting' | 'returned'>;
  missingCount: number;
  /** the rung it is told for today; null: told along with others, or to warn */
  rung: Rung | null;
  /** who will be told next, if it stays open */
  warnings: Step[];
}

/** A task that waits for the person's decision. */
export interface ReviewItem {
  taskId: string;
  projectName: string;
  unitName: string;
  fillerName: string;
  waitedWorkdays: number;
}

/** A task of somebody else that is overdue, told to who answers for it. */
export interface LateItem {
  taskId: string;
  campaignId: string;
  projectName: string;
  unitName: string;
  fillerName: string;
  dueDate: string;
  lateWorkdays: number;
  missingCount: number;
  level: EscalationLevel;
  /** the day on which the filler was told that this would happen */
  warnedOn: string;
}

/** How a campaign stands, for its leadership. */
export interface WeekItem {
  campaignId: string;
  campaignLabel: string;
  dueDate: string;
  total: number;
  handedIn: number;
  late: number;
}

/** What the person was told last. */
export interface LastTold {
  day: string;
  /** rows missing then, by task */
  missing: Record<string, number>;
}

export interface DigestFacts {
  today: string;
  isWorkday: IsWorkday;
  fills: FillItem[];
  /** those that wait longest */
  reviews: ReviewItem[];
  /** how many wait in all */
  reviewCount: number;
  late: LateItem[];
  week: WeekItem[];
  last: LastTold | null;
}

/** One thing a digest was sent for. */
export interface Reason {
  kind: ReminderKind;
  /** in words, for the person and for whoever asks later */
  why: string;
}

/** What is sent, in our own words. */
export interface Digest {
  title: string;
  lines: string[];
  buttonLabel: string;
  path: string;
  reasons: Reason[];
}
