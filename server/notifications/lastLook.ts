// Before messages leave: what they take for granted is looked at once more, whichever way a task has gone meanwhile and however
// long DingTalk made them wait. What is over does not leave; what has other words by now leaves with those.
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { dayOf } from '../../shared/calendar';
import type { Actor } from '../context';
import { ExtensionRequest } from '../extensions/entities';
import { isUndecided } from '../extensions/policy';
import { loadActors } from '../identity/actor';
import { Person } from '../identity/entities';
import type { ClaimedMessage } from '../outbox/entities';
import type { OutboxPayload } from '../outbox/payloads';
import { ReminderDigest } from '../reminders/entities';
import { undoableUntil } from '../reviews/undoDecision';
import { Task } from '../tasks/entities';
import { isReviewer } from '../tasks/policy';
import { withSurroundings, type LoadedTask } from '../tasks/queries';
import { whyOver, type Holds } from './holds';
import { saidAnotherDay, withDay, withScore } from './otherWords';

/** `later`: the decision that ended it can still be taken back until then. */
export type Look = { over: string } | { later: Date } | { words: OutboxPayload };

/** A row with what it takes for granted. */
interface Holding {
  row: ClaimedMessage;
  holds: Holds;
}

/** What is known of the rows, each kind of it asked for once. */
interface Known {
  tasks: Map<string, Task>;
  /** of those under review */
  places: Map<string, LoadedTask>;
  reviewers: Map<string, Actor>;
  requests: Map<string, ExtensionRequest>;
}

/**
 * @returns what is to be said of rows that must not leave as they are; the others are not among them. Nothing is asked
 * when no row takes anything for granted, and a handful of statements otherwise
 */
export async function lastLook(db: EntityManager, rows: ClaimedMessage[], now: Date): Promise<Map<string, Look>> {
  const holding = rows.flatMap((row): Holding[] => {
    const { holds } = row.payload as { holds?: Holds };
    return holds ? [{ row, holds }] : [];
  });
  const known = await readKnown(db, holding, now);
  const looks = await overOnes(db, holding, known, now);
  for (const one of holding.filter(({ row }) => !looks.has(row.id))) {
    const look = await reworded(db, one, known, now);
    if (look) looks.set(one.row.id, look);
  }
  return looks;
}

async function readKnown(db: EntityManager, holding: Holding[], now: Date): Promise<Known> {
  const idsOf = (some: Holding[]) => [...new Set(some.flatMap(({ row }) => row.taskId ?? []))];
  const reviews = holding.filter(({ holds }) => holds.as === 'reviewer');
  const asked = holding.flatMap(({ holds }) => holds.requestId ?? []);
  const ids = idsOf(holding);
  const tasks = ids.length > 0 ? await db.find(Task, { select: SELECTED, where: { id: In(ids) } }) : [];
  const ofReviews = tasks.filter(({ id }) => idsOf(reviews).includes(id));
  const places = ofReviews.length > 0 ? await withSurroundings(db, ofReviews) : [];
  const readers = [...new Set(reviews.flatMap(({ row }) => row.recipientId ?? []))];
  const requests = asked.length > 0 ? await db.findBy(ExtensionRequest, { id: In(asked) }) : [];
  return {
    tasks: new Map(tasks.map((task) => [task.id, task])),
    places: new Map(places.map((place) => [place.task.id, place])),
    reviewers: readers.length > 0 ? await loadActors(db, readers, now) : new Map(),
    requests: new Map(requests.map((request) => [request.id, request])),
  };
}

/** Not the sheet: there may be a hundred. */
const SELECTED = {
  id: true,
  campaignId: true,
  projectId: true,
  unitId: true,
  fillerId: true,
  state: true,
  round: true,
  step: true,
  dueDate: true,
  total: true,
  grade: true,
} as const;

async function overOnes(db: EntityManager, holding: Holding[], known: Known, now: Date): Promise<Map<string, Look>> {
  const over = holding.flatMap(({ row, holds }) => {
    const task = known.tasks.get(row.taskId ?? '');
    const why = task && whyOver(holds, { ...task, ...factsOf({ row, holds }, task, known) });
    return why ? [{ row, why, taskId: task.id }] : [];
  });
  const ids = over.map(({ taskId }) => taskId);
  const provisional = await undoableUntil(db, ids, now);
  return new Map(
    over.flatMap(({ row, why, taskId }): [string, Look][] => {
      const later = provisional.get(taskId);
      if (later) return [[row.id, { later }]];
      // A to-do is ended by a message of its own, which waits for it.
      return row.kind === 'todo.open' ? [] : [[row.id, { over: why }]];
    }),
  );
}

function factsOf({ row, holds }: Holding, task: Task, { places, reviewers, requests }: Known) {
  const place = places.get(task.id);
  const reader = reviewers.get(row.recipientId ?? '');
  const request = requests.get(holds.requestId ?? '');
  return {
    isFiller: task.fillerId === row.recipientId,
    isReviewer: place !== undefined && reader !== undefined && isReviewer(reader, place),
    isAsked: request !== undefined && isUndecided(request, { task }),
  };
}

async function reworded(db: EntityManager, one: Holding, known: Known, now: Date): Promise<Look | null> {
  const { row, holds } = one;
  const task = known.tasks.get(row.taskId ?? '');
  const reader = known.reviewers.get(row.recipientId ?? '');
  const payload = row.payload as OutboxPayload;
  if (task && reader && holds.total !== undefined && holds.total !== task.total) {
    const words = await withScore(db, row, known.places.get(task.id)!, reader);
    return words && { words };
  }
  if (task && holds.namesDay !== undefined && holds.namesDay !== task.dueDate)
    return { words: withDay(payload, holds, task.dueDate) };
  if (holds.standInFor !== undefined) {
    const isStandIn = { id: holds.standInFor, deputyId: row.recipientId ?? '', standInFrom: Not(IsNull()) };
    return (await db.existsBy(Person, isStandIn)) ? null : { over: '不再请其代理，无需再发' };
  }
  const today = dayOf(now);
  if (holds.saidOn === undefined || holds.saidOn === today) return null;
  const isSaidAnew =
    holds.digest && (await db.existsBy(ReminderDigest, { personId: row.recipientId ?? '', day: today }));
  return isSaidAnew ? { over: '当天已另有提醒，无需再发' } : { words: saidAnotherDay(payload, holds) };
}
