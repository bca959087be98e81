// Reviewers are asked by a notice, or by an interactive card where a template is configured and the quota allows it. Which
// of them holds now is noted in the database: actions find it there, by whichever way they were called.
import type { EntityManager } from 'typeorm';
import { ReviewWay } from './entities';

const ROW = 'review';

/** By notice until noted otherwise. */
export async function reviewWay(db: EntityManager): Promise<ReviewWay['way']> {
  return (await db.findOneBy(ReviewWay, { id: ROW }))?.way ?? 'notice';
}

/**
 * Keeps how reviewers are asked, for every process; as the server starts, from its settings. Not written when it
 * is so already.
 */
export async function noteReviewWay(db: EntityManager, way: ReviewWay['way'], now: Date): Promise<void> {
  if ((await reviewWay(db)) === way) return;
  const noted = { way, updatedAt: now };
  const changed = await db.update(ReviewWay, { id: ROW }, noted);
  if (changed.affected === 0) await db.insert(ReviewWay, { id: ROW, ...noted });
}
