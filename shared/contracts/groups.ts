import { z } from 'zod';
import { deliveryStateSchema } from './deliveries';
import { idSchema, instantSchema } from './common';

const boundGroupSchema = z.object({
  id: idSchema,
  title: z.string(),
  boundByName: z.string(),
  boundAt: instantSchema,
  /** `lost`: DingTalk would not take messages for the group any more, so that nothing is sent */
  state: z.enum(['bound', 'lost']),
  /** the latest summary (小结); null: none so far */
  last: z
    .object({
      at: instantSchema,
      state: deliveryStateSchema,
      /** why it did not arrive, as DingTalk told; null where it did, or nothing was told */
      reason: z.string().nullable(),
    })
    .nullable(),
});
export type BoundGroup = z.infer<typeof boundGroupSchema>;

/** GET /api/campaigns/:id/groups: the DingTalk groups (群) that hear how the campaign goes, the earliest bound first */
export const campaignGroupsSchema = z.object({
  groups: z.array(boundGroupSchema),
  /** what is said in a group to bind it */
  say: z.string(),
  can: z.object({ bind: z.boolean() }),
});
export type CampaignGroups = z.infer<typeof campaignGroupsSchema>;
