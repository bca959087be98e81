// What a successful answer must hold before we go by it.
import type { z } from 'zod';
import { DingTalkRefused, DingTalkUnreachable } from './errors';

/**
 * A field that every real answer has. The official library drops what it does not know, so an answer of another kind
 * (a block page as JSON) arrives as an empty one.
 *
 * @throws DingTalkUnreachable when it is missing
 */
export function present<T>(field: T | undefined | null): T {
  if (field !== undefined && field !== null) return field;
  const circumstances = { code: 'unexpected-answer', afterMs: 60_000, mayHaveArrived: true };
  throw new DingTalkUnreachable('钉钉返回了无法识别的内容。', circumstances);
}

/** An answer of the old API, checked. @throws DingTalkRefused naming the first field that does not fit */
export function expected<T>(schema: z.ZodType<T>, reply: unknown): T {
  const parsed = schema.safeParse(reply);
  if (parsed.success) return parsed.data;
  const misfit = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new DingTalkRefused('unexpected-answer', '钉钉返回了无法识别的内容。', misfit);
}
