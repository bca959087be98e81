import type Router from '@koa/router';
import { dayOf } from '../../shared/calendar';
import { auditQuerySchema } from '../../shared/contracts/audit';
import { newId } from '../database/ids';
import { exchange, read, type Platform } from '../http/endpoint';
import { sendFile } from '../reports/sendFile';
import { recordAudit } from './recordAudit';
import { allMatching, searchAudit } from './search';

/** 审计日志: searched, and taken out as a workbook; taking it out is recorded as well. */
export function auditRoutes(router: Router, platform: Platform): void {
  router.get(
    '/api/audit',
    read(platform, { query: auditQuerySchema }, (ctx, { query }) => searchAudit(ctx, query)),
  );

  router.get(
    '/api/audit/workbook',
    exchange(platform, { who: 'signed-in', query: auditQuerySchema }, async (koa, { query }, contextFor) => {
      const lines = await platform.database.transaction(async (db) => {
        const ctx = contextFor(db);
        const found = await allMatching(ctx, query);
        await recordAudit(ctx, {
          subject: 'audit',
          subjectId: newId(),
          action: 'audit.exported',
          comment: `导出 ${found.length} 条`,
        });
        return found;
      });
      const { writeAudit } = await import('./workbook');
      sendFile(koa, `审计日志 ${dayOf(platform.now())}.xlsx`, await writeAudit(lines, platform.now()));
    }),
  );
}
