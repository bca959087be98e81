import { z } from 'zod';
import type { DataState, ScoringRule, TargetKind } from '../scoring/types';

export const targetKindSchema: z.ZodType<TargetKind> = z.enum(['number', 'range', 'date']);

export const dataStateSchema: z.ZodType<DataState> = z.enum([
  'done',
  'partly',
  'not-due',
  'not-applicable',
  'unobtainable',
  'not-answered',
]);

const decimalSchema = z.string().regex(/^\d+(\.\d+)?$/, '请填写不小于 0 的数');

/** 赋分规则 of one indicator on the wire: {@link ScoringRule}. Whether its figures make sense is told by the rules. */
export const scoringRuleSchema: z.ZodType<ScoringRule> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('prorata') }),
  z.strictObject({ kind: z.literal('direct'), missedDeduction: decimalSchema.optional() }),
  z.strictObject({ kind: z.literal('prorataWithFloor'), floorPercent: decimalSchema }),
  z.strictObject({ kind: z.literal('bands') }),
  z.strictObject({
    kind: z.literal('satisfactionSteps'),
    steps: z.array(z.strictObject({ from: decimalSchema, percent: decimalSchema })).optional(),
  }),
  z.strictObject({
    kind: z.literal('deduction'),
    line: z.string(),
    step: decimalSchema,
    deduct: decimalSchema,
    counting: z.enum(['full', 'begun']),
  }),
]);
