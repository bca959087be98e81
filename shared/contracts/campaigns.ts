import { z } from 'zod';
import { listProfiles, USUAL_PROFILE } from '../scoring/profiles';
import { daySchema, idSchema, instantSchema, textSchema } from './common';
import { quotaForecastSchema } from './quota';
import { reminderPolicySchema } from './reminders';

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
  /** 提醒规则, the usual one when absent */
  reminders: reminderPolicySchema.optional(),
});
export type LaunchCampaignInput = z.infer<typeof launchCampaignSchema>;

/** POST /api/campaigns: with the draft it comes from, which is closed by it */
export const launchNowSchema = launchCampaignSchema.extend({
  launch: z.strictObject({ id: idSchema, version: z.int().min(1) }).optional(),
});
export type LaunchNowRequest = z.input<typeof launchNowSchema>;
/** What a client sends. */
export type LaunchCampaignRequest = z.input<typeof launchCampaignSchema>;

/** What the pre-checks say; see shared/launch/findings.ts. */
export const launchFindingSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  remedy: z.string(),
  link: z.object({ label: z.string(), path: z.string() }).nullable(),
  projectId: idSchema.nullable(),
});

/** POST /api/campaigns/preview: the launch, and whose screen is to be shown */
export const previewCampaignSchema = launchCampaignSchema.extend({
  /** the project whose filler's screen is shown; the first one when absent */
  sampleProjectId: idSchema.optional(),
  /** when it will be launched; at once when absent */
  scheduledFor: instantSchema.nullable().default(null),
});
export type PreviewCampaignInput = z.infer<typeof previewCampaignSchema>;

/** What one filler will see: the notice, the to-do, and the form. */
const fillerSampleSchema = z.object({
  projectId: idSchema,
  projectName: z.string(),
  fillerName: z.string().nullable(),
  notice: z.object({ title: z.string(), lines: z.array(z.string()), buttonLabel: z.string() }),
  todo: z.string(),
  /** 全年预算数 and 全年执行数, 万元 */
  annualBudget: z.string(),
  executed: z.string(),
  executionRatePercent: z.string().nullable(),
  rows: z.array(z.object({ level1: z.string(), name: z.string(), targetText: z.string(), points: z.string() })),
});

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
      asks: z.number(),
      minutes: z.number(),
      noticeTitle: z.string(),
    }),
  ),
  people: z.number(),
  /** notices and to-dos sent at launch */
  messages: z.number(),
  findings: z.array(launchFindingSchema),
  /** those that must be mended before launching, one sentence each */
  problems: z.array(z.string()),
  /** what it will use of DingTalk's monthly quota */
  quota: quotaForecastSchema,
  burden: z.object({
    asks: z.number(),
    /** of all fillers together */
    minutes: z.number(),
    /** the three who get most */
    heaviest: z.array(z.object({ name: z.string(), tasks: z.number(), asks: z.number(), minutes: z.number() })),
    /** of each step's reviewers together */
    reviewMinutes: z.number(),
    rule: z.array(z.string()),
  }),
  /** null while no project can be shown */
  sample: fillerSampleSchema.nullable(),
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
const campaignListSchema = z.object({ campaigns: z.array(campaignSummarySchema) });
export type CampaignList = z.infer<typeof campaignListSchema>;

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
