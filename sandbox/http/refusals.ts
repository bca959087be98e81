// How DingTalk says no, in its two dialects.
import type { z } from 'zod';

/** New API (`/v1.0/*`): a real HTTP status and a code in words. */
export class OpenApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly more: object = {},
  ) {
    super(message);
  }
}

/** Old API: HTTP 200 and a number; what the gateway itself refuses hides behind 88 with a `sub_code`. */
export class TopApiRefusal extends Error {
  constructor(
    readonly errcode: number,
    message: string,
    readonly subCode: string | null = null,
  ) {
    super(message);
  }
}

/**
 * Reads an API's parameters.
 * @throws whatever `refuse` makes of the first misfit
 */
export function readParameters<T>(schema: z.ZodType<T>, fields: unknown, refuse: (problem: string) => Error): T {
  const read = schema.safeParse(fields);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw refuse(`${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}
