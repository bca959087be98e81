import type Router from '@koa/router';
import { z } from 'zod';
import { launchCampaignSchema } from '../../shared/contracts/campaigns';
import { idSchema } from '../../shared/contracts/common';
import { change, read, type Platform } from '../http/endpoint';
import type { QuotaDesk } from '../quota/quota';
import { launchCampaign } from './launchCampaign';
import { authorizeLaunch, peopleAsked, planCampaign, presentPlan } from './plan';
import { listCampaigns, loadBoard } from './queries';

/** Launching and watching campaigns. */
export function campaignRoutes(
  router: Router,
  platform: Platform,
  quota: Pick<QuotaDesk, 'forecast' | 'policy'>,
): void {
  router.get(
    '/api/campaigns',
    read(platform, {}, async (ctx) => ({ campaigns: await listCampaigns(ctx) })),
  );

  router.get(
    '/api/campaigns/:id',
    read(platform, { params: z.object({ id: idSchema }) }, (ctx, { params }) => loadBoard(ctx, params.id)),
  );

  router.post(
    '/api/campaigns/preview',
    read(platform, { body: launchCampaignSchema }, async (ctx, { body }) => {
      authorizeLaunch(ctx);
      const plan = await planCampaign(ctx, body);
      return presentPlan(plan, body, await quota.forecast(ctx.db, plan.tasks.map(peopleAsked)));
    }),
  );

  router.post(
    '/api/campaigns',
    change(platform, { body: launchCampaignSchema, idempotent: true }, async (ctx, { body }) => {
      const { digest } = await quota.policy();
      const campaign = await launchCampaign(ctx, body, { digest });
      return (await listCampaigns(ctx)).find((summary) => summary.id === campaign.id);
    }),
  );
}
