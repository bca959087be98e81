import { z } from 'zod';

/** Body of every refusal. `message` says what happened, `hint` what to do and what is kept; both in Chinese. */
export const problemSchema = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string().optional(),
  /** path of the first bad field, e.g. `results[3].actual` */
  field: z.string().optional(),
  /** every misfit of a body, not only the first */
  issues: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  /** further facts, by problem; see shared/problems.ts */
  details: z.record(z.string(), z.unknown()).optional(),
  requestId: z.string(),
});
export type ProblemBody = z.infer<typeof problemSchema>;

/** `details` of problem `stale-version`: both values of every field that differs. */
export interface StaleVersionDetails {
  version: number;
  changedBy: string | null;
  changedAt: string;
  conflicts: { field: string; label: string; yours: string | null; theirs: string | null }[];
}
