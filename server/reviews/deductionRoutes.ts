import type Router from '@koa/router';
import { idSchema } from '../../shared/contracts/common';
import { recordDeductionSchema, withdrawDeductionSchema } from '../../shared/contracts/deductions';
import { change, type Platform } from '../http/endpoint';
import { presentTask } from '../tasks/present';
import { taskParams } from '../tasks/routes';
import { recordDeduction, withdrawDeduction } from './deductions';

const deductionParams = taskParams.extend({ deductionId: idSchema });

/** 扣分: taken off a row, and taken back. */
export function deductionRoutes(router: Router, platform: Platform): void {
  router.post(
    '/api/tasks/:id/deductions',
    change(
      platform,
      { params: taskParams, body: recordDeductionSchema, idempotent: true },
      async (ctx, { params, body }) => presentTask(ctx, await recordDeduction(ctx, params.id, body)),
    ),
  );

  router.post(
    '/api/tasks/:id/deductions/:deductionId/withdrawal',
    change(
      platform,
      { params: deductionParams, body: withdrawDeductionSchema, idempotent: true },
      async (ctx, { params, body }) =>
        presentTask(ctx, await withdrawDeduction(ctx, params.id, params.deductionId, body)),
    ),
  );
}
