import { z } from 'zod';
import { daySchema, idSchema, instantSchema, textSchema } from './common';

const reasonSchema = (words: string) => textSchema(500).refine((text) => text.length > 0, words);

/** POST /api/tasks/:id/extension-requests (延期申请) */
export const askExtensionSchema = z.strictObject({
  /** the later due date that is asked for */
  wantedDay: daySchema,
  reason: reasonSchema('请写明延期理由'),
});
export type AskExtensionInput = z.infer<typeof askExtensionSchema>;

/** POST /api/extension-requests/:id/decision; a refusal says why */
export const decideExtensionSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('grant') }),
  z.strictObject({ decision: z.literal('refuse'), reason: reasonSchema('请写明不同意的理由') }),
]);
export type DecideExtensionInput = z.infer<typeof decideExtensionSchema>;

/** `overtaken`: the task was handed in or extended otherwise, so that there is nothing to decide any more. */
export const extensionStateSchema = z.enum(['open', 'granted', 'refused', 'withdrawn', 'overtaken']);
export type ExtensionState = z.infer<typeof extensionStateSchema>;

export const extensionRequestSchema = z.object({
  id: idSchema,
  taskId: idSchema,
  projectName: z.string(),
  unitName: z.string(),
  askedByName: z.string(),
  askedAt: instantSchema,
  /** the due date when it was asked */
  dueDate: daySchema,
  wantedDay: daySchema,
  reason: z.string(),
  state: extensionStateSchema,
  decidedByName: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
  /** why it was refused */
  answer: z.string().nullable(),
  can: z.object({ decide: z.boolean(), withdraw: z.boolean() }),
});
export type ExtensionRequestView = z.infer<typeof extensionRequestSchema>;

/** GET /api/tasks/:id/extension-requests */
export const taskExtensionSchema = z.object({
  /** the newest request about the task, whatever became of it */
  latest: extensionRequestSchema.nullable(),
  /** whether the reader may ask for more time now */
  canAsk: z.boolean(),
  /** the days between which a later due date may lie */
  earliest: daySchema,
  furthest: daySchema,
});
export type TaskExtension = z.infer<typeof taskExtensionSchema>;

/** GET /api/campaigns/:id/extension-requests: those that wait for a decision of the reader, the oldest first */
export const openExtensionsSchema = z.object({ requests: z.array(extensionRequestSchema) });
export type OpenExtensions = z.infer<typeof openExtensionsSchema>;
