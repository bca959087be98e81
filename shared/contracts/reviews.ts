import { z } from 'zod';
import { daySchema, idSchema, instantSchema, textSchema } from './common';
import { approveTaskSchema, returnTaskSchema, taskCardSchema } from './tasks';

const weightSchema = z.enum(['look', 'note']);

export const riskMarkSchema = z.object({
  code: z.string(),
  /** `sheet`, `funds`, `goal`, or the id of a row */
  place: z.string(),
  name: z.string(),
  /** the kind in a few words */
  label: z.string(),
  text: z.string(),
  /** `look`: to be read before approving; `note`: good to know */
  weight: weightSchema,
});

/** A submission that waits for the asker. */
export const reviewCardSchema = taskCardSchema.extend({
  version: z.number(),
  round: z.number(),
  submittedAt: instantSchema,
  /** what of it deserves a look, one line for each kind */
  risks: z.array(z.object({ code: z.string(), weight: weightSchema, label: z.string(), text: z.string() })),
  /** nothing of it needs a look: it may be approved together with others */
  clean: z.boolean(),
  /** how many values differ from what the asker last saw of it; null: never seen */
  changedCount: z.number().nullable(),
  /** in whose place the asker decides; null for their own right */
  forName: z.string().nullable(),
});
export type ReviewCard = z.infer<typeof reviewCardSchema>;

/** What the asker has decided. */
export const handledCardSchema = taskCardSchema.extend({
  decision: z.enum(['approved', 'returned']),
  decidedAt: instantSchema,
  comment: z.string().nullable(),
});
export type HandledCard = z.infer<typeof handledCardSchema>;

/** GET /api/reviews */
export const reviewListSchema = z.object({
  /** oldest submission first, as many as are shown at once */
  waiting: z.array(reviewCardSchema),
  /** waiting beyond those */
  more: z.number(),
  /** newest first */
  handled: z.array(handledCardSchema),
});
export type ReviewList = z.infer<typeof reviewListSchema>;

export const differenceSchema = z.object({
  /** `funds`, `goal`, or the id of a row */
  place: z.string(),
  name: z.string(),
  label: z.string(),
  before: z.string(),
  after: z.string(),
});

/** GET /api/reviews/:id: what a reviewer wants to know beside the task itself */
export const reviewFactsSchema = z.object({
  round: z.number(),
  /** with what it is compared: the submission the asker last saw, the year before, or nothing there is */
  compared: z.discriminatedUnion('with', [
    z.object({ with: z.literal('last-seen'), round: z.number(), seenAt: instantSchema }),
    z.object({ with: z.literal('last-year'), fiscalYear: z.number() }),
    z.object({ with: z.literal('nothing') }),
  ]),
  differences: z.array(differenceSchema),
  marks: z.array(riskMarkSchema),
  forName: z.string().nullable(),
});
export type ReviewFacts = z.infer<typeof reviewFactsSchema>;

/** PUT /api/reviews/:id/view: the asker has this submission before them */
export const reviewViewSchema = z.strictObject({ round: z.int().min(1) });

/** At most so many are decided in one request; a page with more sends them in turn. */
export const DECISIONS_AT_ONCE = 20;

const decisionSchema = z.discriminatedUnion('decision', [
  approveTaskSchema.extend({ decision: z.literal('approve'), taskId: idSchema }),
  returnTaskSchema.extend({ decision: z.literal('return'), taskId: idSchema }),
]);
export type DecisionInput = z.infer<typeof decisionSchema>;

/** POST /api/reviews/decisions: each is decided or refused by itself, and can be taken back for a while */
export const decideSchema = z.strictObject({ decisions: z.array(decisionSchema).min(1).max(DECISIONS_AT_ONCE) });

const refusedSchema = z.object({
  outcome: z.literal('refused'),
  taskId: idSchema,
  code: z.string(),
  /** why, and what to do */
  message: z.string(),
});

export const decidedSchema = z.object({
  results: z.array(
    z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('done'),
        taskId: idSchema,
        /** to take it back by */
        decisionId: idSchema,
        projectName: z.string(),
        /** where it is now, e.g. 复核中 */
        stateLabel: z.string(),
      }),
      refusedSchema,
    ]),
  ),
  /** how long the page offers to take it back, in milliseconds */
  undoMs: z.number(),
});
export type Decided = z.infer<typeof decidedSchema>;

/** POST /api/reviews/undo */
export const undoSchema = z.strictObject({ decisionIds: z.array(idSchema).min(1).max(DECISIONS_AT_ONCE) });

const undoneSchema = z.object({ taskId: idSchema, projectName: z.string() });
export type Undone = z.infer<typeof undoneSchema>;

export const undoneListSchema = z.object({
  results: z.array(
    z.discriminatedUnion('outcome', [
      undoneSchema.extend({ outcome: z.literal('done') }),
      refusedSchema.omit({ taskId: true }).extend({ decisionId: idSchema }),
    ]),
  ),
});
export type UndoneList = z.infer<typeof undoneListSchema>;

/** One value of a row at one moment: who, when, old, new, why. */
export const rowEventSchema = z.object({
  at: instantSchema,
  actorName: z.string(),
  /** e.g. 填写, 退回, 撤回 */
  what: z.string(),
  /** which value changed; null for what is about the whole row */
  label: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  reason: z.string().nullable(),
});
export type RowEvent = z.infer<typeof rowEventSchema>;

/** GET /api/tasks/:id/rows/:place/history, newest first; `place` is `goal`, `funds` or the id of a row */
export const rowHistorySchema = z.object({ name: z.string(), events: z.array(rowEventSchema) });
export type RowHistory = z.infer<typeof rowHistorySchema>;

/** GET /api/stand-in and the answer of PUT */
export const standInSchema = z.object({
  standIn: z
    .object({ id: idSchema, name: z.string(), from: daySchema, until: daySchema.nullable(), isOn: z.boolean() })
    .nullable(),
  /** in whose place the asker reviews now */
  standsInFor: z.array(z.object({ name: z.string(), until: daySchema.nullable() })),
});
export type StandIn = z.infer<typeof standInSchema>;

/** PUT /api/stand-in; without a person there is none any more */
export const nameStandInSchema = z.strictObject({
  standInId: idSchema.nullable(),
  /** null: from today on */
  from: daySchema.nullable(),
  until: daySchema.nullable(),
});
export type NameStandInInput = z.infer<typeof nameStandInSchema>;

/** GET /api/stand-in/colleagues */
export const colleaguesQuerySchema = z.strictObject({ search: textSchema(64).default('') });
export const colleaguesSchema = z.object({
  people: z.array(z.object({ id: idSchema, name: z.string(), title: z.string().nullable(), unitName: z.string() })),
});
export type Colleagues = z.infer<typeof colleaguesSchema>;
