// Reads what a client sent: JSON, a form, or files. Chunked bodies come from the official client library.
import type { IncomingMessage } from 'node:http';
import type { MediaFile } from '../state/media';

const LARGEST_BYTES = 25 * 1024 * 1024;

export interface Body {
  /** the fields of JSON or of a form; an empty object when there is no body */
  fields: unknown;
  files: MediaFile[];
}

export class UnreadableBody extends Error {}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BYTES) throw new UnreadableBody('the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws UnreadableBody */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const type = request.headers['content-type'] ?? '';
  const bytes = await readBytes(request);
  if (bytes.length === 0) return { fields: {}, files: [] };
  if (type.startsWith('multipart/form-data')) return readMultipart(type, bytes);
  const text = bytes.toString('utf8');
  if (type.startsWith('application/x-www-form-urlencoded'))
    return { fields: Object.fromEntries(new URLSearchParams(text)), files: [] };
  try {
    return { fields: JSON.parse(text) as unknown, files: [] };
  } catch {
    throw new UnreadableBody('the body is no JSON');
  }
}

async function readMultipart(contentType: string, bytes: Buffer): Promise<Body> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => {
      throw new UnreadableBody('the body is no form');
    });
  const fields: Record<string, string> = {};
  const files: MediaFile[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value;
    else files.push({ name: value.name, contentType: value.type, bytes: Buffer.from(await value.arrayBuffer()) });
  }
  return { fields, files };
}
