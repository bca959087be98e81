import type Router from '@koa/router';
import { z } from 'zod';
import { idSchema } from '../../shared/contracts/common';
import { problems } from '../../shared/problems';
import { exchange, read, type Platform } from '../http/endpoint';
import { authorizeView } from '../tasks/policy';
import { presentTask } from '../tasks/present';
import { loadTask } from '../tasks/queries';
import { taskParams } from '../tasks/routes';
import { resultJson } from './compile/resultJson';
import { compileReports } from './compileReports';
import { Report } from './entities';
import type { FileStore } from './files';
import { gatherEvaluation } from './gather';
import { sendFile } from './sendFile';
import { reportTemplateRoutes } from './templateRoutes';

/** Compiling and downloading the documents of a task, and the bureau's own Word template. */
export function reportRoutes(router: Router, platform: Platform, files: FileStore): void {
  router.post(
    '/api/tasks/:id/reports',
    exchange(platform, { who: 'signed-in', params: taskParams }, async (_koa, { params }, contextFor) => {
      const place = await compileReports(platform.database, files, contextFor, params.id);
      return platform.database.read((db) => presentTask(contextFor(db), place));
    }),
  );

  router.get(
    '/api/tasks/:id/result',
    read(platform, { params: taskParams }, async (ctx, { params }) =>
      resultJson((await gatherEvaluation(ctx, params.id)).evaluation),
    ),
  );

  router.get(
    '/api/reports/:id/file',
    exchange(
      platform,
      { who: 'signed-in', params: z.object({ id: idSchema }) },
      async (koa, { params }, contextFor) => {
        const report = await platform.database.read(async (db) => {
          const found = await db.findOneBy(Report, { id: params.id });
          if (!found) throw problems.notFound({ what: '这份报告' });
          authorizeView(contextFor(db).actor, await loadTask(db, found.taskId));
          return found;
        });
        sendFile(koa, report.fileName, await files.get(report));
      },
    ),
  );

  reportTemplateRoutes(router, platform, files);
}
