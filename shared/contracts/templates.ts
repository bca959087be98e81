import { z } from 'zod';
import type { QualityFinding } from '../indicator-quality/types';
import { compareDecimals, isDecimal, plainDecimal } from '../decimal';
import { listProfiles } from '../scoring/profiles';
import { isTotalName } from '../templates/names';
import { readTargetText, writeTarget } from '../templates/targetText';
import type { TemplateIndicator } from '../templates/types';
import { comparatorSchema, indicatorKindSchema, instantSchema, textSchema } from './common';

/** Most indicators a template may have; real ones have 10 to 40. */
export const MOST_TEMPLATE_ROWS = 300;

/** Text that a worksheet can carry letter for letter: one kind of line break, no tabs, no characters XML lacks. */
const cellTextSchema = (max: number) =>
  textSchema(max).transform((text) =>
    text
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replace(/\t/g, ' ')
      .replace(/[\ufffe\uffff]/g, '')
      .trim(),
  );

/** Text of one line: a line break inside a cell means nothing between Chinese characters, and a blank elsewhere. */
const lineSchema = (max: number) =>
  cellTextSchema(max).transform((text) =>
    text.replace(/(\p{Script=Han})\n+(?=\p{Script=Han})/gu, '$1').replace(/\n+/g, ' '),
  );
const neededLine = (max: number, missing: string) => lineSchema(max).refine((text) => text !== '', missing);

const orNull = (schema: z.ZodType<string>) =>
  schema
    .nullable()
    .default(null)
    .transform((text) => text || null);

const amountSchema = z.string().regex(/^\d{1,9}(\.\d{1,4})?$/, '请填写不小于0的数，最多四位小数');

const scoringRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('prorata') }),
  z.strictObject({ kind: z.literal('direct'), missedDeduction: amountSchema.optional() }),
  z.strictObject({ kind: z.literal('prorataWithFloor'), floorPercent: amountSchema }),
  z.strictObject({ kind: z.literal('bands') }),
  z.strictObject({
    kind: z.literal('satisfactionSteps'),
    steps: z
      .array(z.strictObject({ from: amountSchema, percent: amountSchema }))
      .min(1)
      .max(20)
      .optional(),
  }),
  z.strictObject({
    kind: z.literal('deduction'),
    line: cellTextSchema(200),
    step: amountSchema,
    deduct: amountSchema,
    counting: z.enum(['full', 'begun']),
  }),
]);

const targetDecimal = z
  .string()
  .refine(
    (text) => !isDecimal(text) || text.replace(/\D/g, '').length <= 18,
    '指标值的数字过长，最多18位，请换用较大的计量单位',
  );

const pointsSchema = z
  .string()
  .refine(
    (text) => /^\d{1,3}(\.\d{1,2})?$/.test(text) && compareDecimals(text, '100') <= 0,
    '分值应为0到100之间的数，最多两位小数',
  )
  .transform(plainDecimal);

/** One indicator of a template. What is kept of its target is what its official text says. */
export const templateIndicatorSchema = z
  .strictObject({
    level1: neededLine(50, '请填写一级指标'),
    level2: neededLine(50, '请填写二级指标'),
    name: neededLine(200, '请填写三级指标').refine(
      (text) => !isTotalName(text),
      '三级指标不能叫“总分”“合计”“总计”或“小计”，请写具体名称',
    ),
    definition: orNull(cellTextSchema(1000)),
    scoringStandard: orNull(cellTextSchema(2000)),
    dataSource: orNull(cellTextSchema(500)),
    kind: indicatorKindSchema,
    comparator: comparatorSchema.nullable(),
    target: cellTextSchema(200).pipe(targetDecimal),
    targetKind: z.enum(['number', 'range', 'date']).optional(),
    targetTo: targetDecimal.nullable().optional(),
    unit: orNull(lineSchema(20)),
    targetBasis: cellTextSchema(500).optional(),
    scoringRule: scoringRuleSchema.optional(),
    requiredEvidence: cellTextSchema(500).optional(),
    points: pointsSchema,
  })
  .transform(
    ({ targetKind, targetTo, targetBasis, scoringRule, requiredEvidence, ...row }, check): TemplateIndicator => {
      const written = writeTarget({ ...row, ...(targetKind && targetKind !== 'number' && { targetKind, targetTo }) });
      const read = readTargetText(written);
      const isFigure = row.target === '' || isDecimal(row.target) || targetKind === 'date';
      const fits = !('message' in read) && read.kind === row.kind && (row.kind === 'qualitative' || isFigure);
      if (!fits) {
        const message = 'message' in read ? read.message : `年度指标值“${written}”与指标性质不一致，请更正。`;
        check.addIssue({ code: 'custom', path: ['target'], message });
        return z.NEVER;
      }
      return {
        ...row,
        ...read,
        ...(targetBasis && { targetBasis }),
        ...(scoringRule && { scoringRule }),
        ...(requiredEvidence && { requiredEvidence }),
      };
    },
  );

export const templateKindSchema = z.enum(['self-evaluation', 'framework']);

/** POST /api/templates: a bureau's own template. */
export const saveTemplateSchema = z
  .strictObject({
    name: neededLine(100, '请填写模板名称'),
    source: lineSchema(500),
    kind: templateKindSchema,
    profileId: z.string().max(50).nullable(),
    indicators: z
      .array(templateIndicatorSchema)
      .min(1, '请至少写一项指标')
      .max(MOST_TEMPLATE_ROWS, `指标不能超过${MOST_TEMPLATE_ROWS}项`),
  })
  .refine(({ kind, profileId }) => (kind === 'framework') === (profileId === null), {
    path: ['profileId'],
    message: '自评模板须选用一个评分方案，评价指标体系不用评分方案',
  })
  .refine(({ profileId }) => profileId === null || listProfiles().some(({ id }) => id === profileId), {
    path: ['profileId'],
    message: '没有这个评分方案，请重新选择',
  });
export type SaveTemplateInput = z.infer<typeof saveTemplateSchema>;

/** PUT /api/templates/:id, with the version that was opened. */
export const changeTemplateSchema = z.strictObject({ version: z.int().min(1), template: saveTemplateSchema });
export type ChangeTemplateInput = z.infer<typeof changeTemplateSchema>;

/** Built-in templates have a name, a bureau's own the id of their row. */
export const templateIdSchema = z.string().regex(/^[a-z0-9-]{1,64}$/, '模板编号格式不正确');

export const templateSummarySchema = z.object({
  id: templateIdSchema,
  name: z.string(),
  version: z.string(),
  source: z.string(),
  kind: templateKindSchema,
  profileId: z.string().nullable(),
  /** saved by this bureau; the others ship with the product */
  isOwn: z.boolean(),
  isDemo: z.boolean(),
  /** 分值 of the indicators together; a self-evaluation adds the execution rate */
  points: z.string(),
  indicatorCount: z.number(),
  /** how many things are to be mended before the template can be used */
  problemCount: z.number(),
  changedAt: instantSchema.nullable(),
  changedByName: z.string().nullable(),
});
export type TemplateSummary = z.infer<typeof templateSummarySchema>;

/** GET /api/templates */
export const templateListSchema = z.object({ templates: z.array(templateSummarySchema) });
export type TemplateList = z.infer<typeof templateListSchema>;

/** Something to be mended. Errors keep a template from being saved, warnings from being used. */
export const templateProblemSchema = z.object({
  severity: z.enum(['error', 'warning']),
  /** index of the indicator; null for the template as a whole */
  row: z.number().nullable(),
  /** the field to mend, e.g. `target` */
  field: z.string(),
  message: z.string(),
});
export type TemplateProblem = z.infer<typeof templateProblemSchema>;

/** GET /api/templates/:id, and the answer of a save */
export const templateDetailSchema = templateSummarySchema.extend({
  /** to be sent back with a change; null for built-in templates, which are copied instead */
  rowVersion: z.number().nullable(),
  indicators: z.array(z.custom<TemplateIndicator>()),
  problems: z.array(templateProblemSchema),
});
export type TemplateDetail = z.infer<typeof templateDetailSchema>;

/** One row as people write it, every field the text of a cell; 年度指标值 and 赋分规则 in official words. */
export const draftIndicatorSchema = z.object({
  level1: z.string(),
  level2: z.string(),
  name: z.string(),
  target: z.string(),
  points: z.string(),
  definition: z.string(),
  scoringStandard: z.string(),
  dataSource: z.string(),
  targetBasis: z.string(),
  scoringRule: z.string(),
  requiredEvidence: z.string(),
});
export type DraftIndicator = z.infer<typeof draftIndicatorSchema>;

/** A template being written, or as an uploaded file states it. */
export const templateDraftSchema = z.object({
  id: z.string(),
  version: z.string(),
  name: z.string(),
  source: z.string(),
  kind: templateKindSchema,
  profileId: z.string().nullable(),
  indicators: z.array(draftIndicatorSchema),
});
export type TemplateDraft = z.infer<typeof templateDraftSchema>;

/** POST /api/templates/reading: what a file says and what is wrong with it. Nothing is saved. */
export const templateReadingSchema = z.object({
  draft: templateDraftSchema,
  /** `place` is the cell, e.g. `项目支出绩效自评表!E14` */
  problems: z.array(templateProblemSchema.extend({ place: z.string() })),
  /** 指标质量检查 of the rows as they stand */
  findings: z.array(z.custom<QualityFinding>()),
});
export type TemplateReading = z.infer<typeof templateReadingSchema>;

/** GET /api/templates/:id/versions: the latest first; a shipped template has only one. */
export const templateVersionsSchema = z.object({
  versions: z.array(
    z.object({
      version: z.number(),
      changedAt: instantSchema.nullable(),
      changedByName: z.string().nullable(),
      name: z.string(),
      source: z.string(),
      kind: templateKindSchema,
      profileId: z.string().nullable(),
      indicators: z.array(z.custom<TemplateIndicator>()),
    }),
  ),
});
export type TemplateVersions = z.infer<typeof templateVersionsSchema>;

/** POST /api/templates/replay: a template as it stands on the page, on a campaign that is over */
export const replayRequestSchema = z.strictObject({
  profileId: z
    .string()
    .max(50)
    .refine((id) => listProfiles().some((profile) => profile.id === id), '没有这个评分方案，请重新选择'),
  indicators: z.array(templateIndicatorSchema).min(1, '请至少写一项指标').max(MOST_TEMPLATE_ROWS),
  /** the latest campaign with completed tasks when absent */
  campaignId: z
    .string()
    .regex(/^[0-9a-f-]{36}$/)
    .optional(),
});
export type ReplayRequest = z.input<typeof replayRequestSchema>;

const scoredOnceSchema = z.object({ points: z.string(), score: z.string().nullable() });

/** What would change: nothing is saved. */
export const replayResultSchema = z.object({
  /** campaigns that can be chosen, the latest first; empty: no task has been completed yet */
  campaigns: z.array(z.object({ id: z.string(), name: z.string() })),
  campaignId: z.string().nullable(),
  tasks: z.array(
    z.object({
      taskId: z.string(),
      projectName: z.string(),
      unitName: z.string(),
      before: z.object({ total: z.string(), grade: z.string() }),
      /** null where it cannot be compared */
      after: z.object({ total: z.string(), grade: z.string() }).nullable(),
      why: z.string().nullable(),
      rows: z.array(z.object({ name: z.string(), before: scoredOnceSchema, after: scoredOnceSchema })),
      notAsked: z.array(z.string()),
      left: z.array(z.string()),
    }),
  ),
  /** completed tasks beyond those that were scored again */
  more: z.number(),
});
export type ReplayResult = z.infer<typeof replayResultSchema>;
