import type Router from '@koa/router';
import { approveTaskSchema, returnTaskSchema } from '../../shared/contracts/tasks';
import { change, type Platform } from '../http/endpoint';
import { presentTask } from '../tasks/present';
import { taskParams } from '../tasks/routes';
import { approveTask } from './approveTask';
import { returnTask } from './returnTask';

/** Deciding: approve or return. */
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
}
