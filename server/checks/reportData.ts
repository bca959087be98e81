import { z } from 'zod';
import type { ReportData } from '../../shared/report-checks/types';
import { UnreadableFile } from './unreadable';

const amount = z.union([z.string(), z.number()]).transform(String);

/** The part of `result.json` that a report is held against. */
const resultSchema = z.object({
  project: z.object({ name: z.string() }),
  fiscalYear: z.number(),
  funds: z.object({ annualBudget: amount, executed: amount, ratePercent: z.string().nullable() }),
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
  const { project, fiscalYear, funds, total, grade } = parsed.data;
  return { projectName: project.name, fiscalYear, ...funds, total, grade };
}
