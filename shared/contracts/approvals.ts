import { z } from 'zod';

/** The task's approval in DingTalk (钉钉审批) beside our own chain, which decides. */
export const approvalMirrorSchema = z.object({
  state: z.enum(['waiting', 'running', 'synced', 'failed']),
  /** e.g. 审批中 */
  label: z.string(),
  /** why it waits or failed; null when there is nothing to explain */
  reason: z.string().nullable(),
});
export type ApprovalMirrorView = z.infer<typeof approvalMirrorSchema>;
