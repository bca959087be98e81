import type Router from '@koa/router';
import { reviewViewSchema } from '../../shared/contracts/reviews';
import { change, read, type Platform } from '../http/endpoint';
import { authorizeView } from '../tasks/policy';
import { loadTask } from '../tasks/queries';
import { taskParams } from '../tasks/routes';
import { noteSeen } from './noteSeen';
import { presentReviewFacts } from './present';
import { historyParams, presentRowHistory } from './rowHistory';

/** What a reviewer looks at before deciding. */
export function lookRoutes(router: Router, platform: Platform): void {
  router.get(
    '/api/reviews/:id',
    read(platform, { params: taskParams }, async (ctx, { params }) => {
      const place = await loadTask(ctx.db, params.id);
      authorizeView(ctx.actor, place);
      return presentReviewFacts(ctx, place);
    }),
  );

  router.put(
    '/api/reviews/:id/view',
    change(platform, { params: taskParams, body: reviewViewSchema }, async (ctx, { params, body }) => {
      const place = await loadTask(ctx.db, params.id);
      authorizeView(ctx.actor, place);
      // A page that shows an earlier submission has not seen this one.
      if (place.task.round === body.round) await noteSeen(ctx, place.task);
      return { round: place.task.round };
    }),
  );

  router.get(
    '/api/tasks/:id/rows/:place/history',
    read(platform, { params: historyParams }, async (ctx, { params }) => {
      const place = await loadTask(ctx.db, params.id);
      authorizeView(ctx.actor, place);
      return presentRowHistory(ctx, place, params.place);
    }),
  );
}
