import { z } from 'zod';
import { taskRowKinds } from '../insight/rows';
import { daySchema, idSchema, instantSchema, textSchema } from './common';

const severitySchema = z.enum(['error', 'warning', 'info']);
const percentTextSchema = z.string();

/** The campaign above every page of the overview; counts cover the asker's scope. */
const insightCampaignSchema = z.object({
  id: idSchema,
  name: z.string(),
  fiscalYear: z.number(),
  /** the year is an assumption of the demo */
  fiscalYearAssumed: z.boolean(),
  isDemo: z.boolean(),
  dueDate: daySchema,
  daysLeft: z.number(),
  total: z.number(),
  /** in review or completed */
  handedIn: z.number(),
  completed: z.number(),
  overdue: z.number(),
});
export type InsightCampaign = z.infer<typeof insightCampaignSchema>;

const taskRefSchema = z.object({
  taskId: idSchema,
  projectName: z.string(),
  unitName: z.string(),
  isDemo: z.boolean(),
});

const findingGroupSchema = z.object({
  /** number of the check, id of the unit, or name of the indicator */
  key: z.string(),
  title: z.string(),
  severity: severitySchema,
  findings: z.number(),
  tasks: z.number(),
});

/** GET /api/insight/:id/dashboard: what the leadership looks at */
export const dashboardSchema = z.object({
  campaign: insightCampaignSchema,
  /** the server's clock */
  at: instantSchema,
  money: z.object({
    /** 万元 */
    annualBudget: z.string(),
    executed: z.string(),
    ratePercent: percentTextSchema.nullable(),
    timeProgressPercent: percentTextSchema,
    behind: z.number(),
    /** the furthest behind, as many as the chart holds */
    furthest: z.array(taskRefSchema.extend({ ratePercent: percentTextSchema, gapPoints: z.string() })),
  }),
  /** those with the most outstanding first; never more than a hundred */
  units: z.array(
    z.object({
      unitId: idSchema,
      unitName: z.string(),
      open: z.number(),
      inReview: z.number(),
      completed: z.number(),
      overdue: z.number(),
    }),
  ),
  unitCount: z.number(),
  /** units with something open */
  lateUnits: z.number(),
  scores: z.object({
    average: z.string().nullable(),
    bins: z.array(z.object({ from: z.string(), label: z.string(), count: z.number() })),
  }),
  grades: z.array(z.object({ grade: z.string(), count: z.number() })),
  /** the most widespread findings among what is handed in */
  problems: z.array(findingGroupSchema),
  decisions: z.array(
    z.object({
      kind: z.enum(taskRowKinds),
      count: z.number(),
      sentence: z.string(),
      advice: z.string(),
      examples: z.array(taskRefSchema.extend({ note: z.string() })),
    }),
  ),
});
export type Dashboard = z.infer<typeof dashboardSchema>;

/** GET /api/insight/:id/findings: the checker over everything handed in */
export const campaignFindingsSchema = z.object({
  campaign: insightCampaignSchema,
  /** handed-in tasks without any finding */
  clean: z.number(),
  byCheck: z.array(findingGroupSchema),
  /** at most a hundred each */
  byUnit: z.array(findingGroupSchema),
  byIndicator: z.array(findingGroupSchema),
});
export type CampaignFindings = z.infer<typeof campaignFindingsSchema>;

/** GET /api/insight/:id/wording: indicators that come back or read badly */
export const campaignWordingSchema = z.object({
  campaign: insightCampaignSchema,
  /** differently worded indicators looked at */
  looked: z.number(),
  problemCount: z.number(),
  /** the worst, at most a hundred */
  problems: z.array(
    z.object({
      name: z.string(),
      tasks: z.number(),
      returns: z.number(),
      /** the most frequent ones */
      reasons: z.array(z.object({ reason: z.string(), count: z.number() })),
      quality: z.array(
        z.object({
          code: z.string(),
          severity: severitySchema,
          message: z.string(),
          example: z.string(),
          source: z.string(),
        }),
      ),
    }),
  ),
});
export type CampaignWording = z.infer<typeof campaignWordingSchema>;

/** GET /api/insight/:id/reviewed: self score against the score after review */
export const campaignReviewedSchema = z.object({
  campaign: insightCampaignSchema,
  compared: z.number(),
  lowered: z.number(),
  raised: z.number(),
  unchanged: z.number(),
  meanChange: z.string().nullable(),
  /** the largest ones, at most a hundred */
  changes: z.array(
    z.object({
      taskId: idSchema,
      projectName: z.string(),
      unitName: z.string(),
      first: z.string(),
      final: z.string(),
      change: z.string(),
    }),
  ),
});
export type CampaignReviewed = z.infer<typeof campaignReviewedSchema>;

/** GET /api/insight/:id/rows: the tasks behind a number */
export const insightRowsQuerySchema = z.strictObject({
  by: z.enum([...taskRowKinds, 'finding'], '没有这种列表，请从看板重新打开'),
  /** the bin of `score`, the grade of `grade`, the check of `finding` */
  value: textSchema(50).optional(),
  unitId: idSchema.optional(),
  /** 三级指标, for `finding` */
  indicator: textSchema(200).optional(),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type InsightRowsQuery = z.infer<typeof insightRowsQuerySchema>;

export const insightRowsSchema = z.object({
  campaign: insightCampaignSchema,
  /** what the list is called, with what it is narrowed to */
  title: z.string(),
  total: z.number(),
  rows: z.array(
    taskRefSchema.extend({
      stateLabel: z.string(),
      /** 得分 and 等级 of what is handed in */
      total: z.string().nullable(),
      grade: z.string().nullable(),
      notes: z.array(z.string()),
    }),
  ),
  /** offset of the next page */
  next: z.number().nullable(),
});
export type InsightRows = z.infer<typeof insightRowsSchema>;
