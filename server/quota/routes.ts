import type Router from '@koa/router';
import { problems } from '../../shared/problems';
import { read, type Platform } from '../http/endpoint';
import { holdsRoleAnywhere } from '../identity/actor';
import type { QuotaDesk } from './quota';

/** DingTalk's monthly quota, for admins. */
export function quotaRoutes(router: Router, platform: Platform, quota: QuotaDesk): void {
  router.get(
    '/api/quota',
    read(platform, {}, (ctx) => {
      if (!holdsRoleAnywhere(ctx.actor, 'admin'))
        throw problems.notAllowed({ what: '查看接口额度', who: '绩效管理员' });
      return quota.describe(ctx.db);
    }),
  );
}
