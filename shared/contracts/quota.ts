import { z } from 'zod';
import { instantSchema } from './common';

const levelSchema = z.enum(['normal', 'low', 'spent']);

const meterSchema = z.object({
  used: z.number(),
  limit: z.number(),
  /** never below 0 */
  remaining: z.number(),
  level: levelSchema,
  /** 充足, 偏紧, 已用完 */
  levelText: z.string(),
  /** what will be used by the end of the month if the days go on like those so far */
  expected: z.number(),
  /** what was used, most first; what was never used is left out */
  items: z.array(z.object({ name: z.string(), label: z.string(), count: z.number() })),
});

/** GET /api/quota: what DingTalk has counted of us this month, by our own counting. For admins. */
export const quotaSchema = z.object({
  /** `2026-11`, in Asia/Shanghai */
  month: z.string(),
  /** calls we made (接口调用量) */
  calls: meterSchema,
  /** what DingTalk handed to us (推送量) */
  deliveries: meterSchema,
  /** when DingTalk said that the calls of this month are used up; null when it has not, or takes them again */
  refusedAt: instantSchema.nullable(),
  policy: z.object({ level: levelSchema, digest: z.boolean(), cards: z.boolean(), poll: z.boolean() }),
  /** what the product does at this level, one sentence each */
  policyTexts: z.array(z.string()),
  /** one sentence: used, left, and where the month is heading */
  summary: z.string(),
});
export type Quota = z.infer<typeof quotaSchema>;

/** What a campaign will use of the calls that are left; part of POST /api/campaigns/preview. */
export const quotaForecastSchema = z.object({
  calls: z.number(),
  remaining: z.number(),
  fits: z.boolean(),
  /** 本批次预计使用约 640 次接口调用，本月还剩 3,120 次。 */
  sentence: z.string(),
  items: z.array(z.object({ name: z.string(), label: z.string(), calls: z.number() })),
  /** what to do when it does not fit */
  advice: z.array(z.string()),
  /** what the estimate rests on */
  assumptions: z.array(z.string()),
});
export type QuotaForecast = z.infer<typeof quotaForecastSchema>;
