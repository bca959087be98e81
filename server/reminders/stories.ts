// What people have been told about tasks, as the ladder asks for it.
import { In, LessThan, type EntityManager } from 'typeorm';
import { addDays, dayOf, instantOn } from '../../shared/calendar';
import { ESCALATION_LEVELS } from '../../shared/reminders/kinds';
import { levelKey, warnKey, type TaskStory } from '../../shared/reminders/ladder';
import { inChunks } from '../database/inChunks';
import { storedInstant } from '../database/storedInstant';
import { Reminder } from './entities';
import type { Holders } from './holders';

/** What somebody was told of a task, as it is written down: which rung of the ladder, or that its review is late. */
export interface ToldRung {
  taskId: string;
  rung: string;
}

/** What was told about one task: `rung` → who was told and when. */
export type TaskTold = Map<string, { personId: string; at: Date }[]>;

/**
 * Everything told about these tasks, by task; one statement for each five hundred. What was told on a day that is still to
 * come was told by a clock that stood wrong: it counts for nothing.
 */
export async function readTold(db: EntityManager, taskIds: string[], today: string): Promise<Map<string, TaskTold>> {
  const told = new Map<string, TaskTold>();
  for (const ids of inChunks(taskIds)) {
    const rows = await db
      .createQueryBuilder(Reminder, 'reminder')
      .select(['reminder.taskId AS taskId', 'reminder.personId AS personId', 'reminder.rung AS rung'])
      .addSelect('reminder.remindedAt', 'remindedAt')
      .where({ taskId: In(ids), remindedAt: LessThan(instantOn(addDays(today, 1))) })
      .getRawMany<{ taskId: string; personId: string; rung: string; remindedAt: Date | string }>();
    for (const { taskId, personId, rung, remindedAt } of rows) {
      const ofTask = told.get(taskId) ?? new Map();
      ofTask.set(rung, [...(ofTask.get(rung) ?? []), { personId, at: storedInstant(remindedAt) }]);
      told.set(taskId, ofTask);
    }
  }
  return told;
}

/** A flag as the database answers it. */
export const storedFlag = (stored: boolean | number | string): boolean => Number(stored) === 1;

/** Whether this person was told this of the task. */
export const wasTold = (told: TaskTold | undefined, rung: string, personId: string): boolean =>
  (told?.get(rung) ?? []).some((one) => one.personId === personId);

/** The last day on which the filler heard that the task, due on that date, is overdue; null when they have not. */
export function lastLateOn(
  told: TaskTold | undefined,
  { fillerId, dueDate }: Pick<Told, 'fillerId' | 'dueDate'>,
): string | null {
  const days = [...(told ?? [])]
    .filter(([rung]) => /^(T\+|warn-)/.test(rung) && rung.endsWith(`@${dueDate}`))
    .flatMap(([, people]) => people.filter(({ personId }) => personId === fillerId).map(({ at }) => dayOf(at)));
  return (
    days
      .filter((day) => day > dueDate)
      .toSorted()
      .at(-1) ?? null
  );
}

/** What of a task its story depends on. */
interface Told {
  fillerId: string;
  dueDate: string;
  unitPath: string;
  /** 无人负责: whoever fills it has left, and nobody has been given it yet */
  isGone: boolean;
}

/**
 * What a filler was warned of, and which levels have heard, for the due date as it stands. A level that nobody holds
 * counts as told: it keeps nobody waiting, and nobody is warned of it. Whoever has left counts as warned: nobody is there
 * to be waited for.
 */
export function storyOf(
  told: TaskTold | undefined,
  { fillerId, dueDate, unitPath, isGone }: Told,
  holders: Pick<Holders, 'ofLevel'>,
): TaskStory {
  const story: TaskStory = { warned: {}, told: {} };
  for (const level of ESCALATION_LEVELS) {
    if (holders.ofLevel(level, unitPath, fillerId).length === 0) story.told[level] = dueDate;
    const warned = told?.get(warnKey(level, dueDate))?.find(({ personId }) => personId === fillerId);
    const heard = told?.get(levelKey(level, dueDate))?.[0];
    if (isGone) story.warned[level] = dueDate;
    if (warned) story.warned[level] = dayOf(warned.at);
    if (heard) story.told[level] = dayOf(heard.at);
  }
  return story;
}
