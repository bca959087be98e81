import type Router from '@koa/router';
import { z } from 'zod';
import { idSchema } from '../../shared/contracts/common';
import {
  campaignPreviewRequestSchema,
  campaignRemindersQuerySchema,
  changePolicySchema,
  changeReminderSettingsSchema,
  draftPreviewSchema,
  myRemindersQuerySchema,
} from '../../shared/contracts/reminders';
import { change, read, type Platform } from '../http/endpoint';
import { changePolicy, describePolicy } from './policies';
import { previewCampaign, previewDraft } from './preview';
import { campaignReminders, myReminders } from './sent';
import { changeSettings, describeSettings } from './settings';

const params = z.object({ id: idSchema });

/** Reminders: the rules of a campaign, what it will send, what each has chosen, what was sent and why. */
export function reminderRoutes(router: Router, platform: Platform): void {
  router.get(
    '/api/campaigns/:id/reminder-policy',
    read(platform, { params }, (ctx, { params: { id } }) => describePolicy(ctx, id)),
  );

  router.put(
    '/api/campaigns/:id/reminder-policy',
    change(platform, { params, body: changePolicySchema }, async (ctx, { params: { id }, body }) => {
      await changePolicy(ctx, id, body);
      return describePolicy(ctx, id);
    }),
  );

  router.post(
    '/api/campaigns/:id/reminder-preview',
    read(platform, { params, body: campaignPreviewRequestSchema }, (ctx, { params: { id }, body }) =>
      previewCampaign(ctx, id, body.policy),
    ),
  );

  router.get(
    '/api/campaigns/:id/reminders',
    read(platform, { params, query: campaignRemindersQuerySchema }, (ctx, { params: { id }, query }) =>
      campaignReminders(ctx, id, query),
    ),
  );

  router.post(
    '/api/reminder-previews',
    read(platform, { body: draftPreviewSchema }, (ctx, { body }) => previewDraft(ctx, body)),
  );

  router.get('/api/me/reminder-settings', read(platform, {}, describeSettings));

  router.put(
    '/api/me/reminder-settings',
    change(platform, { body: changeReminderSettingsSchema }, async (ctx, { body }) => {
      await changeSettings(ctx, body);
      return describeSettings(ctx);
    }),
  );

  router.get(
    '/api/me/reminders',
    read(platform, { query: myRemindersQuerySchema }, (ctx, { query }) => myReminders(ctx, query)),
  );
}
