import type { Context } from 'koa';
import { Problem, problems } from '../../shared/problems';

const JSON_LIMIT_BYTES = 1024 * 1024;
const MAX_DEPTH = 20;

/**
 * The JSON object in a request's body.
 * @throws Problem 413 over 1 MB, 415 for another media type, 400 when it is not one JSON object in UTF-8
 */
export async function readJsonBody(koa: Context): Promise<Record<string, unknown>> {
  if (!koa.request.is('application/json')) throw problems.mediaTypeUnsupported({ expected: ' JSON 格式的内容' });
  const bytes = await readBytes(koa, JSON_LIMIT_BYTES, '1 MB');
  const value = parseJson(bytes);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw problems.bodyNotJson();
  return value as Record<string, unknown>;
}

/** Larger bodies are held in memory together up to this much; anybody can send one, before it is known who they are. */
const MOST_HELD_BYTES = 64 * 1024 * 1024;
/** What people fill in and what DingTalk tells is smaller, and is taken however many large ones are under way. */
const SMALL_BYTES = 64 * 1024;
let heldBytes = 0;

/**
 * The raw body, counted while it arrives.
 * @throws Problem 413 as soon as it exceeds the limit, 503 while too many large ones arrive at once
 */
export async function readBytes(koa: Context, limitBytes: number, limit: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of koa.req) {
      size += (chunk as Buffer).length;
      heldBytes += (chunk as Buffer).length;
      if (size > limitBytes) throw problems.bodyTooLarge({ limit });
      if (size > SMALL_BYTES && heldBytes > MOST_HELD_BYTES) throw problems.bodiesBusy();
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    // The rest of the body is not read: the connection cannot carry another request.
    koa.set('Connection', 'close');
    throw error;
  } finally {
    heldBytes -= size;
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    inspect(text);
    return JSON.parse(text);
  } catch (error) {
    throw error instanceof Problem ? error : problems.bodyNotJson();
  }
}

/** Strings whole, so that no bracket inside one counts; and the signs that open and close. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[[\]{}]/gs;

/**
 * Looks at the shape before anything is built: a body of 200,000 nested arrays is refused without being parsed, and one that
 * names a field twice, of which the parser would silently take the last.
 */
function inspect(text: string): void {
  const open: Set<string>[] = [];
  for (const [token, colon] of text.matchAll(TOKEN)) {
    if (token === '[' || token === '{') {
      if (open.push(new Set()) > MAX_DEPTH) throw new RangeError('too deep');
    } else if (token === ']' || token === '}') open.pop();
    else if (colon !== undefined) {
      const key = String(JSON.parse(token.slice(0, -colon.length)));
      if (open.at(-1)?.has(key)) throw problems.duplicateKey({ key: [...key].slice(0, 20).join('') });
      open.at(-1)?.add(key);
    }
  }
}
