import type Router from '@koa/router';
import { decideSchema, undoSchema } from '../../shared/contracts/reviews';
import { approveTaskSchema, returnTaskSchema } from '../../shared/contracts/tasks';
import { change, read, type Platform } from '../http/endpoint';
import { presentTask } from '../tasks/present';
import { taskParams } from '../tasks/routes';
import { approveTask } from './approveTask';
import { decide, undoAll } from './decide';
import { presentReviews } from './present';
import { returnTask } from './returnTask';
import { UNDO_MS } from './undoDecision';

/** Deciding: approve or return, one or many, for good or to be taken back for a while. */
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
}
