import type Router from '@koa/router';
import { z } from 'zod';
import { askExtensionSchema, decideExtensionSchema } from '../../shared/contracts/extensions';
import { idSchema } from '../../shared/contracts/common';
import type { ActionContext } from '../context';
import { change, read, type Platform } from '../http/endpoint';
import { loadTask } from '../tasks/queries';
import { askExtension } from './askExtension';
import { decideExtension, withdrawExtension } from './decideExtension';
import type { ExtensionRequest } from './entities';
import { listOpenExtensions, loadTaskExtension, presentExtensions } from './queries';

const params = z.object({ id: idSchema });

/** 延期申请: asking, answering, and what waits for an answer. */
export function extensionRoutes(router: Router, platform: Platform): void {
  router.get(
    '/api/tasks/:id/extension-requests',
    read(platform, { params }, (ctx, input) => loadTaskExtension(ctx, input.params.id)),
  );

  router.post(
    '/api/tasks/:id/extension-requests',
    change(platform, { params, body: askExtensionSchema, idempotent: true }, async (ctx, input) =>
      presented(ctx, await askExtension(ctx, input.params.id, input.body)),
    ),
  );

  router.get(
    '/api/campaigns/:id/extension-requests',
    read(platform, { params }, (ctx, input) => listOpenExtensions(ctx, input.params.id)),
  );

  router.post(
    '/api/extension-requests/:id/decision',
    change(platform, { params, body: decideExtensionSchema, idempotent: true }, async (ctx, input) =>
      presented(ctx, await decideExtension(ctx, input.params.id, input.body)),
    ),
  );

  router.post(
    '/api/extension-requests/:id/withdrawal',
    change(platform, { params, idempotent: true }, async (ctx, input) =>
      presented(ctx, await withdrawExtension(ctx, input.params.id)),
    ),
  );
}

async function presented(ctx: ActionContext, request: ExtensionRequest) {
  const [shown] = await presentExtensions(ctx, [request], [await loadTask(ctx.db, request.taskId)]);
  return shown;
}
