import { z } from 'zod';
import { deliveryStateLabels } from '../delivery/deliveryState';
import { daySchema, idSchema, instantSchema } from './common';
import { timelineEntrySchema } from './tasks';

const toldSchema = z.object({
  personId: idSchema,
  name: z.string(),
  state: z.enum(Object.keys(deliveryStateLabels) as [keyof typeof deliveryStateLabels]),
  /** who told them by phone */
  toldBy: z.string().nullable(),
});

/** GET /api/tasks/:id/timeline: with whom a task is, since when, what comes next, and what happened. */
export const taskTimelineSchema = z.object({
  /** null once it is done */
  now: z
    .object({
      /** e.g. 单位负责人审核中 */
      label: z.string(),
      /** who has it; `told`: what became of the latest message to them about it, or null when there was none */
      people: z.array(z.object({ id: idSchema, name: z.string(), told: toldSchema.nullable() })),
      since: instantSchema,
      dueDate: daySchema,
      daysLeft: z.number(),
    })
    .nullable(),
  /** null when nothing comes after */
  next: z.object({ label: z.string(), people: z.array(z.string()) }).nullable(),
  /** newest first */
  entries: z.array(z.object({ ...timelineEntrySchema.shape, told: z.array(toldSchema) })),
  at: instantSchema,
});
export type TaskTimeline = z.infer<typeof taskTimelineSchema>;
