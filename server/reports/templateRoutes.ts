import type Router from '@koa/router';
import { z } from 'zod';
import { textSchema } from '../../shared/contracts/common';
import { problems } from '../../shared/problems';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { requireAdmin } from '../identity/actor';
import { exchange, type Platform } from '../http/endpoint';
import { readBytes } from '../http/readBody';
import { ReportTemplate } from './entities';
import type { FileStore } from './files';
import { sendFile } from './sendFile';

const KIND = 'evaluation-report';
const LIMIT_BYTES = 5 * 1024 * 1024;
const SUBJECT = { subject: 'report-template', subjectId: KIND } as const;

const uploadQuery = z.strictObject({ fileName: textSchema(120).default('评价报告模板.docx') });

/** The Word template of the evaluation report: download the one in use, replace it, go back to the built-in one. */
export function reportTemplateRoutes(router: Router, platform: Platform, files: FileStore): void {
  router.get(
    '/api/report-templates/evaluation-report',
    exchange(platform, { who: 'signed-in' }, async (koa, _input, contextFor) => {
      const own = await platform.database.read(async (db) => {
        authorizeTemplates(contextFor(db));
        return db.findOneBy(ReportTemplate, { kind: KIND });
      });
      if (own) return sendFile(koa, own.fileName, await files.get(own));
      const { defaultReportTemplate } = await import('./compile/evaluationReport');
      sendFile(koa, '评价报告模板.docx', await defaultReportTemplate());
    }),
  );

  router.put(
    '/api/report-templates/evaluation-report',
    exchange(platform, { who: 'signed-in', query: uploadQuery }, async (koa, { query }, contextFor) => {
      await platform.database.read(async (db) => authorizeTemplates(contextFor(db)));
      const content = await readBytes(koa, LIMIT_BYTES, '5 MB');
      const { checkReportTemplate } = await import('./compile/checkReportTemplate');
      const verdict = await checkReportTemplate(content);
      if (verdict.error) throw problems.reportTemplateInvalid({ reasons: [verdict.error] });
      if (verdict.unknownTags.length > 0)
        throw problems.reportTemplateInvalid({ reasons: verdict.unknownTags.map((tag) => `不认识的标签“${tag}”`) });
      const stored = await files.put(content);
      await platform.database.transaction(async (db) => {
        const ctx = contextFor(db);
        await db.delete(ReportTemplate, { kind: KIND });
        await db.insert(ReportTemplate, {
          kind: KIND,
          fileName: query.fileName,
          storageKey: stored.storageKey,
          sha256: stored.sha256,
          uploadedById: ctx.actor.personId,
          uploadedAt: ctx.now,
        });
        await recordAudit(ctx, { ...SUBJECT, action: 'report-template.replaced', after: stored });
      });
      return { fileName: query.fileName, missingTags: verdict.missingTags };
    }),
  );

  router.delete(
    '/api/report-templates/evaluation-report',
    exchange(platform, { who: 'signed-in' }, async (koa, _input, contextFor) => {
      await platform.database.transaction(async (db) => {
        const ctx = contextFor(db);
        authorizeTemplates(ctx);
        await db.delete(ReportTemplate, { kind: KIND });
        await recordAudit(ctx, { ...SUBJECT, action: 'report-template.reset' });
      });
      koa.status = 204;
    }),
  );
}

function authorizeTemplates(ctx: ActionContext): void {
  requireAdmin(ctx.actor, '更换报告模板');
}
