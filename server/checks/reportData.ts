import { z } from 'zod';
import { isDecimal } from '../../shared/decimal';
import { readActual } from '../../shared/indicators/readActual';
import type { ReportData, ReportIndicator } from '../../shared/report-checks/types';
import { indicatorKindSchema } from '../../shared/contracts/common';
import { UnreadableFile } from './unreadable';

const figure = z.union([z.string(), z.number()]).transform(String);
const optional = figure.nullish().transform((value) => (value && isDecimal(value) ? value : null));

const indicatorSchema = z.object({
  level1: z.string().default(''),
  level2: z.string().default(''),
  name: z.string(),
  kind: indicatorKindSchema.default('quantitative'),
  target: figure.nullish(),
  unit: z.string().nullish(),
  actual: figure.nullish(),
  bandPercent: optional,
  points: optional,
  score: optional,
});

/** The part of `result.json` that a report is held against. */
const resultSchema = z.object({
  project: z.object({ name: z.string() }),
  fiscalYear: z.number(),
  funds: z.object({
    initialBudget: optional,
    annualBudget: figure,
    executed: figure,
    ratePercent: z.string().nullable(),
    points: optional,
    score: optional,
    rows: z
      .array(z.object({ source: z.string(), initialBudget: figure, annualBudget: figure, executed: figure }))
      .default([]),
  }),
  indicators: z.array(indicatorSchema).default([]),
  total: z.string().nullable(),
  grade: z.string().nullable(),
});

/**
 * What a report is held against, from the result it was compiled from.
 * @param result the parsed JSON of `result.json`
 * @throws UnreadableFile when it is not such a result
 */
export function reportDataOf(result: unknown): ReportData {
  const parsed = resultSchema.safeParse(result);
  if (!parsed.success) throw new UnreadableFile('--data 的文件不是评价结果（result.json），请检查是否选错文件。');
  const { project, fiscalYear, funds, indicators, total, grade } = parsed.data;
  const { points, score, rows, ...money } = funds;
  return {
    projectName: project.name,
    fiscalYear,
    ...money,
    fundsPoints: points,
    fundsScore: score,
    fundsRows: rows,
    indicators: indicators.map(indicatorOf),
    total,
    grade,
    words: wordsIn(result),
  };
}

/** Every text of a JSON value. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}

function indicatorOf(given: z.infer<typeof indicatorSchema>): ReportIndicator {
  const { level1, level2, name, kind, bandPercent, points, score } = given;
  const [target, unit] = [given.target ?? '', given.unit ?? null];
  const read = kind === 'quantitative' ? readActual(given.actual ?? '', unit) : null;
  return {
    level1,
    level2,
    name,
    kind,
    target: kind === 'quantitative' && isDecimal(target) ? target : null,
    actual: read && 'value' in read ? read.value : null,
    unit,
    bandPercent,
    points,
    score,
  };
}
