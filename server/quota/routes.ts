import type Router from '@koa/router';
import { read, type Platform } from '../http/endpoint';
import { requireAdmin } from '../identity/actor';
import type { QuotaDesk } from './quota';

/** DingTalk's monthly quota, for admins. */
export function quotaRoutes(router: Router, platform: Platform, quota: QuotaDesk): void {
  router.get(
    '/api/quota',
    read(platform, {}, (ctx) => {
      requireAdmin(ctx.actor, '查看接口额度');
      return quota.describe(ctx.db);
    }),
  );
}
