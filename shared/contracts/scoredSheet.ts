import { z } from 'zod';
import type { ScoredSheet } from '../scoring/types';

const explanationSchema = z.object({
  rule: z.string(),
  text: z.string(),
  inputs: z.record(z.string(), z.string()),
  source: z.string(),
  whatIf: z.string().nullable(),
});

/** The score of a sheet on the wire: {@link ScoredSheet}. */
export const scoredSheetSchema: z.ZodType<ScoredSheet> = z.object({
  profile: z.object({ id: z.string(), version: z.string(), name: z.string() }),
  status: z.enum(['complete', 'incomplete']),
  funds: z.object({ ratePercent: z.string().nullable(), score: z.string().nullable(), explanation: explanationSchema }),
  indicators: z.array(
    z.object({
      id: z.string(),
      score: z.string().nullable(),
      explanation: explanationSchema,
      points: z.string().optional(),
    }),
  ),
  scoredSum: z.string(),
  indicatorSum: z.string().nullable(),
  total: z.string().nullable(),
  grade: z.string().nullable(),
  adjustments: z.array(explanationSchema).optional(),
  missing: z.array(z.object({ id: z.string(), name: z.string(), reason: z.string() })),
  findings: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning', 'info']),
      place: z.string(),
      field: z.string(),
      message: z.string(),
      check: z.string().optional(),
      source: z.string().optional(),
      forAdmin: z.boolean().optional(),
    }),
  ),
});
