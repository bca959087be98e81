import type { HandledCard, ReviewCard, ReviewFacts, ReviewList } from '../../shared/contracts/reviews';
import { isClean, summariseRisks } from '../../shared/reviews/riskMarks';
import type { ActionContext } from '../context';
import { standingOf } from '../tasks/policy';
import { presentCards } from '../tasks/present';
import { tasksFor, withSurroundings, type LoadedTask } from '../tasks/queries';
import { compare, lastSeenOf } from './compare';
import { Review } from './entities';
import { listToReview } from './queue';
import { assess } from './riskFacts';

const HANDLED_SHOWN = 50;

/** 待我审核 with what deserves a look in each, and what the actor has decided lately. */
export async function presentReviews(ctx: ActionContext): Promise<ReviewList> {
  const { places, more } = await listToReview(ctx.db, ctx.actor);
  return { waiting: await presentWaiting(ctx, places), more, handled: await presentHandled(ctx) };
}

async function presentWaiting(ctx: ActionContext, places: LoadedTask[]): Promise<ReviewCard[]> {
  if (places.length === 0) return [];
  const assessed = await assess(ctx.db, places);
  const seen = await lastSeenOf(ctx.db, ctx.actor.personId, places);
  const cards = await presentCards(ctx, places);
  return places.map((place, index) => {
    const { task } = place;
    const facts = assessed.get(task.id)!;
    const known = seen.get(task.id);
    return {
      ...cards[index]!,
      version: task.version,
      round: task.round,
      submittedAt: task.submittedAt!.toISOString(),
      risks: summariseRisks(facts.marks),
      clean: isClean(facts.marks),
      changedCount: known ? compare(place, facts, known).differences.length : null,
      forName: standingOf(ctx.actor, place)?.principal?.name ?? null,
    };
  });
}

/** Of a task that was decided more than once, the latest. */
async function presentHandled(ctx: ActionContext): Promise<HandledCard[]> {
  const reviews = await ctx.db.find(Review, {
    where: { reviewerId: ctx.actor.personId },
    order: { decidedAt: 'DESC' },
    take: HANDLED_SHOWN,
  });
  const ids = [...new Set(reviews.map(({ taskId }) => taskId))];
  if (ids.length === 0) return [];
  const tasks = await tasksFor(ctx.db, ctx.actor).andWhere('task.id IN (:...ids)', { ids }).getMany();
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const known = ids.flatMap((id) => byId.get(id) ?? []);
  const cards = await presentCards(ctx, await withSurroundings(ctx.db, known));
  return cards.map((card) => {
    const { decision, decidedAt, comment } = reviews.find(({ taskId }) => taskId === card.id)!;
    return { ...card, decision, decidedAt: decidedAt.toISOString(), comment };
  });
}

/** What a reviewer wants to know beside the task: what changed, and what to look at. */
export async function presentReviewFacts(ctx: ActionContext, place: LoadedTask): Promise<ReviewFacts> {
  const assessed = (await assess(ctx.db, [place])).get(place.task.id)!;
  const seen = await lastSeenOf(ctx.db, ctx.actor.personId, [place]);
  return {
    round: place.task.round,
    ...compare(place, assessed, seen.get(place.task.id)),
    marks: assessed.marks,
    forName: standingOf(ctx.actor, place)?.principal?.name ?? null,
  };
}
