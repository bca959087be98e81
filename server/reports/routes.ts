import type Router from '@koa/router';
import { z } from 'zod';
import { idSchema } from '../../shared/contracts/common';
import { change, exchange, read, type Platform } from '../http/endpoint';
import { presentTask } from '../tasks/present';
import { taskParams } from '../tasks/routes';
import { resultJson } from './compile/resultJson';
import { createCompiling } from './compileReports';
import type { FileStore } from './files';
import { gatherEvaluation } from './gather';
import { sendFile } from './sendFile';
import { reportFor, sendReport } from './sendReport';
import { reportTemplateRoutes } from './templateRoutes';

const reportParams = z.object({ id: idSchema });

/**
 * Compiling, downloading and sending the documents of a task, and the bureau's own Word template.
 * @param sendWord the Word report is sent to whoever compiles it, and to the filler
 */
export function reportRoutes(router: Router, platform: Platform, files: FileStore, sendWord: boolean): void {
  const compile = createCompiling({ database: platform.database, files, sendWord });
  router.post(
    '/api/tasks/:id/reports',
    exchange(platform, { who: 'signed-in', params: taskParams }, async (_koa, { params }, contextFor) => {
      const place = await compile(contextFor, params.id);
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
    exchange(platform, { who: 'signed-in', params: reportParams }, async (koa, { params }, contextFor) => {
      const report = await platform.database.read((db) => reportFor(contextFor(db), params.id));
      sendFile(koa, report.fileName, await files.get(report));
    }),
  );

  router.post(
    '/api/reports/:id/delivery',
    change(platform, { params: reportParams, body: z.strictObject({}), idempotent: true }, async (ctx, { params }) => {
      await sendReport(ctx, params.id);
      return { queued: true };
    }),
  );

  reportTemplateRoutes(router, platform, files);
}
