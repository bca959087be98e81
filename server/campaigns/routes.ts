import type Router from '@koa/router';
import { z } from 'zod';
import { launchNowSchema, previewCampaignSchema } from '../../shared/contracts/campaigns';
import { idSchema } from '../../shared/contracts/common';
import { change, read, type Platform } from '../http/endpoint';
import { closeLaunch } from '../launches/closeLaunch';
import type { QuotaDesk } from '../quota/quota';
import { launchCampaign } from './launchCampaign';
import { authorizeLaunch, peopleAsked, planCampaign } from './plan';
import { presentPlan } from './presentPlan';
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
    read(platform, { body: previewCampaignSchema }, async (ctx, { body }) => {
      authorizeLaunch(ctx);
      const plan = await planCampaign(ctx, body, body.scheduledFor ? new Date(body.scheduledFor) : ctx.now);
      const forecast = await quota.forecast(ctx.db, plan.tasks.map(peopleAsked));
      return presentPlan(plan, body, forecast);
    }),
  );

  router.post(
    '/api/campaigns',
    change(platform, { body: launchNowSchema, idempotent: true }, async (ctx, { body: { launch, ...body } }) => {
      const { digest } = await quota.policy();
      const campaign = await launchCampaign(ctx, body, { digest });
      if (launch) await closeLaunch(ctx, launch, campaign.id);
      return (await listCampaigns(ctx)).find((summary) => summary.id === campaign.id);
    }),
  );
}
