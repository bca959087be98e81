import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Middleware } from 'koa';

const compress = promisify(gzip);

/** Shorter answers fit into a packet or two as they are. */
const WORTH_IT_BYTES = 2_000;

/** Answers in JSON go out compressed when the asker can read that: a task of many indicators is ten times shorter then. */
export function compressAnswers(): Middleware {
  return async (koa, next) => {
    await next();
    // Files and streams are compressed already, or must not wait.
    const { body } = koa;
    if (body === null || typeof body !== 'object' || Buffer.isBuffer(body) || 'pipe' in body) return;
    koa.vary('Accept-Encoding');
    const text = JSON.stringify(body);
    if (text.length < WORTH_IT_BYTES || koa.acceptsEncodings('gzip', 'identity') !== 'gzip') return;
    const packed = await compress(text);
    koa.body = packed;
    koa.type = 'application/json; charset=utf-8';
    koa.set('Content-Encoding', 'gzip');
  };
}
