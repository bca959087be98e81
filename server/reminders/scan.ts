// Who is to be told something today. Reads narrow rows page by page, outside of any transaction: what is found is looked
// at once more before it is told (compose.ts).
import { dayOf } from '../../shared/calendar';
import { ESCALATION_LEVELS } from '../../shared/reminders/kinds';
import { isTooSoon, levelKey, mustWarn, rungOn, stepOn, type Rung } from '../../shared/reminders/ladder';
import { FILLING_STATES, type ReviewStep } from '../../shared/workflow/taskWorkflow';
import { Campaign } from '../campaigns/entities';
import type { Database } from '../database/database';
import { storedInstant } from '../database/storedInstant';
import type { ScanDeps } from './deps';
import { readOpenRequests } from './requests';
import { eachPageOfTasks, type ScannedTask } from './scannedTasks';
import { wantForDeciders, wantForRequests } from './scanReviews';
import { lastLateOn, readTold, storedFlag, storyOf, wasTold, type TaskTold } from './stories';
import { want, type Wanted } from './wanted';

/** People with what they may have to be told today, found in a few statements for each thousand tasks. */
export async function scanTasks(database: Database, deps: ScanDeps): Promise<Map<string, Wanted>> {
  const wanted = new Map<string, Wanted>();
  await eachPageOfTasks(database, deps.today, FILLING_STATES, async (db, rows) => {
    const reached = rows
      .map((row) => ({ row, rung: rungOf(row, deps) }))
      .filter(({ row, rung }) => isLate(row, deps) || (rung && mayBeNew(row, rung, deps)));
    const told = await readTold(
      db,
      reached.map(({ row }) => row.id),
      deps.today,
    );
    for (const { row, rung } of reached) wantForFiller(wanted, deps, row, rung, told.get(row.id));
    for (const { row } of reached) wantForWatchers(wanted, deps, row, told.get(row.id));
  });
  const chains = await readChains(database);
  await eachPageOfTasks(database, deps.today, ['in-review'], async (db, rows) => {
    const told = await readTold(
      db,
      rows.map(({ id }) => id),
      deps.today,
    );
    for (const row of rows) wantForDeciders(wanted, deps, row, chains.get(row.campaignId) ?? [], told.get(row.id));
  });
  wantForRequests(wanted, deps, await database.read(readOpenRequests));
  return wanted;
}

async function readChains(database: Database): Promise<Map<string, ReviewStep[]>> {
  const campaigns = await database.read((db) => db.find(Campaign, { select: { id: true, chain: true } }));
  return new Map(campaigns.map(({ id, chain }) => [id, chain]));
}

const dayOfStored = (stored: Date | string): string => dayOf(storedInstant(stored));

/** Whoever has had today's digest is told of nothing more but of what is due today. */
const mayBeNew = ({ fillerId }: ScannedTask, { kind }: Rung, { toldToday }: ScanDeps): boolean =>
  kind === 'due' || !toldToday.has(fillerId);

const isLate = ({ dueDate }: ScannedTask, { today }: ScanDeps): boolean => dueDate < today;

function rungOf({ campaignId, dueDate, createdAt }: ScannedTask, { policyOf, today, calendar }: ScanDeps): Rung | null {
  return rungOn(policyOf(campaignId), { dueDate, givenOn: dayOfStored(createdAt) }, today, calendar.isWorkday);
}

/** 无人负责: nobody is there to be reminded, or to be warned before others are told. */
const isGone = ({ fillerActive }: ScannedTask): boolean => !storedFlag(fillerActive);

function wantForFiller(
  wanted: Map<string, Wanted>,
  { policyOf, today, calendar, holders }: ScanDeps,
  row: ScannedTask,
  rung: Rung | null,
  told: TaskTold | undefined,
): void {
  const policy = policyOf(row.campaignId);
  if (isGone(row)) return;
  if (isTooSoon(policy, lastLateOn(told, row), today, calendar.isWorkday)) return;
  const isNew = rung !== null && !wasTold(told, rung.key, row.fillerId);
  if (
    !isNew &&
    !mustWarn(policy, row.dueDate, storyOf(told, { ...row, isGone: isGone(row) }, holders), today, calendar.isWorkday)
  )
    return;
  const one = want(wanted, row.fillerId, policy.at);
  one.fills = true;
  if (isNew && rung.kind === 'due') one.isDue = true;
}

/** Whoever answers for an overdue task and has not heard of it, in the order of the levels. */
function wantForWatchers(
  wanted: Map<string, Wanted>,
  { policyOf, today, calendar, holders }: ScanDeps,
  row: ScannedTask,
  told: TaskTold | undefined,
): void {
  if (row.dueDate >= today) return;
  const policy = policyOf(row.campaignId);
  const story = storyOf(told, { ...row, isGone: isGone(row) }, holders);
  const turn = stepOn(policy, row.dueDate, story, today, calendar.isWorkday);
  for (const level of ESCALATION_LEVELS) {
    const key = levelKey(level, row.dueDate);
    const warnedOn = story.warned[level];
    // Whoever fills it now may not be the one who was warned before others were told.
    if (policy.escalation[level] === null || warnedOn === undefined) continue;
    // Those whose hour is later than a colleague's, or whose day was full, hear of it afterwards.
    if (turn !== level && !told?.has(key)) continue;
    for (const personId of holders.ofLevel(level, row.unitPath, row.fillerId))
      if (!wasTold(told, key, personId))
        want(wanted, personId, policy.at).late.push({ taskId: row.id, level, warnedOn: isGone(row) ? null : warnedOn });
  }
}
