import type Router from '@koa/router';
import { z } from 'zod';
import { idSchema } from '../../shared/contracts/common';
import { changeProjectSchema, projectLibraryQuerySchema } from '../../shared/contracts/projects';
import { change, read, type Platform } from '../http/endpoint';
import { changeProject } from './changeProject';
import { listLibrary } from './library';
import { presentProject } from './present';
import { listProjects } from './queries';

const querySchema = z.object({ fiscalYear: z.coerce.number().int().min(2000).max(2100).optional() });
const params = z.object({ id: idSchema });

/** What can be put into a campaign, and the library where projects are looked after. */
export function projectRoutes(router: Router, platform: Platform): void {
  router.get(
    '/api/projects',
    read(platform, { query: querySchema }, async (ctx, { query }) => ({
      projects: await listProjects(ctx, query.fiscalYear),
    })),
  );

  router.get(
    '/api/project-library',
    read(platform, { query: projectLibraryQuerySchema }, (ctx, { query }) => listLibrary(ctx, query)),
  );

  router.get(
    '/api/projects/:id',
    read(platform, { params }, (ctx, { params: { id } }) => presentProject(ctx, id)),
  );

  router.put(
    '/api/projects/:id',
    change(platform, { params, body: changeProjectSchema }, async (ctx, { params: { id }, body }) => {
      await changeProject(ctx, id, body);
      return presentProject(ctx, id);
    }),
  );
}
