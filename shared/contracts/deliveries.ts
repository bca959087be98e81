import { z } from 'zod';
import { deliveryStateLabels, purposeLabels, wayLabels } from '../delivery/deliveryState';
import { idSchema, instantSchema, textSchema } from './common';

const keysOf = <Key extends string>(labels: Record<Key, string>) =>
  z.enum(Object.keys(labels) as [Key, ...Key[]], '没有这个选项，请重新选择');

export const deliveryStateSchema = keysOf(deliveryStateLabels);
const channelSchema = z.enum([...(Object.keys(wayLabels) as (keyof typeof wayLabels)[]), 'upkeep']);
const purposeSchema = keysOf(purposeLabels);
const nextWaySchema = z.enum(['again', 'todo', 'robot', 'phone']);

/** What is looked for; everything may be left out. */
const filterShape = {
  purpose: purposeSchema.optional(),
  /** without one: whatever tells somebody something, so no upkeep */
  way: channelSchema.optional(),
  campaignId: idSchema.optional(),
  /** part of a name of the person or their unit */
  person: textSchema(50).optional(),
  period: z.enum(['today', 'week', 'all']).default('all'),
};

/** GET /api/deliveries */
export const deliveryQuerySchema = z.strictObject({
  ...filterShape,
  /** `phone`: those nobody could reach and nobody has told yet */
  show: z.enum([...(Object.keys(deliveryStateLabels) as (keyof typeof deliveryStateLabels)[]), 'phone']).optional(),
  /** the last id of the page before */
  before: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(50),
});
export type DeliveryQuery = z.infer<typeof deliveryQuerySchema>;

const deliveryCountsSchema = z.object({
  waiting: z.number(),
  sent: z.number(),
  reached: z.number(),
  read: z.number(),
  missed: z.number(),
  cancelled: z.number(),
});
/** Each message is in one state, so the six add up to all of them. */
export type DeliveryCounts = z.infer<typeof deliveryCountsSchema>;

/** One message to one person by one way. */
const deliverySchema = z.object({
  id: idSchema,
  state: deliveryStateSchema,
  purpose: purposeSchema,
  way: channelSchema,
  title: z.string(),
  /** null: a group, or somebody outside of the directory */
  recipient: z
    .object({
      id: idSchema,
      name: z.string(),
      unitName: z.string().nullable(),
      /** false: left the bureau */
      active: z.boolean(),
    })
    .nullable(),
  task: z.object({ id: idSchema, projectName: z.string(), campaignName: z.string() }).nullable(),
  createdAt: instantSchema,
  sentAt: instantSchema.nullable(),
  reachedAt: instantSchema.nullable(),
  readAt: instantSchema.nullable(),
  /** reason and what comes next, a sentence; null when the state says everything */
  why: z.string().nullable(),
  nextWay: nextWaySchema.nullable(),
  /** the message this one was sent for, because it did not arrive */
  followsId: idSchema.nullable(),
  toldBy: z.string().nullable(),
  can: z.object({ sendAgain: z.boolean(), markTold: z.boolean() }),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const deliveryListSchema = z.object({
  deliveries: z.array(deliverySchema),
  /** `before` of the next page; null on the last one */
  next: idSchema.nullable(),
  /** under the filter, whichever state is shown */
  counts: deliveryCountsSchema,
  /** of the missed ones: to be told by phone, and nobody has yet */
  phone: z.number(),
  /** under the filter: messages that only keep to-dos and cards up to date; not in `counts` unless asked for */
  upkeep: z.number(),
  /** of today, whatever the filter, without upkeep */
  today: deliveryCountsSchema,
  at: instantSchema,
});
export type DeliveryList = z.infer<typeof deliveryListSchema>;

/** GET /api/tasks/:id/deliveries: what was told about a task, oldest first, each with what was sent because it did not arrive. */
export const taskDeliveriesSchema = z.object({
  deliveries: z.array(deliverySchema.extend({ followUps: z.array(deliverySchema) })),
  at: instantSchema,
});
export type TaskDeliveries = z.infer<typeof taskDeliveriesSchema>;
export type TaskDelivery = TaskDeliveries['deliveries'][number];

/** GET /api/dingtalk-status */
export const dingtalkStatusSchema = z.object({
  reachable: z.boolean(),
  /** when it was first found unreachable, or reachable again; null: nothing has changed since the server started */
  since: instantSchema.nullable(),
  waiting: z.number(),
  oldestWaitingAt: instantSchema.nullable(),
  /** why messages wait, most frequent first; a sentence with the hour of the next try */
  reasons: z.array(z.object({ why: z.string(), count: z.number() })),
  /** whether DingTalk's messages reach us; null when this server does not listen */
  stream: z.object({ connected: z.boolean(), lastFrameAt: instantSchema.nullable() }).nullable(),
  at: instantSchema,
});
export type DingTalkStatus = z.infer<typeof dingtalkStatusSchema>;
