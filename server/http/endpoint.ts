// One way to declare a route: who may call it, which shape it takes, what it does. A route cannot exist without saying
// who may call it, and every misfit of an input is told with its field.
import type { Context, Middleware } from 'koa';
import { z } from 'zod';
import { problems } from '../../shared/problems';
import type { ActionContext, Actor } from '../context';
import type { Database } from '../database/database';
import { isUniqueViolation } from '../database/errors';
import { once } from './idempotency';
import { misfitWords } from './misfitWords';
import { readJsonBody } from './readBody';

z.config({ ...z.locales.zhCN(), customError: misfitWords });

/** What every endpoint has at hand. */
export interface Platform {
  database: Database;
  now(): Date;
  /** called after a change has been committed: messages may be waiting */
  afterCommit(): void;
}

interface Shapes<Params, Query, Body> {
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
}

export interface Input<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
}

/** Reads rows for a signed-in person. */
export function read<Params = unknown, Query = unknown, Body = unknown, Result = unknown>(
  platform: Platform,
  shapes: Shapes<Params, Query, Body>,
  respond: (ctx: ActionContext, input: Input<Params, Query, Body>) => Promise<Result>,
): Middleware {
  return async (koa) => {
    const actor = requireActor(koa);
    const input = await parseInput(koa, shapes);
    koa.body = await platform.database.read((db) => respond(actionContext(koa, platform, actor, db), input));
  };
}

/** Changes rows for a signed-in person: one transaction, answered after the commit. */
export function change<Params = unknown, Body = unknown, Result = unknown>(
  platform: Platform,
  shapes: Shapes<Params, unknown, Body> & { idempotent?: boolean },
  respond: (ctx: ActionContext, input: Input<Params, unknown, Body>) => Promise<Result>,
): Middleware {
  return async (koa) => {
    const actor = requireActor(koa);
    const input = await parseInput(koa, shapes);
    const attempt = () =>
      platform.database.transaction(async (db) => {
        const ctx = actionContext(koa, platform, actor, db);
        return shapes.idempotent ? once(ctx, koa, input, () => respond(ctx, input)) : respond(ctx, input);
      });
    koa.body = await repeatWhenOvertaken(attempt);
    platform.afterCommit();
  };
}

/** Of two requests at once the later one meets a key or name the earlier one took: the second try finds it, and says so. */
export async function repeatWhenOvertaken<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return attempt();
  }
}

/** For work that leaves the house or takes long (sign-in, compiling): it opens its own transactions. */
export function exchange<Params = unknown, Query = unknown, Body = unknown, Result = unknown>(
  platform: Platform,
  shapes: Shapes<Params, Query, Body> & { who: 'anyone' | 'signed-in' },
  respond: (
    koa: Context,
    input: Input<Params, Query, Body>,
    contextFor: (db: ActionContext['db']) => ActionContext,
  ) => Promise<Result>,
): Middleware {
  return async (koa) => {
    const actor = shapes.who === 'signed-in' ? requireActor(koa) : koa.state.actor;
    const input = await parseInput(koa, shapes);
    const result = await respond(koa, input, (db) => {
      if (!actor) throw problems.unauthenticated();
      return actionContext(koa, platform, actor, db);
    });
    if (result !== undefined) koa.body = result;
    platform.afterCommit();
  };
}

function actionContext(koa: Context, platform: Platform, actor: Actor, db: ActionContext['db']): ActionContext {
  return { actor, now: platform.now(), db, requestId: koa.state.requestId, origin: 'http' };
}

function requireActor(koa: Context): Actor {
  if (!koa.state.actor) throw problems.unauthenticated();
  return koa.state.actor;
}

async function parseInput<Params, Query, Body>(
  koa: Context,
  shapes: Shapes<Params, Query, Body>,
): Promise<Input<Params, Query, Body>> {
  const body = shapes.body ? await readJsonBody(koa) : undefined;
  return {
    params: fit(shapes.params, koa.params, ''),
    query: fit(shapes.query, { ...koa.query }, ''),
    body: fit(shapes.body, body, ''),
  };
}

/** @throws Problem `invalid-input` listing every misfit with its path, e.g. `results[3].actual` */
function fit<T>(schema: z.ZodType<T> | undefined, value: unknown, prefix: string): T {
  if (!schema) return undefined as T;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw problems.invalidInput({
    issues: parsed.error.issues.flatMap((issue) => describe(issue, prefix)),
  });
}

function describe(issue: z.core.$ZodIssue, prefix: string): { field: string; message: string }[] {
  const path = [prefix, ...issue.path].filter((part) => part !== '');
  const field = path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)),
    '',
  );
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: field ? `${field}.${key}` : key, message: `不认识的字段“${key}”` }));
  return [{ field, message: issue.message }];
}
