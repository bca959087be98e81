// 扣分: what a reviewer takes off a row under a named line of the scoring rules, until the task is finished.
import { z } from 'zod';
import { idSchema, instantSchema, textSchema } from './common';

/** Most that stand at one row at a time. */
export const MOST_DEDUCTIONS = 20;

const said = (most: number, words: string) => textSchema(most).refine((text) => text.length > 0, words);

/** POST /api/tasks/:id/deductions */
export const recordDeductionSchema = z.strictObject({
  version: z.int().min(1),
  indicatorId: idSchema,
  /** the line of the rules, e.g. 缺少验收资料的，每项扣0.5分 */
  line: said(200, '请写明扣分条款'),
  /** taken off each time */
  points: z.string().regex(/^(?!0+(\.0+)?$)\d{1,3}(\.\d{1,2})?$/, '请填写大于 0 的分数，最多两位小数，例如 0.5'),
  times: z.int('次数应为整数').min(1, '至少 1 次').max(99, '最多 99 次'),
  /** what was found */
  fact: said(500, '请写明认定的事实'),
  /** the document that shows it */
  basis: said(200, '请写明依据，例如材料名称或文号'),
});
export type RecordDeductionInput = z.infer<typeof recordDeductionSchema>;

/** POST /api/tasks/:id/deductions/:deductionId/withdrawal */
export const withdrawDeductionSchema = z.strictObject({ version: z.int().min(1) });

/** A deduction as everybody who sees the task sees it. */
export const rowDeductionSchema = z.object({
  id: idSchema,
  line: z.string(),
  points: z.string(),
  times: z.number(),
  fact: z.string(),
  basis: z.string(),
  byName: z.string(),
  at: instantSchema,
  can: z.object({ withdraw: z.boolean() }),
});
export type RowDeduction = z.infer<typeof rowDeductionSchema>;
