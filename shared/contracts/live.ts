import { z } from 'zod';
import { idSchema } from './common';

/**
 * GET /api/live: server-sent events. `hello` when changes are told from now on, `change` with this, `crowded` when the
 * person has too many pages open, `end` when the session is over. What changed is read anew by the ways that always hold.
 */
export const liveChangeSchema = z.object({
  /** tasks within the asker's scope; `drafted`: nothing but a draft was saved */
  tasks: z.array(z.object({ id: idSchema, campaignId: idSchema, drafted: z.boolean() })),
  /** kinds of other things that changed */
  kinds: z.array(z.enum(['campaign', 'project', 'template'])),
  /** more than is listed: everything is to be read anew */
  more: z.boolean(),
});
export type LiveChange = z.infer<typeof liveChangeSchema>;
export type LiveKind = LiveChange['kinds'][number];
