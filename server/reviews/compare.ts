// What differs from what a reviewer last saw. Within one round nothing changes, so the submission tells.
import { In, LessThan, type EntityManager } from 'typeorm';
import { differences, type Difference } from '../../shared/reviews/differences';
import type { ReviewFacts } from '../../shared/contracts/reviews';
import type { LoadedTask } from '../tasks/queries';
import { ReviewView, Submission } from './entities';
import { versionOf } from './keepSubmission';
import type { Assessed } from './riskFacts';

export interface Compared {
  compared: ReviewFacts['compared'];
  differences: Difference[];
}

interface SeenVersion {
  view: ReviewView;
  submission: Submission;
}

/** The latest earlier submission that somebody has seen of each task, by its id. */
export async function lastSeenOf(
  db: EntityManager,
  personId: string,
  places: LoadedTask[],
): Promise<Map<string, SeenVersion>> {
  const again = places.filter(({ task }) => task.round > 1);
  if (again.length === 0) return new Map();
  const most = Math.max(...again.map(({ task }) => task.round));
  const views = await db.find(ReviewView, {
    where: { personId, taskId: In(again.map(({ task }) => task.id)), round: LessThan(most) },
    order: { round: 'ASC' },
  });
  const roundOf = new Map(again.map(({ task }) => [task.id, task.round]));
  const latest = new Map(
    views.filter(({ taskId, round }) => round < roundOf.get(taskId)!).map((view) => [view.taskId, view]),
  );
  const wanted = [...latest.values()].map(({ taskId, round }) => ({ taskId, round }));
  const submissions = wanted.length > 0 ? await db.findBy(Submission, wanted) : [];
  return new Map(
    submissions.map((submission) => [submission.taskId, { view: latest.get(submission.taskId)!, submission }]),
  );
}

/** With what they last saw; the first time with the year before, where there is one. */
export function compare({ task }: LoadedTask, { rows, lastYear }: Assessed, seen: SeenVersion | undefined): Compared {
  const now = versionOf(task, rows);
  if (seen) {
    const { round, seenAt } = seen.view;
    return {
      compared: { with: 'last-seen', round, seenAt: seenAt.toISOString() },
      differences: differences(seen.submission.sheet, now),
    };
  }
  if (!lastYear) return { compared: { with: 'nothing' }, differences: [] };
  return {
    compared: { with: 'last-year', fiscalYear: lastYear.fiscalYear },
    differences: differences(lastYear.sheet, now, ({ name }) => name),
  };
}
