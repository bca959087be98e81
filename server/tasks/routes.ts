import type Router from '@koa/router';
import { z } from 'zod';
import { idSchema } from '../../shared/contracts/common';
import { saveDraftSchema } from '../../shared/contracts/drafts';
import { reassignTaskSchema, taskVersionSchema } from '../../shared/contracts/tasks';
import { change, read, type Platform } from '../http/endpoint';
import { authorizeView } from './policy';
import { presentMyTasks, presentTask } from './present';
import { loadTask } from './queries';
import { reassignTask } from './reassignTask';
import { saveDraft } from './saveDraft';
import { submitTask } from './submitTask';
import { withdrawTask } from './withdrawTask';

export const taskParams = z.object({ id: idSchema });

/**
 * Filling: my tasks, one task, its draft, its submission.
 * @param onOpened told who has a task's page open; must not wait or fail
 */
export function taskRoutes(
  router: Router,
  platform: Platform,
  onOpened: (personId: string, taskId: string) => void,
): void {
  router.get(
    '/api/tasks',
    read(platform, {}, (ctx) => presentMyTasks(ctx)),
  );

  router.get(
    '/api/tasks/:id',
    read(platform, { params: taskParams }, async (ctx, { params }) => {
      const place = await loadTask(ctx.db, params.id);
      authorizeView(ctx.actor, place);
      onOpened(ctx.actor.personId, params.id);
      return presentTask(ctx, place);
    }),
  );

  router.put(
    '/api/tasks/:id/draft',
    change(platform, { params: taskParams, body: saveDraftSchema }, async (ctx, { params, body }) =>
      presentTask(ctx, await saveDraft(ctx, params.id, body)),
    ),
  );

  router.post(
    '/api/tasks/:id/submission',
    change(platform, { params: taskParams, body: taskVersionSchema, idempotent: true }, async (ctx, { params, body }) =>
      presentTask(ctx, await submitTask(ctx, params.id, body)),
    ),
  );

  router.post(
    '/api/tasks/:id/withdrawal',
    change(platform, { params: taskParams, body: taskVersionSchema, idempotent: true }, async (ctx, { params, body }) =>
      presentTask(ctx, await withdrawTask(ctx, params.id, body)),
    ),
  );

  router.post(
    '/api/tasks/:id/reassignment',
    change(
      platform,
      { params: taskParams, body: reassignTaskSchema, idempotent: true },
      async (ctx, { params, body }) => presentTask(ctx, await reassignTask(ctx, params.id, body)),
    ),
  );
}
