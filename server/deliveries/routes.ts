import type Router from '@koa/router';
import { deliveryQuerySchema, type DingTalkStatus } from '../../shared/contracts/deliveries';
import { exchange, read, type Platform } from '../http/endpoint';
import { authorizeView } from '../tasks/policy';
import { loadTask } from '../tasks/queries';
import { taskParams } from '../tasks/routes';
import { authorizeWatchingDingTalk, describeWaiting, watchConnection, type Connection } from './dingtalkStatus';
import { presentTaskDeliveries } from './present';
import { listDeliveries } from './queries';

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
