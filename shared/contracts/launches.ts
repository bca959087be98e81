import { z } from 'zod';
import { launchFindingSchema } from './campaigns';
import { idSchema, instantSchema, textSchema } from './common';
import { reminderPolicySchema } from './reminders';

/** A launch being prepared: everything may still be missing. */
export const launchFormSchema = z.strictObject({
  name: textSchema(200),
  fiscalYear: z.int().min(2000).max(2100),
  /** empty while no day is chosen */
  dueDate: z.union([z.literal(''), z.iso.date('日期应写成 2024-01-31 的形式，并且确有这一天')]),
  profileId: z.string().max(50),
  projectIds: z.array(idSchema).max(1000),
  /** 提醒规则, the usual one when absent */
  reminders: reminderPolicySchema.optional(),
});
export type LaunchFormInput = z.infer<typeof launchFormSchema>;

/** POST /api/launches */
export const saveLaunchSchema = z.strictObject({ form: launchFormSchema });
/** PUT /api/launches/:id, with the version that was opened */
export const changeLaunchSchema = z.strictObject({ version: z.int().min(1), form: launchFormSchema });
/** POST /api/launches/:id/schedule */
export const scheduleLaunchSchema = z.strictObject({ version: z.int().min(1), at: instantSchema });
/** POST /api/launches/:id/cancellation and …/removal */
export const launchVersionSchema = z.strictObject({ version: z.int().min(1) });

export const launchStateSchema = z.enum(['draft', 'scheduled', 'blocked', 'launched', 'removed']);
export type LaunchState = z.infer<typeof launchStateSchema>;

/** A launch that is kept, waits, or was held up. */
export const savedLaunchSchema = z.object({
  id: idSchema,
  version: z.number(),
  state: launchStateSchema,
  form: launchFormSchema,
  /** when the clock launches it */
  scheduledFor: instantSchema.nullable(),
  scheduledByName: z.string().nullable(),
  /** what kept the clock from launching it */
  blocked: z.array(launchFindingSchema),
  changedByName: z.string(),
  changedAt: instantSchema,
  /** set once it is launched */
  campaignId: idSchema.nullable(),
});
export type SavedLaunch = z.infer<typeof savedLaunchSchema>;

/** GET /api/launches: those that are not launched, the latest first */
export const launchListSchema = z.object({ launches: z.array(savedLaunchSchema) });
export type LaunchList = z.infer<typeof launchListSchema>;
