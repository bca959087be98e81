// What is said of single tasks, from the rows that are held: as they stand now, not as they were found.
import { dayOf, workdaysAfter } from '../../shared/calendar';
import { campaignLabel } from '../../shared/labels';
import type {
  DigestFacts,
  FillItem,
  LateItem,
  OpenRequest,
  RequestItem,
  ReviewItem,
  StuckItem,
} from '../../shared/reminders/facts';
import { isTooSoon, mustWarn, rungOn, warningsOn } from '../../shared/reminders/ladder';
import { aboveKey, slowKey } from '../../shared/reminders/waiting';
import { isBeingFilled } from '../../shared/workflow/taskWorkflow';
import { storedInstant } from '../database/storedInstant';
import type { ComposeDeps } from './deps';
import type { ReminderDigest } from './entities';
import type { TaskRow } from './heldTasks';
import type { OpenRequestRow } from './requests';
import { lastLateOn, storedFlag, storyOf, wasTold, type TaskTold, type ToldRung } from './stories';
import type { Wanted, WantedReview, WantedStuck } from './wanted';

/** More are counted, not named. */
const MOST_NAMED = 5;
/** As many late reviews are held for one person at once; the others have their turn on the next day. */
const MOST_LATE = 100;

export interface ReadRows {
  /** what those who fill have open */
  own: TaskRow[];
  /** every task that is held, by its id */
  others: Map<string, TaskRow>;
  told: Map<string, TaskTold>;
  requests: Map<string, OpenRequestRow>;
  /** `person task` of whoever was told of a task today */
  heard: Set<string>;
  last: Map<string, ReminderDigest>;
}

/** The tasks of others that somebody may be told of by name. */
export function namedIn({ late, reviews, stuck, requests, asked }: Wanted): string[] {
  const waiting = [...longest(reviews), ...lateReviews(reviews), ...stuck, ...requests.slice(0, MOST_NAMED)];
  return [...late.map(({ taskId }) => taskId), ...waiting.map(({ taskId }) => taskId), ...asked];
}

/** Those that wait longest; whoever hears of one as late for the first time reads which it is. */
function longest(reviews: WantedReview[]): WantedReview[] {
  const byWaiting = reviews.toSorted((one, other) => other.waited - one.waited);
  const isFirst = (one: WantedReview) => one === byWaiting[0] || one.isNewlyLate;
  return [...byWaiting.filter(isFirst), ...byWaiting.filter((one) => !isFirst(one))].slice(0, MOST_NAMED);
}

const lateReviews = (reviews: WantedReview[]) => reviews.filter(({ isNewlyLate }) => isNewlyLate).slice(0, MOST_LATE);

/** A task of the person's own, with the rung it is told for today and who would be told next. */
export function fillOf(
  row: TaskRow,
  { onlyDue }: Wanted,
  deps: ComposeDeps,
  { told, heard, requests }: ReadRows,
): FillItem {
  const { today, calendar, policyOf, holders, mutedBy } = deps;
  const policy = policyOf(row.campaignId);
  const ofTask = told.get(row.id);
  const story = storyOf(ofTask, { ...row, isGone: false }, holders);
  const givenOn = dayOf(storedInstant(row.createdAt));
  const stands = rungOn(policy, { dueDate: row.dueDate, givenOn }, today, calendar.isWorkday);
  // Who was told of the task today already, or that it is overdue a short while ago, is only told what cannot wait.
  const isQuiet =
    onlyDue ||
    heard.has(`${row.fillerId} ${row.id}`) ||
    isTooSoon(policy, lastLateOn(ofTask, row), today, calendar.isWorkday);
  const isFree = stands !== null && (stands.kind === 'due' || !isQuiet);
  const isMuted = stands?.kind === 'before' && mutedBy(row.fillerId).includes('before');
  const rung = isFree && !isMuted && !wasTold(ofTask, stands.key, row.fillerId) ? stands : null;
  const warns = rung !== null || (!isQuiet && mustWarn(policy, row.dueDate, story, today, calendar.isWorkday));
  return {
    taskId: row.id,
    projectName: row.projectName,
    campaignLabel: labelOf(row),
    unitName: row.unitName,
    dueDate: row.dueDate,
    state: row.state as FillItem['state'],
    missingCount: Number(row.missingCount),
    rung,
    warnings: warns ? warningsOn(policy, row.dueDate, story, today, calendar.isWorkday) : [],
    request: besideOf(requests.get(row.id)),
  };
}

const labelOf = ({ campaignName, fiscalYearAssumed }: TaskRow) =>
  campaignLabel({ name: campaignName, fiscalYearAssumed: Boolean(fiscalYearAssumed) });

const besideOf = (request: OpenRequestRow | undefined): OpenRequest | null =>
  request ? { askedOn: request.askedOn, wantedDay: request.wantedDay } : null;

/** An overdue task of somebody else; none when it was handed in, put off or given to somebody meanwhile. */
export function lateOf(
  { taskId, level, warnedOn }: Wanted['late'][number],
  { today, calendar }: ComposeDeps,
  { others, requests }: ReadRows,
): LateItem[] {
  const row = others.get(taskId);
  if (!row || !isBeingFilled(row) || row.dueDate >= today) return [];
  // Given to somebody meanwhile, who is to be told first.
  if (warnedOn === null && storedFlag(row.fillerActive)) return [];
  const lateWorkdays = workdaysAfter(row.dueDate, today, calendar.isWorkday);
  const { campaignId, projectName, unitName, fillerName, dueDate } = row;
  const item = { taskId, campaignId, projectName, unitName, fillerName, dueDate, lateWorkdays, level, warnedOn };
  return [{ ...item, missingCount: Number(row.missingCount), request: besideOf(requests.get(taskId)) }];
}

/** What waits for a person, and of which they hear for the first time that it is late. */
export function reviewsOf(
  { reviews }: Wanted,
  isMuted: boolean,
  read: ReadRows,
): { reviews: ReviewItem[]; reviewCount: number; slow: ToldRung[] } {
  const late = lateReviews(reviews).filter((one) => stillWaits(one, read));
  const shown = longest(isMuted ? late : reviews).flatMap((one) => reviewOf(one, read));
  return {
    reviews: shown,
    reviewCount: Math.max(shown.length, isMuted ? late.length : reviews.length),
    slow: late.map(({ taskId, step, since }) => ({ taskId, rung: slowKey(step, since) })),
  };
}

/** Whether the task is where it was found; a decision has moved it on. */
function stillWaits({ taskId, step, since }: Pick<WantedReview, 'taskId' | 'step' | 'since'>, { others }: ReadRows) {
  const row = others.get(taskId);
  return row?.state === 'in-review' && Number(row.step) === step && dayOf(storedInstant(row.since)) === since;
}

function reviewOf(one: WantedReview, read: ReadRows): ReviewItem[] {
  if (!stillWaits(one, read)) return [];
  const { taskId, waited, next, isNewlyLate } = one;
  const { projectName, unitName, fillerName } = read.others.get(taskId)!;
  return [{ taskId, projectName, unitName, fillerName, waitedWorkdays: waited, next, isNewlyLate }];
}

/** A review of somebody else that takes too long, with what is kept of its being told; none when it was decided meanwhile. */
export function stuckOf(one: WantedStuck, read: ReadRows): { item: StuckItem; rung: ToldRung }[] {
  if (!stillWaits(one, read)) return [];
  const { taskId, step, stepLabel, since, waited, warnedOn } = one;
  const { campaignId, projectName, unitName } = read.others.get(taskId)!;
  const item = { taskId, campaignId, projectName, unitName, stepLabel, waitedWorkdays: waited, warnedOn };
  return [{ item, rung: { taskId, rung: aboveKey(step, since) } }];
}

/** Requests that wait for a person's answer: those asked for longest ago, and how many there are. */
export function requestsOf(
  { requests }: Wanted,
  { today }: ComposeDeps,
  read: ReadRows,
): Pick<DigestFacts, 'requests' | 'requestCount' | 'requestsDueToday'> {
  const first = requests.slice(0, MOST_NAMED);
  const open = first.flatMap(({ taskId }) => requestOf(taskId, read));
  return {
    requests: open,
    // Answered meanwhile, as far as that was looked at.
    requestCount: open.length === 0 ? 0 : requests.length - (first.length - open.length),
    requestsDueToday: requests.filter(({ dueDate }) => dueDate === today).length,
  };
}

/** The person's own request for a task that others fill; none when it was answered meanwhile. */
export function askedOf(taskId: string, personId: string, read: ReadRows): RequestItem[] {
  return read.requests.get(taskId)?.askedById === personId ? requestOf(taskId, read) : [];
}

function requestOf(taskId: string, { others, requests }: ReadRows): RequestItem[] {
  const row = others.get(taskId);
  const request = requests.get(taskId);
  if (!row || !request) return [];
  const { campaignId, projectName, unitName, dueDate } = row;
  const { askedByName, askedOn, wantedDay } = request;
  return [{ taskId, campaignId, projectName, unitName, dueDate, askedByName, askedOn, wantedDay }];
}
