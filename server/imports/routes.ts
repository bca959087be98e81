import type Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import {
  IMPORT_LIMIT_BYTES,
  importProjectsQuery,
  markedCopyQuery,
  type ImportOutcome,
} from '../../shared/contracts/projectImports';
import { problems } from '../../shared/problems';
import { UnreadableFile } from '../checks/unreadable';
import type { ActionContext } from '../context';
import { exchange, repeatWhenOvertaken, type Platform } from '../http/endpoint';
import { once } from '../http/idempotency';
import { readBytes } from '../http/readBody';
import { sendFile } from '../reports/sendFile';
import { importProjects } from './importProjects';
import type { ImportReader } from './importWorker';
import { authorizeImport, planImport, type ImportPlan } from './plan';
import { hashOf, presentPlan, sortedProblems } from './preview';
import type { ReadImport } from './read/readImport';

type ContextFor = (db: ActionContext['db']) => ActionContext;

/** 导入项目: preview first, then all or some of the same file; the file again with its errors as comments. */
export function importRoutes(router: Router, platform: Platform, reader: ImportReader): void {
  router.get(
    '/api/project-imports/template',
    exchange(platform, { who: 'signed-in' }, async (koa, _input, contextFor) => {
      await platform.database.read(async (db) => authorizeImport(contextFor(db)));
      const { importTemplate } = await import('./importTemplate');
      sendFile(koa, '项目导入模板.xlsx', await importTemplate());
    }),
  );

  router.post(
    '/api/project-imports/preview',
    exchange(platform, { who: 'signed-in', query: z.strictObject({}) }, async (koa, _input, contextFor) => {
      const { bytes, plan } = await planBody(koa, contextFor);
      return presentPlan(plan, hashOf(bytes));
    }),
  );

  router.post(
    '/api/project-imports/marked-copy',
    exchange(platform, { who: 'signed-in', query: markedCopyQuery }, async (koa, { query }, contextFor) => {
      const { bytes, plan } = await planBody(koa, contextFor);
      const marked = await told(reader.mark(bytes, sortedProblems(plan)));
      sendFile(koa, `${query.fileName.replace(/\.xlsx$/i, '')}（标注）.xlsx`, marked);
    }),
  );

  router.post(
    '/api/project-imports',
    exchange(platform, { who: 'signed-in', query: importProjectsQuery }, async (koa, { query }, contextFor) => {
      const { bytes, read } = await readBody(koa, contextFor);
      if (hashOf(bytes) !== query.sha256) throw problems.importFileChanged();
      return repeatWhenOvertaken(() =>
        platform.database.transaction((db): Promise<ImportOutcome> => {
          const ctx = contextFor(db);
          return once(ctx, koa, { body: query }, () => importProjects(ctx, read, query));
        }),
      );
    }),
  );

  /** Asks who it is before anything is read: what follows costs time and memory. */
  async function readBody(koa: Context, contextFor: ContextFor): Promise<{ bytes: Buffer; read: ReadImport }> {
    await platform.database.read(async (db) => authorizeImport(contextFor(db)));
    const bytes = await readBytes(koa, IMPORT_LIMIT_BYTES, '5 MB');
    return { bytes, read: await told(reader.read(bytes)) };
  }

  async function planBody(koa: Context, contextFor: ContextFor): Promise<{ bytes: Buffer; plan: ImportPlan }> {
    const { bytes, read } = await readBody(koa, contextFor);
    return { bytes, plan: await platform.database.read((db) => planImport(contextFor(db), read)) };
  }
}

/** A file that cannot be read is told as it is, as every other refusal. */
async function told<Result>(reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    throw error instanceof UnreadableFile ? problems.importUnreadable({ reason: error.message }) : error;
  }
}
