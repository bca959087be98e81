import { z } from 'zod';
import { textSchema } from './common';

/** Most bytes of a workbook to import. */
export const IMPORT_LIMIT_BYTES = 5 * 1024 * 1024;

export const importSeveritySchema = z.enum(['error', 'warning', 'info']);
export type ImportSeverity = z.infer<typeof importSeveritySchema>;

/** What is to be said about one cell of the file. */
export const importProblemSchema = z.object({
  /** the project it belongs to; null for a row or head that belongs to none */
  project: z.number().nullable(),
  severity: importSeveritySchema,
  sheet: z.string(),
  /** e.g. `H12` */
  cell: z.string(),
  /** what is wrong and what to do, in Chinese */
  message: z.string(),
});
export type ImportProblem = z.infer<typeof importProblemSchema>;

/** locked: in a campaign, whose tasks hold copies; error: cannot be imported as it stands in the file. */
export const importStateSchema = z.enum(['new', 'changed', 'unchanged', 'locked', 'error']);
export type ImportState = z.infer<typeof importStateSchema>;

/** One value that would change; null where there is none. */
export const importChangeSchema = z.object({
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type ImportChange = z.infer<typeof importChangeSchema>;

export const importedProjectSchema = z.object({
  /** 1, 2, 3 … in the order of the file: by it the project is chosen */
  number: z.number(),
  sheet: z.string(),
  cell: z.string(),
  code: z.string().nullable(),
  name: z.string(),
  unitName: z.string(),
  fiscalYear: z.number().nullable(),
  fillerName: z.string().nullable(),
  indicatorCount: z.number(),
  /** 全年预算数 in 万元; null where the file has no readable funds */
  annualBudget: z.string().nullable(),
  state: importStateSchema,
  /** what will happen, in one sentence */
  outcome: z.string(),
  changes: z.array(importChangeSchema),
  errors: z.number(),
  warnings: z.number(),
});
export type ImportedProject = z.infer<typeof importedProjectSchema>;

/** POST /api/project-imports/preview with the bytes of an .xlsx file. Nothing is written. */
export const importPreviewSchema = z.object({
  /** of the file: the import must bring the same one */
  sha256: z.string(),
  /** of what the import would do: sent back, it refuses an import whose ground has shifted since */
  basis: z.string(),
  projects: z.array(importedProjectSchema),
  counts: z.object({
    projects: z.number(),
    new: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    locked: z.number(),
    error: z.number(),
    errors: z.number(),
    warnings: z.number(),
    infos: z.number(),
  }),
  /** errors first; at most {@link MOST_PROBLEMS} */
  problems: z.array(importProblemSchema),
  problemsLeftOut: z.number(),
  /** what was not read: sample rows, hidden sheets, columns nobody knows */
  notes: z.array(z.string()),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

/** Most problems of one answer; the marked copy holds them all. */
export const MOST_PROBLEMS = 2000;

const rowsSchema = z
  .string()
  .max(3000, '选择的项目太多，请全选或分批导入')
  .regex(/^(all|\d{1,4}(-\d{1,4})?(,\d{1,4}(-\d{1,4})?)*)$/, '应写成 all，或项目序号，如 1-3,5')
  // Each number once: a short text cannot ask for millions of them.
  .refine(
    (rows) => rows === 'all' || numbersIn(rows).every((number, at, all) => number >= 1 && number >= (all[at - 1] ?? 1)),
    '项目序号应从 1 起、从小到大',
  );

/** Query of POST /api/project-imports, whose body is the previewed file again. */
export const importProjectsQuery = z.strictObject({
  /** `all`: the whole file; or numbers of the preview: `1-3,5` */
  rows: rowsSchema,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, '应为预览时给出的文件校验值'),
  basis: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '应为预览时给出的校验值')
    .optional(),
});
export type ImportProjectsQuery = z.infer<typeof importProjectsQuery>;

/** Query of POST /api/project-imports/marked-copy */
export const markedCopyQuery = z.strictObject({ fileName: textSchema(120).default('项目导入表.xlsx') });

/** Answer of POST /api/project-imports */
export const importOutcomeSchema = z.object({
  created: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  /** budget years of what was written or already there, ascending */
  fiscalYears: z.array(z.number()),
});
export type ImportOutcome = z.infer<typeof importOutcomeSchema>;

const numbersIn = (rows: string) => rows.split(/[-,]/).map(Number);

/** The numbers a `rows` text chooses among `count` projects; null for `all`. */
export function chosenNumbers(rows: string): ReadonlySet<number> | null {
  if (rows === 'all') return null;
  const numbers = rows.split(',').flatMap((part) => {
    const [from, to = from] = part.split('-').map(Number);
    return Array.from({ length: Math.max(0, to! - from! + 1) }, (_, step) => from! + step);
  });
  return new Set(numbers);
}

/** The shortest `rows` text for numbers: 1, 2, 3, 5 → `1-3,5`. */
export function rowsOf(numbers: Iterable<number>): string {
  const parts: [from: number, to: number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = parts.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}
