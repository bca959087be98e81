// What is typed into a task before it is submitted.
import { z } from 'zod';
import { bandSchema, idSchema, percentSchema, textSchema } from './common';
import { dataStateSchema } from './scoringRule';

/** What the filler typed for one indicator. Text stays as typed: the rules read it, and a draft loses nothing. */
export const indicatorResultInputSchema = z.strictObject({
  indicatorId: idSchema,
  actual: textSchema(200).nullable(),
  band: bandSchema.nullable(),
  bandPercent: percentSchema.nullable(),
  deviationReason: textSchema(1000).nullable(),
  correctiveMeasure: textSchema(1000).nullable(),
  /** left out: as it was */
  dataState: dataStateSchema.nullable().optional(),
  dataReason: textSchema(1000).nullable().optional(),
  dataApproval: textSchema(200).nullable().optional(),
  assumed: z.boolean(),
});
export type IndicatorResultInput = z.infer<typeof indicatorResultInputSchema>;

/** Fields of a draft: of the sheet, and of any of its rows. What is left out stays as it is. */
const draftFieldsSchema = z.strictObject({
  goalActual: textSchema(4000).nullable().optional(),
  executionReason: textSchema(1000).nullable().optional(),
  executionMeasure: textSchema(1000).nullable().optional(),
  results: z.array(indicatorResultInputSchema.partial().required({ indicatorId: true })).max(1000),
});
export type DraftFields = z.infer<typeof draftFieldsSchema>;
export type RowFields = DraftFields['results'][number];

/**
 * PUT /api/tasks/:id/draft. Only the fields sent are changed. `base` holds the values they were typed over: as long as
 * those stand, others may have changed the rest meanwhile. A field without a base was typed over what `version` held.
 */
export const saveDraftSchema = z.strictObject({
  version: z.int().min(1),
  ...draftFieldsSchema.shape,
  base: draftFieldsSchema.optional(),
});
export type SaveDraftInput = z.infer<typeof saveDraftSchema>;
