import { z } from 'zod';
import { listProfiles, USUAL_PROFILE } from '../scoring/profiles';
import { daySchema, idSchema, instantSchema, textSchema } from './common';
import { quotaForecastSchema } from './quota';

/** POST /api/campaigns/preview and POST /api/campaigns (launches at once) */
export const launchCampaignSchema = z.strictObject({
  name: textSchema(200).refine((text) => text.length > 0, '请填写批次名称'),
  fiscalYear: z.int().min(2000).max(2100),
  dueDate: daySchema,
  /** 评分方案, the national one when absent */
  profileId: z
    .string()
    .refine((id) => listProfiles().some((profile) => profile.id === id), '没有这个评分方案，请重新选择')
    .default(USUAL_PROFILE),
  projectIds: z.array(idSchema).min(1, '请至少选择一个项目').max(1000),
});
export type LaunchCampaignInput = z.infer<typeof launchCampaignSchema>;
/** What a client sends. */
export type LaunchCampaignRequest = z.input<typeof launchCampaignSchema>;

/** Who would get what, and what stands in the way. */
export const campaignPreviewSchema = z.object({
  tasks: z.array(
    z.object({
      projectId: idSchema,
      projectName: z.string(),
      unitName: z.string(),
      fillerName: z.string().nullable(),
      leadNames: z.array(z.string()),
      reviewerNames: z.array(z.string()),
      indicatorCount: z.number(),
    }),
  ),
  people: z.number(),
  /** notices and to-dos sent at launch */
  messages: z.number(),
  /** what must be mended before launching, in Chinese */
  problems: z.array(z.string()),
  /** how the notice will read */
  noticeTitle: z.string(),
  /** what it will use of DingTalk's monthly quota */
  quota: quotaForecastSchema,
});
export type CampaignPreview = z.infer<typeof campaignPreviewSchema>;

export const campaignSummarySchema = z.object({
  id: idSchema,
  name: z.string(),
  fiscalYear: z.number(),
  fiscalYearAssumed: z.boolean(),
  /** 评分方案 in words */
  profileName: z.string(),
  isDemo: z.boolean(),
  dueDate: daySchema,
  daysLeft: z.number(),
  launchedAt: instantSchema,
  counts: z.object({
    total: z.number(),
    /** not begun, or being filled */
    toFill: z.number(),
    /** of these: not begun */
    assigned: z.number(),
    returned: z.number(),
    inReview: z.number(),
    completed: z.number(),
    overdue: z.number(),
  }),
});
export type CampaignSummary = z.infer<typeof campaignSummarySchema>;

/** GET /api/campaigns */
export const campaignListSchema = z.object({ campaigns: z.array(campaignSummarySchema) });

/** GET /api/campaigns/:id: the board; its rows are read page by page, see contracts/board */
export const campaignBoardSchema = z.object({
  campaign: campaignSummarySchema,
  units: z.array(
    z.object({
      unitId: idSchema,
      unitName: z.string(),
      total: z.number(),
      submitted: z.number(),
      completed: z.number(),
      overdue: z.number(),
    }),
  ),
  grades: z.array(z.object({ grade: z.string(), count: z.number() })),
  /** open tasks whose holders were not reached */
  missed: z.number(),
  can: z.object({ urge: z.boolean(), extend: z.boolean() }),
});
export type CampaignBoard = z.infer<typeof campaignBoardSchema>;

/** GET /api/projects?fiscalYear=: what can be put into a campaign */
export const projectListSchema = z.object({
  projects: z.array(
    z.object({
      id: idSchema,
      name: z.string(),
      unitName: z.string(),
      fiscalYear: z.number(),
      annualBudget: z.string(),
      executed: z.string(),
      executionRatePercent: z.string().nullable(),
      isDemo: z.boolean(),
      fillerName: z.string().nullable(),
      /** already in a campaign of the same year */
      inCampaign: z.boolean(),
    }),
  ),
});
export type ProjectList = z.infer<typeof projectListSchema>;
