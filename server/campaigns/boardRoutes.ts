import type Router from '@koa/router';
import { z } from 'zod';
import { scopeWords } from '../../shared/boardWords';
import {
  boardFilterSchema,
  boardQuerySchema,
  boardSelectionSchema,
  extendTasksSchema,
  extensionDaySchema,
} from '../../shared/contracts/board';
import { idSchema } from '../../shared/contracts/common';
import { change, exchange, read, type Platform } from '../http/endpoint';
import { sendFile } from '../reports/sendFile';
import { previewUrge, urgeTasks } from '../urges/urge';
import { listBoardTasks, presentRows, selectTasks } from './boardTasks';
import { boardWorkbook } from './boardWorkbook';
import { extendTasks, previewExtension } from './extendTasks';
import { loadBoard } from './queries';

const params = z.object({ id: idSchema });

/** What a board shows, and what is done from it: rows, 导出, 催办, 延期. */
export function boardRoutes(router: Router, platform: Platform): void {
  router.get(
    '/api/campaigns/:id/tasks',
    read(platform, { params, query: boardQuerySchema }, (ctx, input) =>
      listBoardTasks(ctx, input.params.id, input.query),
    ),
  );

  router.get(
    '/api/campaigns/:id/tasks.xlsx',
    exchange(
      platform,
      { who: 'signed-in', params, query: boardFilterSchema },
      async (koa, { params: { id }, query }, contextFor) => {
        const { name, scope, rows } = await platform.database.read(async (db) => {
          const ctx = contextFor(db);
          const { campaign, units } = await loadBoard(ctx, id);
          const { places, missed } = await selectTasks(ctx, id, query);
          return {
            name: campaign.name,
            scope: scopeWords(query, units),
            rows: await presentRows(ctx, places, missed),
          };
        });
        const { fileName, content } = await boardWorkbook(name, scope, rows, platform.now());
        sendFile(koa, fileName, content);
      },
    ),
  );

  router.post(
    '/api/campaigns/:id/urges/preview',
    read(platform, { params, body: boardSelectionSchema }, (ctx, input) =>
      previewUrge(ctx, input.params.id, input.body),
    ),
  );

  router.post(
    '/api/campaigns/:id/urges',
    change(platform, { params, body: boardSelectionSchema, idempotent: true }, (ctx, input) =>
      urgeTasks(ctx, input.params.id, input.body),
    ),
  );

  router.post(
    '/api/campaigns/:id/extension/preview',
    read(platform, { params, body: extensionDaySchema }, (ctx, input) =>
      previewExtension(ctx, input.params.id, input.body),
    ),
  );

  router.post(
    '/api/campaigns/:id/extension',
    change(platform, { params, body: extendTasksSchema, idempotent: true }, (ctx, input) =>
      extendTasks(ctx, input.params.id, input.body),
    ),
  );
}
