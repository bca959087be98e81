import { z } from 'zod';
import { daySchema, idSchema, instantSchema, roleSchema, textSchema } from './common';

const PAGE = 20;
/** People on a page of the list. */
export const PEOPLE_PER_PAGE = PAGE;

/** GET /api/people */
export const peopleQuerySchema = z.strictObject({
  /** part of a name, a title, or a unit's name */
  search: textSchema(64).default(''),
  which: z.enum(['present', 'with-roles', 'left']).default('present'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type PeopleQuery = z.infer<typeof peopleQuerySchema>;

const heldRoleSchema = z.object({
  id: idSchema,
  role: roleSchema,
  unitId: idSchema,
  unitName: z.string(),
});
export type HeldRole = z.infer<typeof heldRoleSchema>;

export const personLineSchema = z.object({
  id: idSchema,
  name: z.string(),
  title: z.string().nullable(),
  unitName: z.string(),
  active: z.boolean(),
  isDemo: z.boolean(),
  roles: z.array(heldRoleSchema),
});
export type PersonLine = z.infer<typeof personLineSchema>;

export const peopleListSchema = z.object({ people: z.array(personLineSchema), total: z.number(), page: z.number() });
export type PeopleList = z.infer<typeof peopleListSchema>;

/** A role DingTalk's directory makes likely; nobody has it before an admin says so. */
export const roleSuggestionSchema = z.object({
  personId: idSchema,
  personName: z.string(),
  role: z.enum(['admin', 'lead']),
  unitId: idSchema,
  unitName: z.string(),
  isDemo: z.boolean(),
});
export type RoleSuggestion = z.infer<typeof roleSuggestionSchema>;

/** GET /api/role-suggestions: the first of them, and how many there are. */
export const suggestionListSchema = z.object({ suggestions: z.array(roleSuggestionSchema), total: z.number() });
export type SuggestionList = z.infer<typeof suggestionListSchema>;

/** GET /api/people/:id, and the answer of every change of a person */
export const personDetailSchema = personLineSchema.extend({
  unitId: idSchema,
  /** when DingTalk last showed them to us */
  seenAt: instantSchema.nullable(),
  leftAt: instantSchema.nullable(),
  /** roles the asker may take back; of the others, why not */
  roles: z.array(heldRoleSchema.extend({ keptBecause: z.string().nullable() })),
  deputy: z.object({ id: idSchema, name: z.string(), active: z.boolean(), until: daySchema.nullable() }).nullable(),
  suggestions: z.array(roleSuggestionSchema),
  /** tasks that wait for them to fill */
  openTasks: z.number(),
  history: z.array(z.object({ at: instantSchema, label: z.string(), actorName: z.string() })),
});
export type PersonDetail = z.infer<typeof personDetailSchema>;

/** POST /api/people/:id/roles, and one of POST /api/role-suggestions/acceptance */
export const grantRoleSchema = z.strictObject({ role: roleSchema, unitId: idSchema });
export type GrantRoleInput = z.infer<typeof grantRoleSchema>;

/** POST /api/people/:id/roles/:roleId/revocation */
export const revokeRoleSchema = z.strictObject({});

/** PUT /api/people/:id/deputy; without a deputy there is none any more */
export const deputySchema = z.strictObject({ deputyId: idSchema.nullable(), until: daySchema.nullable() });
export type DeputyInput = z.infer<typeof deputySchema>;

/** POST /api/role-suggestions/acceptance */
export const acceptSuggestionsSchema = z.strictObject({
  suggestions: z
    .array(z.strictObject({ personId: idSchema, role: z.enum(['admin', 'lead']), unitId: idSchema }))
    .min(1)
    .max(200),
});
export type AcceptSuggestionsInput = z.infer<typeof acceptSuggestionsSchema>;

/** GET /api/units */
export const unitsQuerySchema = z.strictObject({ search: textSchema(64).default('') });
export const unitListSchema = z.object({ units: z.array(z.object({ id: idSchema, name: z.string() })) });
export type UnitList = z.infer<typeof unitListSchema>;

/** GET /api/directory, and the answer of what starts or answers a run */
export const directoryStatusSchema = z.object({
  people: z.number(),
  units: z.number(),
  /** when the directory was last read to its end */
  syncedAt: instantSchema.nullable(),
  run: z
    .object({
      id: idSchema,
      state: z.enum(['running', 'paused', 'needs-confirmation', 'done', 'failed', 'cancelled']),
      /** where it stands, in one Chinese sentence */
      sentence: z.string(),
      startedAt: instantSchema,
      startedByName: z.string(),
      finishedAt: instantSchema.nullable(),
    })
    .nullable(),
});
export type DirectoryStatus = z.infer<typeof directoryStatusSchema>;

/** POST /api/directory/runs/:id/answer */
export const answerRunSchema = z.strictObject({ accept: z.boolean() });
