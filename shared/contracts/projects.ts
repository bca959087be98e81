import { z } from 'zod';
import { compareDecimals, isDecimal, plainDecimal } from '../decimal';
import type { TemplateIndicator } from '../templates/types';
import { idSchema, instantSchema, roleSchema, textSchema } from './common';
import { MOST_TEMPLATE_ROWS, templateIndicatorSchema } from './templates';

/** Projects on a page of the library. */
export const PROJECTS_PER_PAGE = 20;

/** What a project lacks, or whether it is in a campaign. */
export const projectFilterSchema = z.enum(['all', 'no-filler', 'no-indicators', 'points-off', 'free', 'in-campaign']);
export type ProjectFilter = z.infer<typeof projectFilterSchema>;

/** GET /api/project-library */
export const projectLibraryQuerySchema = z.strictObject({
  /** part of a project's name or code, or of its unit's name */
  search: textSchema(64).default(''),
  fiscalYear: z.coerce.number().int().min(2000).max(2100).optional(),
  which: projectFilterSchema.default('all'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type ProjectLibraryQuery = z.infer<typeof projectLibraryQuerySchema>;

export const projectLineSchema = z.object({
  id: idSchema,
  code: z.string().nullable(),
  name: z.string(),
  unitName: z.string(),
  fiscalYear: z.number(),
  isDemo: z.boolean(),
  fillerName: z.string().nullable(),
  /** the filler has left the organisation */
  fillerLeft: z.boolean(),
  /** 全年预算数, 万元 */
  annualBudget: z.string(),
  executionRatePercent: z.string().nullable(),
  indicatorCount: z.number(),
  /** 分值 of the indicators together */
  points: z.string(),
  /** the points make 100 with the execution rate of a scoring profile */
  pointsFit: z.boolean(),
  /** a campaign it is in */
  campaignName: z.string().nullable(),
});
export type ProjectLine = z.infer<typeof projectLineSchema>;

export const projectLibrarySchema = z.object({
  projects: z.array(projectLineSchema),
  total: z.number(),
  page: z.number(),
  /** budget years there are projects of, the latest first */
  years: z.array(z.number()),
});
export type ProjectLibrary = z.infer<typeof projectLibrarySchema>;

const amountText = z
  .string()
  .trim()
  .refine(
    (text) => isDecimal(text) && compareDecimals(text, '0') >= 0 && /^\d{1,9}(\.\d{1,6})?$/.test(text),
    '请填写不小于 0 的数，单位万元，最多六位小数',
  )
  .transform(plainDecimal);

export const projectFundsSchema = z.strictObject({
  source: textSchema(50).refine((text) => text !== '', '请填写资金来源'),
  initialBudget: amountText,
  annualBudget: amountText,
  executed: amountText,
});
export type ProjectFundsInput = z.infer<typeof projectFundsSchema>;

/** PUT /api/projects/:id: what is left out stays as it is. */
export const changeProjectSchema = z.strictObject({
  version: z.int().min(1),
  fillerId: idSchema.nullable().optional(),
  annualObjective: textSchema(4000).optional(),
  funds: z.array(projectFundsSchema).max(20).optional(),
  indicators: z.array(templateIndicatorSchema).max(MOST_TEMPLATE_ROWS).optional(),
});
export type ChangeProjectInput = z.infer<typeof changeProjectSchema>;

/** GET /api/projects/:id, and the answer of a change */
export const projectDetailSchema = z.object({
  id: idSchema,
  version: z.number(),
  code: z.string().nullable(),
  name: z.string(),
  unitId: idSchema,
  unitName: z.string(),
  competentDepartment: z.string(),
  fiscalYear: z.number(),
  fiscalYearAssumed: z.boolean(),
  isDemo: z.boolean(),
  assumptions: z.array(z.string()),
  annualObjective: z.string(),
  filler: z.object({ id: idSchema, name: z.string(), active: z.boolean() }).nullable(),
  /** who decides each step as the roles stand, the filler left out */
  steps: z.array(z.object({ role: roleSchema, label: z.string(), names: z.array(z.string()) })),
  funds: z.array(projectFundsSchema),
  indicators: z.array(z.custom<TemplateIndicator>()),
  /** the scoring profile whose points these are */
  profileId: z.string(),
  /** the campaign that keeps it from being changed */
  lockedBy: z.object({ id: idSchema, name: z.string() }).nullable(),
  history: z.array(
    z.object({
      at: instantSchema,
      label: z.string(),
      actorName: z.string(),
      changes: z.array(z.object({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
    }),
  ),
});
export type ProjectDetail = z.infer<typeof projectDetailSchema>;
