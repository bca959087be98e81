import type Router from '@koa/router';
import { z } from 'zod';
import {
  changeTemplateSchema,
  replayRequestSchema,
  saveTemplateSchema,
  templateIdSchema,
} from '../../shared/contracts/templates';
import { change, exchange, read, type Platform } from '../http/endpoint';
import { readBytes } from '../http/readBody';
import { sendFile } from '../reports/sendFile';
import { changeTemplate } from './changeTemplate';
import { authorizeTemplates } from './policy';
import { presentSummary, presentTemplate } from './present';
import { findTemplates, loadTemplate } from './queries';
import { readUpload } from './readUpload';
import { replayTemplate } from './replay';
import { saveTemplate } from './saveTemplate';
import { listVersions } from './versions';

const LIMIT_BYTES = 2 * 1024 * 1024;
const params = z.object({ id: templateIdSchema });

/**
 * 指标体系模板: looked at, copied, changed, taken out as Excel and read from it.
 * @param readingWorker the built worker that reads uploads
 */
export function templateRoutes(router: Router, platform: Platform, readingWorker: string): void {
  router.get(
    '/api/templates',
    read(platform, {}, async (ctx) => ({ templates: (await findTemplates(ctx)).map(presentSummary) })),
  );

  router.get(
    '/api/templates/:id',
    read(platform, { params }, async (ctx, { params: { id } }) => presentTemplate(await loadTemplate(ctx, id))),
  );

  router.get(
    '/api/templates/:id/workbook',
    exchange(platform, { who: 'signed-in', params }, async (koa, { params: { id } }, contextFor) => {
      const { template } = await platform.database.read((db) => loadTemplate(contextFor(db), id));
      const { writeTemplate } = await import('./workbook/writeTemplate');
      sendFile(
        koa,
        `${template.name.replace(/[\\/:*?"<>|]/g, '_')}.xlsx`,
        await writeTemplate(template, platform.now()),
      );
    }),
  );

  router.get(
    '/api/templates/:id/versions',
    read(platform, { params }, (ctx, { params: { id } }) => listVersions(ctx, id)),
  );

  router.post(
    '/api/templates/replay',
    read(platform, { body: replayRequestSchema }, (ctx, { body }) => replayTemplate(ctx, body)),
  );

  router.post(
    '/api/templates',
    change(platform, { body: saveTemplateSchema, idempotent: true }, async (ctx, { body }) => {
      const { id } = await saveTemplate(ctx, body);
      return presentTemplate(await loadTemplate(ctx, id));
    }),
  );

  router.put(
    '/api/templates/:id',
    change(platform, { params, body: changeTemplateSchema }, async (ctx, { params: { id }, body }) => {
      await changeTemplate(ctx, id, body);
      return presentTemplate(await loadTemplate(ctx, id));
    }),
  );

  router.post(
    '/api/templates/reading',
    exchange(platform, { who: 'signed-in' }, async (koa, _input, contextFor) => {
      await platform.database.read(async (db) => authorizeTemplates(contextFor(db)));
      return readUpload(await readBytes(koa, LIMIT_BYTES, '2 MB'), readingWorker);
    }),
  );
}
