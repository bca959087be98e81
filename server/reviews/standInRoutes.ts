import type Router from '@koa/router';
import { colleaguesQuerySchema, nameStandInSchema } from '../../shared/contracts/reviews';
import { change, read, type Platform } from '../http/endpoint';
import { listColleagues, nameStandIn, presentStandIn } from './nameStandIn';

/** 代理审核: who reviews in one's place. */
export function standInRoutes(router: Router, platform: Platform): void {
  router.get(
    '/api/stand-in',
    read(platform, {}, (ctx) => presentStandIn(ctx)),
  );

  router.put(
    '/api/stand-in',
    change(platform, { body: nameStandInSchema }, async (ctx, { body }) => {
      await nameStandIn(ctx, body);
      return presentStandIn(ctx);
    }),
  );

  router.get(
    '/api/stand-in/colleagues',
    read(platform, { query: colleaguesQuerySchema }, (ctx, { query }) => listColleagues(ctx, query.search)),
  );
}
