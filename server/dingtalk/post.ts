// One POST of JSON with a deadline and a limit on the answer's size. Knows nothing of DingTalk's codes.
import type { Reply } from './classify';

const LARGEST_REPLY = 1024 * 1024;

/**
 * Posts JSON and reads the whole answer.
 *
 * @returns the status and the parsed body; `body` is undefined when it is not JSON
 * @throws whatever `fetch` throws (no connection, a redirect, the deadline), and an error on more than 1 MB
 */
export function postJson(send: typeof fetch, address: string, body: unknown, signal: AbortSignal): Promise<Reply> {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return post(send, address, { headers, body: JSON.stringify(body), signal });
}

/** The same for a form with files. */
export function postForm(send: typeof fetch, address: string, body: FormData, signal: AbortSignal): Promise<Reply> {
  return post(send, address, { body, signal });
}

async function post(send: typeof fetch, address: string, init: RequestInit): Promise<Reply> {
  const response = await send(address, {
    ...init,
    method: 'POST',
    headers: { ...init.headers, accept: 'application/json' },
    // A redirect would carry the token in the query to an address nobody configured.
    redirect: 'error',
  });
  return { status: response.status, body: parse(await readText(response)) };
}

class ReplyTooLarge extends Error {
  readonly code = 'reply-too-large';
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_REPLY) throw new ReplyTooLarge('reply larger than 1 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Strings whole, so that no digit inside one counts; and whole numbers too long for a double to hold every digit. */
const LONG_NUMBER = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/gs;

/** Ids beyond 2^53 stay what they are, as texts: rounded, they would be somebody else's. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(LONG_NUMBER, (found) => (found.startsWith('"') ? found : `"${found}"`)));
  } catch {
    return undefined;
  }
}
