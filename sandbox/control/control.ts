// The plumbing of the control API: JSON in, JSON out, `{ message }` when something is wrong.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { readBody, UnreadableBody } from '../http/body';
import { matchPath } from '../http/routes';
import { sendJson } from '../http/send';
import type { World } from '../world';

export interface ControlCall {
  world: World;
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
}

export interface ControlRoute {
  method: string;
  path: string;
  answer: (call: ControlCall) => object | Promise<object>;
}

export class ControlRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** further fields of the answer */
    readonly more: object = {},
  ) {
    super(message);
  }
}

export function control(method: string, path: string, answer: ControlRoute['answer']): ControlRoute {
  return { method, path, answer };
}

/** @throws ControlRefusal */
export function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ControlRefusal(400, `${issue?.path.join('.')} ${issue?.message}`.trim());
}

/** @returns false when the address is none of the control API's */
export async function serveControl(
  world: World,
  routes: readonly ControlRoute[],
  request: IncomingMessage,
  response: ServerResponse,
  { pathname: path, searchParams: query }: URL,
): Promise<boolean> {
  for (const route of routes) {
    const params = route.method === request.method ? matchPath(route.path, path) : null;
    if (!params) continue;
    try {
      const { fields: body } = await readBody(request);
      sendJson(response, 200, await route.answer({ world, params, query, body }));
    } catch (error) {
      const known = error instanceof ControlRefusal;
      const status = known ? error.status : error instanceof UnreadableBody ? 400 : 500;
      const message = error instanceof Error ? error.message : String(error);
      sendJson(response, status, { message, errorMessage: message, ...(known ? error.more : {}) });
    }
    return true;
  }
  return false;
}
