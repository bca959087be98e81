import { z } from 'zod';
import { approvalMirrorSchema } from './approvals';
import {
  bandSchema,
  comparatorSchema,
  daySchema,
  idSchema,
  indicatorKindSchema,
  instantSchema,
  textSchema,
} from './common';
import { rowDeductionSchema } from './deductions';
import { scoredSheetSchema } from './scoredSheet';
import { dataStateSchema, scoringRuleSchema, targetKindSchema } from './scoringRule';

export const taskStateSchema = z.enum(['assigned', 'drafting', 'in-review', 'returned', 'completed']);
export type TaskState = z.infer<typeof taskStateSchema>;

/** What the asker may do next, so that buttons hide themselves. */
export const taskAbilitiesSchema = z.object({
  save: z.boolean(),
  submit: z.boolean(),
  withdraw: z.boolean(),
  approve: z.boolean(),
  return: z.boolean(),
  /** take points off a row, 扣分 */
  deduct: z.boolean(),
  compile: z.boolean(),
  reassign: z.boolean(),
});
export type TaskAbilities = z.infer<typeof taskAbilitiesSchema>;

/** A line of 我的任务. */
export const taskCardSchema = z.object({
  id: idSchema,
  projectName: z.string(),
  unitName: z.string(),
  campaignName: z.string(),
  fiscalYear: z.number(),
  isDemo: z.boolean(),
  state: taskStateSchema,
  /** state in Chinese with its holder, e.g. 待填报, 单位负责人审核中 */
  stateLabel: z.string(),
  /** who has it now, in names */
  holders: z.array(z.string()),
  dueDate: daySchema,
  /** days until the due date in Asia/Shanghai; negative when overdue */
  daysLeft: z.number(),
  /** rows that still need something before submission */
  missingCount: z.number(),
  /** rows in all, funds included */
  rowCount: z.number(),
  returnReason: z.string().nullable(),
  /** rows a reviewer sent back, with why; empty unless the task is returned, or when it came back as a whole */
  returnedRows: z.array(z.object({ name: z.string(), reason: z.string() })),
  total: z.string().nullable(),
  grade: z.string().nullable(),
  fillerName: z.string(),
  updatedAt: instantSchema,
});
export type TaskCard = z.infer<typeof taskCardSchema>;

/** GET /api/tasks */
export const myTasksSchema = z.object({
  toFill: z.array(taskCardSchema),
  toReview: z.array(taskCardSchema),
  /** handed on or finished, newest first */
  done: z.array(taskCardSchema),
});
export type MyTasks = z.infer<typeof myTasksSchema>;

/** A value we already know or assume, offered to be confirmed with one tap. */
export const suggestionSchema = z.object({
  actual: z.string().nullable(),
  band: bandSchema.nullable(),
  bandPercent: z.string().nullable(),
  /** e.g. 报告原文第59行 */
  source: z.string(),
  /** true: an assumption of the demo, to be marked 演示假设 wherever the value shows */
  assumed: z.boolean(),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

/** A value the office has already, offered with where it comes from. Only the filler makes it an answer. */
export const knownFactSchema = suggestionSchema.extend({
  /** `last-year`: to compare with; `same-year`: what another task of the same project answered; `money`: from 项目资金 */
  kind: z.enum(['last-year', 'same-year', 'money']),
  /** the day it stood so; null where the source has none */
  asOf: daySchema.nullable(),
});
export type KnownFact = z.infer<typeof knownFactSchema>;
/** 佐证材料 of a row: the documents asked for, how many files are there, which of the documents are missing. */
export const rowEvidenceSchema = z.object({
  required: z.array(z.string()),
  count: z.number(),
  missing: z.array(z.string()),
});

export const taskIndicatorSchema = z.object({
  id: idSchema,
  level1: z.string(),
  level2: z.string(),
  name: z.string(),
  kind: indicatorKindSchema,
  comparator: comparatorSchema.nullable(),
  /** a decimal, official words, or an ISO day */
  target: z.string(),
  targetKind: targetKindSchema,
  /** upper end of a range */
  targetTo: z.string().nullable(),
  scoringRule: scoringRuleSchema.nullable(),
  unit: z.string().nullable(),
  /** 年度指标值 in official words, e.g. ≥98% */
  targetText: z.string(),
  points: z.string(),
  /** 指标解释, or null */
  definition: z.string().nullable(),
  actual: z.string().nullable(),
  band: bandSchema.nullable(),
  bandPercent: z.string().nullable(),
  deviationReason: z.string().nullable(),
  correctiveMeasure: z.string().nullable(),
  /** why there is no value, or only a part of one, as declared; null while the value speaks for itself */
  dataState: dataStateSchema.nullable(),
  /** the reason for that */
  dataReason: z.string().nullable(),
  /** who approved that the item does not apply, with the document */
  dataApproval: z.string().nullable(),
  /** the value is an assumption of the demo */
  assumed: z.boolean(),
  suggestion: suggestionSchema.nullable(),
  /** what is known elsewhere, for the filler only and while the task is filled; most telling first */
  known: z.array(knownFactSchema),
  /** why this row was last returned */
  returnReason: z.string().nullable(),
  /** 实际完成值 in official words when it was last returned */
  returnedActual: z.string().nullable(),
  /** accepted by a reviewer who returned other rows only: cannot be edited now */
  locked: z.boolean(),
  evidence: rowEvidenceSchema,
  /** 扣分 by reviewers, the oldest first */
  deductions: z.array(rowDeductionSchema),
});
export type TaskIndicator = z.infer<typeof taskIndicatorSchema>;

/** Why the goal and the money came back; null for what was accepted. */
export const returnedHeadSchema = z.object({ goal: z.string().nullable(), funds: z.string().nullable() });
export type ReturnedHead = z.infer<typeof returnedHeadSchema>;

export const timelineEntrySchema = z.object({
  at: instantSchema,
  /** e.g. 提交, 单位负责人审核通过, 退回 */
  label: z.string(),
  actorName: z.string().nullable(),
  comment: z.string().nullable(),
});

export const reviewStepSchema = z.object({
  /** e.g. 单位负责人审核 */
  label: z.string(),
  holders: z.array(z.string()),
  status: z.enum(['done', 'current', 'waiting']),
});

export const reportFileSchema = z.object({
  id: idSchema,
  kind: z.enum(['self-evaluation-table', 'completion-checklist', 'evaluation-report']),
  label: z.string(),
  fileName: z.string(),
  sizeBytes: z.number(),
  createdAt: instantSchema,
  /** relative address, e.g. `api/reports/<id>/file` */
  url: z.string(),
});
export type ReportFile = z.infer<typeof reportFileSchema>;

/** GET /api/tasks/:id, and the answer of every change of a task */
export const taskDetailSchema = z.object({
  id: idSchema,
  /** to be sent back with every change; a stale one is answered 409 */
  version: z.number(),
  state: taskStateSchema,
  stateLabel: z.string(),
  dueDate: daySchema,
  daysLeft: z.number(),
  project: z.object({
    id: idSchema,
    name: z.string(),
    code: z.string().nullable(),
    unitName: z.string(),
    competentDepartment: z.string(),
    isDemo: z.boolean(),
    /** sentences that say what is assumed for the demo, to be shown under 演示假设; empty for real projects */
    assumptions: z.array(z.string()),
  }),
  campaign: z.object({
    id: idSchema,
    name: z.string(),
    fiscalYear: z.number(),
    /** the year is an assumption of the demo */
    fiscalYearAssumed: z.boolean(),
  }),
  filler: z.object({ id: idSchema, name: z.string() }),
  funds: z.object({
    initialBudget: z.string(),
    annualBudget: z.string(),
    executed: z.string(),
    points: z.string(),
    rows: z.array(
      z.object({ source: z.string(), initialBudget: z.string(), annualBudget: z.string(), executed: z.string() }),
    ),
    executionReason: z.string().nullable(),
    executionMeasure: z.string().nullable(),
  }),
  goalTarget: z.string(),
  goalActual: z.string().nullable(),
  indicators: z.array(taskIndicatorSchema),
  result: scoredSheetSchema,
  returnReason: z.string().nullable(),
  /** returned row by row: what was accepted of the goal and the money cannot be edited. Null: all is open */
  returnedHead: returnedHeadSchema.nullable(),
  steps: z.array(reviewStepSchema),
  timeline: z.array(timelineEntrySchema),
  reports: z.array(reportFileSchema),
  /** null when this submission is not mirrored in DingTalk's own approvals */
  approval: approvalMirrorSchema.nullable(),
  /** when the draft was last stored */
  savedAt: instantSchema.nullable(),
  can: taskAbilitiesSchema,
});
export type TaskDetail = z.infer<typeof taskDetailSchema>;

/** POST /api/tasks/:id/submission and …/withdrawal */
export const taskVersionSchema = z.strictObject({ version: z.int().min(1) });

/** POST /api/tasks/:id/approval */
export const approveTaskSchema = z.strictObject({
  version: z.int().min(1),
  comment: textSchema(1000).optional(),
});
export type ApproveTaskInput = z.infer<typeof approveTaskSchema>;

const reasonSchema = textSchema(1000).refine((text) => text.length > 0, '请写明这一项的退回原因');

/** POST /api/tasks/:id/return. Without rows the whole form comes back; with rows only those unlock. */
export const returnTaskSchema = z.strictObject({
  version: z.int().min(1),
  reason: textSchema(1000).refine((text) => text.length > 0, '请写明退回原因'),
  indicators: z
    .array(
      z.strictObject({
        indicatorId: idSchema,
        reason: reasonSchema,
      }),
    )
    .max(1000)
    .default([]),
  /** the goal and the money come back like rows */
  head: z
    .array(z.strictObject({ place: z.enum(['goal', 'funds']), reason: reasonSchema }))
    .max(2)
    .optional(),
});
export type ReturnTaskInput = z.infer<typeof returnTaskSchema>;

/** POST /api/tasks/:id/reassignment (改派): somebody else fills the task from now on. */
export const reassignTaskSchema = z.strictObject({
  version: z.int().min(1),
  toId: idSchema,
  reason: textSchema(1000).refine((text) => text.length > 0, '请写明改派原因'),
});
export type ReassignTaskInput = z.infer<typeof reassignTaskSchema>;
