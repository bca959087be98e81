import { z } from 'zod';
import { daySchema, idSchema, instantSchema, textSchema } from './common';
import { taskCardSchema, taskStateSchema } from './tasks';

/** The parts of a board: the states in order, and what cuts across them; `outstanding`: not handed in (未交). */
export const boardShowSchema = z.enum(
  [...taskStateSchema.options, 'outstanding', 'overdue', 'missed'],
  '没有这个选项，请重新选择',
);
export type BoardShow = z.infer<typeof boardShowSchema>;

const filterShape = {
  show: boardShowSchema.optional(),
  unitId: idSchema.optional(),
  /** 等级 of finished tasks */
  grade: textSchema(10).optional(),
  /** parts of the names of project, unit or filler */
  words: textSchema(64).optional(),
};

export const boardFilterSchema = z.strictObject(filterShape);
export type BoardFilter = z.infer<typeof boardFilterSchema>;

/** Which of the tasks that are seen something is done to: all that the filter leaves, or one. */
const selectionShape = { ...filterShape, taskId: idSchema.optional() };
export const boardSelectionSchema = z.strictObject(selectionShape);
export type BoardSelection = z.infer<typeof boardSelectionSchema>;

/** GET /api/campaigns/:id/tasks; `from` counts rows that were read before */
export const boardQuerySchema = z.strictObject({
  ...selectionShape,
  from: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type BoardQuery = z.infer<typeof boardQuerySchema>;

const lastUrgeSchema = z.object({ at: instantSchema, byName: z.string(), toNames: z.array(z.string()) });
export type LastUrge = z.infer<typeof lastUrgeSchema>;

/** A row of the board. */
export const boardTaskSchema = z.object({
  ...taskCardSchema.shape,
  version: z.number(),
  unitId: idSchema,
  lastUrge: lastUrgeSchema.nullable(),
  /** who holds it and was not reached, each with the reason; empty: nothing is known to have failed */
  missed: z.array(z.object({ name: z.string(), why: z.string() })),
  can: z.object({ urge: z.boolean(), reassign: z.boolean(), extend: z.boolean() }),
});
export type BoardTask = z.infer<typeof boardTaskSchema>;

export const boardTasksSchema = z.object({
  tasks: z.array(boardTaskSchema),
  /** how many the filter leaves in all */
  total: z.number(),
  /** `from` of the next page, or null */
  next: z.number().nullable(),
});
export type BoardTasks = z.infer<typeof boardTasksSchema>;

const urgedPersonSchema = z.object({
  personId: idSchema,
  name: z.string(),
  unitName: z.string().nullable(),
  tasks: z.number(),
});

/** POST /api/campaigns/:id/urges/preview, and what was done by POST /api/campaigns/:id/urges (催办) */
export const urgePlanSchema = z.object({
  /** who gets a message; `doubt`: why it may not reach them */
  reaches: z.array(z.object({ ...urgedPersonSchema.shape, doubt: z.string().nullable() })),
  /** who cannot be reached at all, and why */
  cannot: z.array(z.object({ ...urgedPersonSchema.shape, why: z.string() })),
  /** urged a short while ago: not again before `againAt` */
  cooling: z.array(
    z.object({ ...urgedPersonSchema.shape, byName: z.string(), at: instantSchema, againAt: instantSchema }),
  ),
  /** reminded today by the day's digest of the same: not urged as well, `at` when they were */
  reminded: z.array(z.object({ ...urgedPersonSchema.shape, at: instantSchema })),
  /** units of those who are reached */
  units: z.number(),
  /** tasks they are reached about */
  tasks: z.number(),
});
export type UrgePlan = z.infer<typeof urgePlanSchema>;

/** POST /api/campaigns/:id/extension/preview */
export const extensionDaySchema = z.strictObject({ ...selectionShape, dueDate: daySchema });
export type ExtensionDay = z.infer<typeof extensionDaySchema>;

/** POST /api/campaigns/:id/extension (延期) */
export const extendTasksSchema = z.strictObject({
  ...selectionShape,
  dueDate: daySchema,
  reason: textSchema(500).refine((text) => text.length > 0, '请写明延期原因'),
});
export type ExtendTasksInput = z.infer<typeof extendTasksSchema>;

/** What an extension does, or did. */
export const extensionPlanSchema = z.object({
  /** tasks that get the new due date */
  tasks: z.number(),
  /** fillers who are told */
  people: z.number(),
  /** open tasks that are due on the new date or later already */
  later: z.number(),
  dueDate: daySchema,
});
export type ExtensionPlan = z.infer<typeof extensionPlanSchema>;
