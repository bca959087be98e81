import type Router from '@koa/router';
import { z } from 'zod';
import { deliveryQuerySchema, type DingTalkStatus } from '../../shared/contracts/deliveries';
import { change, exchange, read, type Platform } from '../http/endpoint';
import { authorizeView } from '../tasks/policy';
import { loadTask } from '../tasks/queries';
import { taskParams } from '../tasks/routes';
import { markToldByPhone, sendAgain } from './act';
import { authorizeWatchingDingTalk, describeWaiting, watchConnection, type Connection } from './dingtalkStatus';
import { presentDeliveries, presentTaskDeliveries } from './present';
import { listDeliveries } from './queries';
import { presentTaskTimeline } from './timeline';

/** Who was told, who was reached, and whether DingTalk answers. */
export function deliveryRoutes(router: Router, platform: Platform, connection: Connection): void {
  const askDingTalk = watchConnection(connection);

  router.get(
    '/api/deliveries',
    read(platform, { query: deliveryQuerySchema }, (ctx, { query }) => listDeliveries(ctx, query)),
  );

  router.get(
    '/api/tasks/:id/deliveries',
    read(platform, { params: taskParams }, async (ctx, { params }) => {
      authorizeView(ctx.actor, await loadTask(ctx.db, params.id));
      return presentTaskDeliveries(ctx, params.id);
    }),
  );

  router.get(
    '/api/tasks/:id/timeline',
    read(platform, { params: taskParams }, async (ctx, { params }) => {
      const place = await loadTask(ctx.db, params.id);
      authorizeView(ctx.actor, place);
      return presentTaskTimeline(ctx, place);
    }),
  );

  for (const [path, act] of [
    ['again', sendAgain],
    ['told-by-phone', markToldByPhone],
  ] as const)
    router.post(
      `/api/deliveries/:id/${path}`,
      change(platform, { params: taskParams, body: z.strictObject({}), idempotent: true }, async (ctx, { params }) => {
        const [delivery] = await presentDeliveries(ctx, [await act(ctx, params.id)]);
        return delivery!;
      }),
    );

  router.get(
    '/api/dingtalk-status',
    exchange(platform, { who: 'signed-in' }, async (_koa, _input, contextFor): Promise<DingTalkStatus> => {
      const waiting = await platform.database.read((db) => {
        const ctx = contextFor(db);
        authorizeWatchingDingTalk(ctx);
        return describeWaiting(ctx);
      });
      // Asked outside of the rows: it may take seconds to hear nothing.
      return { ...waiting, ...(await askDingTalk()) };
    }),
  );
}
