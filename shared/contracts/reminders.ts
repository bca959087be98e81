import { z } from 'zod';
import { deliveryStateLabels } from '../delivery/deliveryState';
import { OPTIONAL_KINDS, reminderKinds, type ReminderKind } from '../reminders/kinds';
import { POLICY_BOUNDS, policyMisfits, QUIET_TIMES, REMINDER_TIMES, USUAL_POLICY } from '../reminders/policy';
import { daySchema, idSchema, instantSchema, textSchema } from './common';

const keysOf = <Key extends string>(labels: Record<Key, unknown>) => z.enum(Object.keys(labels) as [Key, ...Key[]]);

const kindSchema = keysOf<ReminderKind>(reminderKinds);
const stateSchema = keysOf(deliveryStateLabels);
const timeSchema = z.string().refine((time) => REMINDER_TIMES.includes(time), '请选择上班时间内的整点或半点');
const every = z.int().min(1).max(POLICY_BOUNDS.every, `最多隔 ${POLICY_BOUNDS.every} 个工作日`);
const afterDays = z.int().min(1).max(POLICY_BOUNDS.escalation, `最多 ${POLICY_BOUNDS.escalation} 个工作日`).nullable();

/** 提醒规则; see shared/reminders/policy.ts */
export const reminderPolicySchema = z
  .strictObject({
    daysBefore: z
      .array(z.int().min(1).max(POLICY_BOUNDS.earliest, `最早提前 ${POLICY_BOUNDS.earliest} 天`))
      .max(POLICY_BOUNDS.rungs, `最多提前提醒 ${POLICY_BOUNDS.rungs} 次`)
      .transform((days) => [...days].sort((one, other) => other - one)),
    at: timeSchema,
    overdueEvery: every,
    escalation: z.strictObject({ lead: afterDays, department: afterDays, leader: afterDays }),
    reviewEvery: every.nullable(),
    // What came later: whoever does not know of it yet means the usual.
    reviewLate: afterDays.default(USUAL_POLICY.reviewLate),
    requestEvery: every.default(USUAL_POLICY.requestEvery),
    urgeReminded: z.boolean().default(USUAL_POLICY.urgeReminded),
    weekly: z.boolean(),
  })
  .superRefine((policy, context) => {
    for (const { field, message } of policyMisfits(policy))
      context.addIssue({ code: 'custom', path: [field], message });
  });

/** A sentence about the calendar or the plan, with what to do. */
const calendarFindingSchema = z.object({
  /** e.g. `calendar-unknown` */
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
});
export type CalendarFinding = z.infer<typeof calendarFindingSchema>;

/** GET /api/campaigns/:id/reminder-policy */
export const campaignPolicySchema = z.object({
  /** 0 while the campaign follows the usual policy */
  version: z.number(),
  policy: reminderPolicySchema,
  changedByName: z.string().nullable(),
  changedAt: instantSchema.nullable(),
  can: z.object({ change: z.boolean() }),
});
export type CampaignPolicy = z.infer<typeof campaignPolicySchema>;

/** PUT /api/campaigns/:id/reminder-policy, with the version that was opened */
export const changePolicySchema = z.strictObject({ version: z.int().min(0), policy: reminderPolicySchema });

/** POST /api/reminder-previews: what a campaign that is not launched yet would send */
export const draftPreviewSchema = z.strictObject({
  name: textSchema(200).default(''),
  dueDate: daySchema,
  /** when it will be launched; at once when absent */
  scheduledFor: instantSchema.nullable().default(null),
  projectIds: z.array(idSchema).max(1000),
  policy: reminderPolicySchema,
});
export type DraftPreviewRequest = z.input<typeof draftPreviewSchema>;

/** POST /api/campaigns/:id/reminder-preview: what a running one will still send; by another policy than its own when given */
export const campaignPreviewRequestSchema = z.strictObject({ policy: reminderPolicySchema.optional() });

/** What one group of people would be told at one moment. */
const previewEntrySchema = z.object({
  kind: z.enum(['receipt', ...(Object.keys(reminderKinds) as [ReminderKind, ...ReminderKind[]])]),
  /** `'09:00'`; the moment of the launch for `receipt` */
  at: z.string(),
  /** e.g. 提醒还没提交的 12 位填报人：还有 3 天 */
  what: z.string(),
  /** how many people at most, if nobody hands anything in */
  people: z.number(),
  /** why it is this day and not another; null when there is nothing to say */
  note: z.string().nullable(),
});
export type ReminderPreviewEntry = z.infer<typeof previewEntrySchema>;

/** One day of a campaign; days without a reminder are there too, so that a calendar can be drawn. */
const previewDaySchema = z.object({
  day: daySchema,
  /** 周三 */
  weekday: z.string(),
  isWorkday: z.boolean(),
  /** 国庆节, 国庆节调休上班, 本单位例外：…; null on ordinary days */
  name: z.string().nullable(),
  isDueDay: z.boolean(),
  entries: z.array(previewEntrySchema),
});
export type ReminderPreviewDay = z.infer<typeof previewDaySchema>;

export const reminderPreviewSchema = z.object({
  days: z.array(previewDaySchema),
  /** fillers of the campaign who have something open */
  people: z.number(),
  /** messages at most, if nobody hands anything in */
  messages: z.number(),
  /** what one filler would read on each of their days, in words as they would be sent */
  samples: z.array(z.object({ day: daySchema, at: z.string(), title: z.string(), lines: z.array(z.string()) })),
  findings: z.array(calendarFindingSchema),
});
export type ReminderPreview = z.infer<typeof reminderPreviewSchema>;

const quietTime = z.string().refine((time) => QUIET_TIMES.includes(time), '请选择整点或半点');

const settingsShape = {
  /** when on a working day; null: as each campaign says */
  hour: timeSchema.nullable(),
  /** hours in which nothing is told, beyond those of everybody */
  quiet: z
    .strictObject({ from: quietTime, until: quietTime })
    .refine(({ from, until }) => from < until, '结束时间要晚于开始时间')
    .refine(
      ({ from, until }) => REMINDER_TIMES.some((time) => time < from || time >= until),
      '免打扰占满了上班时间，请至少留出半小时',
    )
    .nullable(),
  /** what is not told; the due day always is */
  muted: z.array(z.enum(OPTIONAL_KINDS)).max(OPTIONAL_KINDS.length),
};

/** GET /api/me/reminder-settings */
export const reminderSettingsSchema = z.object({ version: z.number(), ...settingsShape });
export type PersonalReminderSettings = z.infer<typeof reminderSettingsSchema>;

/** PUT /api/me/reminder-settings, with the version that was opened (0 at first) */
export const changeReminderSettingsSchema = z.strictObject({ version: z.int().min(0), ...settingsShape });
export type ChangeReminderSettings = z.infer<typeof changeReminderSettingsSchema>;

const pageShape = {
  /** the last id of the page before */
  before: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
};

/** One thing that a reminder was sent for. */
const reasonSchema = z.object({
  kind: kindSchema,
  /** 截止前 3 天还没提交：财政网络运维服务费自评 */
  why: z.string(),
});

const sentShape = {
  id: idSchema,
  /** when it was written */
  at: instantSchema,
  title: z.string(),
  lines: z.array(z.string()),
  reasons: z.array(reasonSchema),
  state: stateSchema,
  reachedAt: instantSchema.nullable(),
  readAt: instantSchema.nullable(),
  /** why it did not arrive; null when it did or nothing is known */
  missedWhy: z.string().nullable(),
};

/** GET /api/me/reminders?before=&limit= : what the asker was reminded of, the latest first */
export const myRemindersQuerySchema = z.strictObject(pageShape);
export const sentReminderSchema = z.object(sentShape);
export type SentReminder = z.infer<typeof sentReminderSchema>;
export const myRemindersSchema = z.object({ reminders: z.array(sentReminderSchema), next: idSchema.nullable() });
export type MyReminders = z.infer<typeof myRemindersSchema>;

/** GET /api/campaigns/:id/reminders?before=&limit=&kind=&state= : the proof, the latest first */
export const campaignRemindersQuerySchema = z.strictObject({
  ...pageShape,
  kind: kindSchema.optional(),
  state: stateSchema.optional(),
});
export type CampaignRemindersQuery = z.infer<typeof campaignRemindersQuerySchema>;
export const campaignRemindersSchema = z.object({
  reminders: z.array(
    z.object({
      ...sentShape,
      person: z.object({ id: idSchema, name: z.string(), unitName: z.string().nullable(), active: z.boolean() }),
    }),
  ),
  next: idSchema.nullable(),
  /** of the whole campaign, whatever is looked for: messages by their state */
  counts: z.object({ told: z.number(), reached: z.number(), read: z.number(), missed: z.number() }),
});
export type CampaignReminders = z.infer<typeof campaignRemindersSchema>;

/** GET /api/work-calendar?year=2026 (this year when absent) */
export const workCalendarQuerySchema = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
});

/** A day that an office works differently from the statutory calendar. */
const calendarExceptionSchema = z.object({
  day: daySchema,
  isWorkday: z.boolean(),
  note: z.string(),
  changedByName: z.string(),
  changedAt: instantSchema,
});
export type CalendarException = z.infer<typeof calendarExceptionSchema>;

export const workCalendarSchema = z.object({
  year: z.number(),
  /** false: the holidays of the year are not known, and weekdays count as worked */
  isKnown: z.boolean(),
  /** holidays and made-up working days of the year, without ordinary weekends */
  statutory: z.array(z.object({ day: daySchema, isWorkday: z.boolean(), name: z.string() })),
  exceptions: z.array(calendarExceptionSchema),
  /** what is missing now: this year's or next year's holidays, deadlines that lie in a year without */
  findings: z.array(calendarFindingSchema),
  can: z.object({ change: z.boolean() }),
});
export type WorkCalendarYear = z.infer<typeof workCalendarSchema>;

/** PUT /api/work-calendar/:day ; POST /api/work-calendar/:day/removal takes it back; both answer the year's calendar */
export const setExceptionSchema = z.strictObject({
  isWorkday: z.boolean(),
  note: textSchema(100).refine((text) => text.length > 0, '请说明原因，例如：市里统一安排值班'),
});
export type SetException = z.infer<typeof setExceptionSchema>;
