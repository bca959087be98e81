// What a digest is made of: one person, one day.
import type { IsWorkday } from '../calendar';
import type { TaskState } from '../contracts/tasks';
import type { EscalationLevel, ReminderKind } from './kinds';
import type { Rung, Step } from './ladder';

/** 延期申请 that nobody has answered, as it is told beside its task. */
export interface OpenRequest {
  askedOn: string;
  wantedDay: string;
}

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
  /** more time was asked for, and nobody has answered; null: was not */
  request: OpenRequest | null;
}

/** A task that waits for the person's decision. */
export interface ReviewItem {
  taskId: string;
  projectName: string;
  unitName: string;
  fillerName: string;
  waitedWorkdays: number;
  /** 审核超时: whom it will be told next, and when; null: it is not late, or nobody more is to be told */
  next: Step | null;
  /** the reviewer hears now for the first time that it is late */
  isNewlyLate: boolean;
}

/** A task that waits too long for somebody else's decision, told to the one above. */
export interface StuckItem {
  taskId: string;
  campaignId: string;
  projectName: string;
  unitName: string;
  /** whose turn it is, 单位负责人审核 */
  stepLabel: string;
  waitedWorkdays: number;
  /** the day on which the reviewer was told that this would happen */
  warnedOn: string;
}

/** 延期申请 without an answer: for whoever may answer, and on its last day for whoever asked. */
export interface RequestItem extends OpenRequest {
  taskId: string;
  campaignId: string;
  projectName: string;
  unitName: string;
  askedByName: string;
  dueDate: string;
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
  /** the day on which the filler was told that this would happen; null: nobody was there to be told (无人负责) */
  warnedOn: string | null;
  request: OpenRequest | null;
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
  stuck: StuckItem[];
  /** those asked for longest ago */
  requests: RequestItem[];
  /** how many wait for an answer in all */
  requestCount: number;
  /** of all that wait: tasks due today */
  requestsDueToday: number;
  /** the person's own for tasks that others fill, on the last working day */
  asked: RequestItem[];
  week: WeekItem[];
  last: LastTold | null;
}

/** One thing a digest was sent for. */
export interface Reason {
  kind: ReminderKind;
  /** in words, for the person and for whoever asks later */
  why: string;
  /** the task it names; null: none */
  taskId: string | null;
}

/** A line of a message, with the task it names; null: none. */
export interface Line {
  text: string;
  about: string | null;
}

/** Which task each part of a message names, so that it can be shown to others as far as they may see it. */
export interface About {
  title: string | null;
  lines: (string | null)[];
}

/** What is sent, in our own words. */
export interface Digest {
  title: string;
  lines: string[];
  buttonLabel: string;
  path: string;
  reasons: Reason[];
  about: About;
}
