import type Router from '@koa/router';
import { z } from 'zod';
import { idSchema } from '../../shared/contracts/common';
import {
  changeLaunchSchema,
  launchVersionSchema,
  saveLaunchSchema,
  scheduleLaunchSchema,
} from '../../shared/contracts/launches';
import { change, read, type Platform } from '../http/endpoint';
import { listLaunches, presentLaunch } from './queries';
import { changeLaunch, removeLaunch, saveLaunch } from './saveLaunch';
import { cancelSchedule, scheduleLaunch } from './schedule';

const params = z.object({ id: idSchema });

/** Launches that are kept: drafts, and those that wait for their moment. */
export function launchRoutes(router: Router, platform: Platform): void {
  router.get(
    '/api/launches',
    read(platform, {}, async (ctx) => ({ launches: await listLaunches(ctx) })),
  );

  router.get(
    '/api/launches/:id',
    read(platform, { params }, (ctx, { params: { id } }) => presentLaunch(ctx, id)),
  );

  router.post(
    '/api/launches',
    change(platform, { body: saveLaunchSchema, idempotent: true }, async (ctx, { body }) => {
      const { id } = await saveLaunch(ctx, body.form);
      return presentLaunch(ctx, id);
    }),
  );

  router.put(
    '/api/launches/:id',
    change(platform, { params, body: changeLaunchSchema }, async (ctx, { params: { id }, body }) => {
      await changeLaunch(ctx, id, body);
      return presentLaunch(ctx, id);
    }),
  );

  router.post(
    '/api/launches/:id/schedule',
    change(
      platform,
      { params, body: scheduleLaunchSchema, idempotent: true },
      async (ctx, { params: { id }, body }) => {
        await scheduleLaunch(ctx, id, body);
        return presentLaunch(ctx, id);
      },
    ),
  );

  router.post(
    '/api/launches/:id/cancellation',
    change(platform, { params, body: launchVersionSchema, idempotent: true }, async (ctx, { params: { id }, body }) => {
      await cancelSchedule(ctx, id, body.version);
      return presentLaunch(ctx, id);
    }),
  );

  router.post(
    '/api/launches/:id/removal',
    change(platform, { params, body: launchVersionSchema, idempotent: true }, async (ctx, { params: { id }, body }) => {
      await removeLaunch(ctx, id, body.version);
      return { launches: await listLaunches(ctx) };
    }),
  );
}
