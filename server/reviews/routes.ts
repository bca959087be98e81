import type Router from '@koa/router';
import { idSchema } from '../../shared/contracts/common';
import { recordDeductionSchema, withdrawDeductionSchema } from '../../shared/contracts/deductions';
import { decideSchema, reviewViewSchema, undoSchema } from '../../shared/contracts/reviews';
import { approveTaskSchema, returnTaskSchema } from '../../shared/contracts/tasks';
import { change, read, type Platform } from '../http/endpoint';
import { authorizeView } from '../tasks/policy';
import { presentTask } from '../tasks/present';
import { loadTask } from '../tasks/queries';
import { taskParams } from '../tasks/routes';
import { approveTask } from './approveTask';
import { decide, undoAll } from './decide';
import { recordDeduction, withdrawDeduction } from './deductions';
import { noteSeen } from './noteSeen';
import { presentReviewFacts, presentReviews } from './present';
import { returnTask } from './returnTask';
import { historyParams, presentRowHistory } from './rowHistory';
import { UNDO_MS } from './undoDecision';

const deductionParams = taskParams.extend({ deductionId: idSchema });

/** Deciding: approve or return, one or many, for good or to be taken back for a while; and what is looked at before. */
export function reviewRoutes(router: Router, platform: Platform): void {
  router.post(
    '/api/tasks/:id/approval',
    change(platform, { params: taskParams, body: approveTaskSchema, idempotent: true }, async (ctx, { params, body }) =>
      presentTask(ctx, await approveTask(ctx, params.id, body)),
    ),
  );

  router.post(
    '/api/tasks/:id/return',
    change(platform, { params: taskParams, body: returnTaskSchema, idempotent: true }, async (ctx, { params, body }) =>
      presentTask(ctx, await returnTask(ctx, params.id, body)),
    ),
  );

  router.post(
    '/api/tasks/:id/deductions',
    change(
      platform,
      { params: taskParams, body: recordDeductionSchema, idempotent: true },
      async (ctx, { params, body }) => presentTask(ctx, await recordDeduction(ctx, params.id, body)),
    ),
  );

  router.post(
    '/api/tasks/:id/deductions/:deductionId/withdrawal',
    change(
      platform,
      { params: deductionParams, body: withdrawDeductionSchema, idempotent: true },
      async (ctx, { params, body }) =>
        presentTask(ctx, await withdrawDeduction(ctx, params.id, params.deductionId, body)),
    ),
  );

  router.get(
    '/api/reviews',
    read(platform, {}, (ctx) => presentReviews(ctx)),
  );

  router.post(
    '/api/reviews/decisions',
    change(platform, { body: decideSchema, idempotent: true }, async (ctx, { body }) => {
      const decided = await decide(ctx, body.decisions);
      // What waits leaves as soon as it may; should the server stop meanwhile, the next sweep finds it.
      setTimeout(() => platform.afterCommit(), UNDO_MS).unref();
      return decided;
    }),
  );

  router.post(
    '/api/reviews/undo',
    change(platform, { body: undoSchema, idempotent: true }, (ctx, { body }) => undoAll(ctx, body.decisionIds)),
  );

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
