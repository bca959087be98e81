// What people may have to be told today, gathered while the tasks are gone through.
import type { EscalationLevel } from '../../shared/reminders/kinds';
import type { Step } from '../../shared/reminders/ladder';
import { POLICY_BOUNDS } from '../../shared/reminders/policy';

/** A task that waits for somebody's decision. */
export interface WantedReview {
  taskId: string;
  step: number;
  /** the day on which it came to them */
  since: string;
  waited: number;
  /** late, and they have not been told so */
  isNewlyLate: boolean;
  /** told today, however lately they heard of others */
  cannotWait: boolean;
  /** who is told next, and when */
  next: Step | null;
}

/** A task that waits too long for somebody else. */
export interface WantedStuck {
  taskId: string;
  step: number;
  stepLabel: string;
  since: string;
  waited: number;
  warnedOn: string;
}

/** What one person may have to be told; nobody is asked for what they were told today. */
export interface Wanted {
  personId: string;
  /** own tasks have reached a rung, or somebody is to be warned */
  fills: boolean;
  /** something is due today */
  isDue: boolean;
  /** the day's digest has gone: only what is due today is told still */
  onlyDue: boolean;
  /** `warnedOn` null: nobody was there to be warned */
  late: { taskId: string; level: EscalationLevel; warnedOn: string | null }[];
  reviews: WantedReview[];
  /** how many working days lie between two such reminders, by the keenest campaign concerned */
  reviewEvery: number;
  stuck: WantedStuck[];
  /** 延期申请 they may answer, those asked for longest ago first; `isLast`: on the last working day of its task */
  requests: { taskId: string; dueDate: string; isLast: boolean }[];
  requestEvery: number;
  /** tasks for which they asked, which others fill, on their last working day */
  asked: string[];
  week: boolean;
  /** the hour of the earliest campaign concerned */
  at: string;
}

/** Somebody of whom nothing is wanted yet. */
export const nothingFor = (personId: string, at: string): Wanted => ({
  personId,
  fills: false,
  isDue: false,
  onlyDue: false,
  late: [],
  reviews: [],
  reviewEvery: POLICY_BOUNDS.every,
  stuck: [],
  requests: [],
  requestEvery: POLICY_BOUNDS.every,
  asked: [],
  week: false,
  at,
});

/** The entry of a person, told at the hour of the earliest campaign concerned. */
export function want(wanted: Map<string, Wanted>, personId: string, at: string): Wanted {
  const known = wanted.get(personId);
  if (known) {
    if (at < known.at) known.at = at;
    return known;
  }
  const fresh = nothingFor(personId, at);
  wanted.set(personId, fresh);
  return fresh;
}
