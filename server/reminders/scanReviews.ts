// What waits for whom: for those who decide, for whoever is above them when it waits too long, and 延期申请 for those who
// answer.
import { dayOf } from '../../shared/calendar';
import { reminderDay } from '../../shared/reminders/ladder';
import { POLICY_BOUNDS } from '../../shared/reminders/policy';
import { aboveKey, levelAbove, slowKey, waitingOn } from '../../shared/reminders/waiting';
import type { ReviewStep } from '../../shared/workflow/taskWorkflow';
import { storedInstant } from '../database/storedInstant';
import type { ScanDeps } from './deps';
import type { OpenRequestRow } from './requests';
import type { ScannedTask } from './scannedTasks';
import { wasTold, type TaskTold } from './stories';
import { want, type Wanted } from './wanted';

/** 产品默认规则: what came in yesterday is no reason to be reminded. */
const WAITED_WORKDAYS = 2;

/** Those who decide the step a task is in hear of it in their rhythm, and once, whatever it is, that it is late. */
export function wantForDeciders(
  wanted: Map<string, Wanted>,
  deps: ScanDeps,
  row: ScannedTask,
  chain: ReviewStep[],
  told: TaskTold | undefined,
): void {
  const { policyOf, today, calendar, holders } = deps;
  const policy = policyOf(row.campaignId);
  const at = Number(row.step);
  const step = chain[at];
  if (!step) return;
  const since = dayOf(storedInstant(row.since));
  const deciders = holders.deciders(step.role, row.unitPath, row.fillerId, today);
  const warnedOn = firstDay(told, slowKey(at, since), deciders);
  const { waited, isLate, aboveOn, mustHear } = waitingOn(policy, { since, warnedOn }, today, calendar.isWorkday);
  const level = levelAbove(step.role);
  const above = holders.ofLevel(level, row.unitPath, row.fillerId).filter((id) => !deciders.includes(id));
  const isOpen = above.length > 0 && !told?.has(aboveKey(at, since));
  const next = isOpen && aboveOn !== null && aboveOn > today ? { level, day: aboveOn } : null;
  for (const personId of deciders) {
    const isNewlyLate = isLate && !wasTold(told, slowKey(at, since), personId);
    if (!isNewlyLate && (policy.reviewEvery === null || waited < WAITED_WORKDAYS)) continue;
    const one = want(wanted, personId, policy.at);
    one.reviewEvery = Math.min(one.reviewEvery, policy.reviewEvery ?? POLICY_BOUNDS.every);
    const cannotWait = isNewlyLate && (mustHear || policy.reviewEvery === null);
    one.reviews.push({ taskId: row.id, step: at, since, waited, isNewlyLate, cannotWait, next });
  }
  if (warnedOn === null || warnedOn >= today || aboveOn === null || aboveOn > today) return;
  const stuck = { taskId: row.id, step: at, stepLabel: step.label, since, waited };
  for (const personId of above)
    if (!wasTold(told, aboveKey(at, since), personId))
      want(wanted, personId, policy.at).stuck.push({ ...stuck, warnedOn });
}

/** The first day on which one of these people was told; null: none was. */
function firstDay(told: TaskTold | undefined, key: string, people: string[]): string | null {
  const days = (told?.get(key) ?? []).filter(({ personId }) => people.includes(personId)).map(({ at }) => dayOf(at));
  return days.toSorted()[0] ?? null;
}

/**
 * Whoever may answer a request hears of it from the day after it was asked, and whoever asked on the last working day of
 * the task; for the filler it stands beside the task in their own digest.
 */
export function wantForRequests(wanted: Map<string, Wanted>, deps: ScanDeps, requests: OpenRequestRow[]): void {
  const { policyOf, today, calendar, holders } = deps;
  for (const { taskId, campaignId, unitPath, fillerId, dueDate, askedById, askedOn } of requests) {
    if (askedOn >= today) continue;
    const policy = policyOf(campaignId);
    const isLast = reminderDay(dueDate, 0, calendar.isWorkday) === today;
    for (const personId of holders.answering(unitPath, askedById)) {
      const one = want(wanted, personId, policy.at);
      one.requestEvery = Math.min(one.requestEvery, policy.requestEvery);
      one.requests.push({ taskId, dueDate, isLast });
    }
    if (isLast && askedById !== fillerId) want(wanted, askedById, policy.at).asked.push(taskId);
  }
}
