import { z } from 'zod';
import { daySchema, idSchema, instantSchema, textSchema } from './common';

/** Entries on a page. */
export const AUDIT_PER_PAGE = 50;
/** Most rows of an export; more is narrowed by a period. */
export const MOST_EXPORTED = 10_000;

/** GET /api/audit and GET /api/audit/workbook */
export const auditQuerySchema = z.strictObject({
  /** part of the name of who did it */
  person: textSchema(64).default(''),
  /** part of a project's name: its own entries and those of its tasks */
  project: textSchema(64).default(''),
  /** `task.returned`; empty for all */
  action: z.string().max(40).default(''),
  /** first and last day in Asia/Shanghai; empty for no bound */
  from: z.union([z.literal(''), daySchema]).default(''),
  to: z.union([z.literal(''), daySchema]).default(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

export const auditLineSchema = z.object({
  id: idSchema,
  at: instantSchema,
  /** what happened, e.g. 退回修改 */
  label: z.string(),
  /** who did it; 系统 for the clock */
  actorName: z.string(),
  /** the way in, in words */
  origin: z.string(),
  /** what it was done to, by its name */
  subject: z.string(),
  /** page of the mini-app that shows it; null where there is none */
  link: z.string().nullable(),
  comment: z.string().nullable(),
  /** what changed, in words */
  changes: z.array(z.object({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});
export type AuditLine = z.infer<typeof auditLineSchema>;

export const auditPageSchema = z.object({
  entries: z.array(auditLineSchema),
  total: z.number(),
  page: z.number(),
  /** what can be asked for, by what it was done to */
  actions: z.array(z.object({ of: z.string(), acts: z.array(z.object({ action: z.string(), label: z.string() })) })),
  /** false: entries of the actor's units only */
  isWhole: z.boolean(),
});
export type AuditPage = z.infer<typeof auditPageSchema>;
