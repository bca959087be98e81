import type Router from '@koa/router';
import { insightRowsQuerySchema } from '../../shared/contracts/insight';
import type { ActionContext } from '../context';
import { read, type Platform } from '../http/endpoint';
import { taskParams } from '../tasks/routes';
import { loadDashboard } from './dashboard';
import { findingsOfCampaign } from './findings';
import { reviewedOfCampaign } from './reviewed';
import { listInsightRows } from './rows';
import { wordingOfCampaign } from './wording';

/** A campaign as a whole: the leadership's dashboard, its X-rays, and the rows behind each number. */
export function insightRoutes(router: Router, platform: Platform): void {
  const views: Record<string, (ctx: ActionContext, campaignId: string) => Promise<object>> = {
    dashboard: loadDashboard,
    findings: findingsOfCampaign,
    wording: wordingOfCampaign,
    reviewed: reviewedOfCampaign,
  };
  for (const [name, load] of Object.entries(views))
    router.get(
      `/api/insight/:id/${name}`,
      read(platform, { params: taskParams }, (ctx, { params }) => load(ctx, params.id)),
    );

  router.get(
    '/api/insight/:id/rows',
    read(platform, { params: taskParams, query: insightRowsQuerySchema }, (ctx, { params, query }) =>
      listInsightRows(ctx, params.id, query),
    ),
  );
}
