import type Router from '@koa/router';
import { z } from 'zod';
import { read, type Platform } from '../http/endpoint';
import { listProjects } from './queries';

const querySchema = z.object({ fiscalYear: z.coerce.number().int().min(2000).max(2100).optional() });

export function projectRoutes(router: Router, platform: Platform): void {
  router.get(
    '/api/projects',
    read(platform, { query: querySchema }, async (ctx, { query }) => ({
      projects: await listProjects(ctx, query.fiscalYear),
    })),
  );
}
