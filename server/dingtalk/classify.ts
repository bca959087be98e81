// The one place that decides what an answer of DingTalk means, in both dialects: the new API with HTTP statuses and word codes,
// the old one with HTTP 200 and `errcode`. By code, never by status alone: a 403 may be a rate limit, a 400 a stale token.

import { remedySentence } from './remedies';

export type Verdict = { kind: 'ok' } | Trouble;

export type Trouble =
  /** the access token is no longer good: refresh it and repeat once */
  | { kind: 'token'; code: string; reason: string; detail: string }
  /** nothing usable came back: the network, a broken gateway, a busy system */
  | { kind: 'retry'; code: string; reason: string; afterMs: number; mayHaveArrived: boolean }
  /** too many calls at once: refused before anything was done */
  | { kind: 'limited'; code: string; reason: string; afterMs: number }
  /** our address is blocked: every call would be refused, and would prolong it */
  | { kind: 'banned'; code: string; reason: string; afterMs: number }
  /** the organisation's calls for this month are used up */
  | { kind: 'quota'; code: string; reason: string; afterMs: number }
  | { kind: 'permanent'; code: string; reason: string; detail: string };

/** An HTTP answer; `body` is the parsed JSON, or undefined when it was none. */
export interface Reply {
  status: number;
  body: unknown;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** `status` in the body of the page that tells an address it is blocked */
const BLOCKED = 1111;

const STALE_TOKEN = new Set(['InvalidAuthentication', '40000', '40001', '40014', '42001']);
/** 20001 comes with messages to the bot once the month's deliveries are used up. */
const QUOTA = new Set(['90020', '20001', 'Forbidden.AccessDenied.ApiCountLimitForOrg']);
/** Refused before anything was done; the time after which the limit has moved on. */
const TOO_FAST: Record<string, number> = {
  '90018': SECOND,
  '90002': 10 * SECOND,
  'Forbidden.AccessDenied.QpsLimitForApi': 10 * SECOND,
  'send.too.fast': 10 * SECOND,
  'toomuch.msg': MINUTE,
  'todo.taskCreate.flowControlError': 5 * SECOND,
  autoflowLikeTriggerRateLimited: MINUTE,
};
/** Per second or per minute; DingTalk appends for whom the limit holds. */
const RATE_LIMIT = /^Forbidden\.AccessDenied\.Qp([sm])Limit/;
const BUSY = new Set(['-1', 'systemBusy', 'system.busy', 'ServiceUnavailable', 'todo.taskCreate.lockError']);

/** What a complete HTTP answer means. */
export function classifyReply(reply: Reply): Verdict {
  return isSuccess(reply) ? { kind: 'ok' } : troubleOf(reply);
}

/**
 * What it means that a call threw: an error of the official SDK, of `fetch`, or of a socket. SDK errors carry DingTalk's
 * answer in `data` and are judged as that answer.
 */
export function classifyFailure(error: unknown): Trouble {
  if (isRecord(error) && isRecord(error.data) && typeof error.statusCode === 'number')
    return troubleOf({ status: error.statusCode, body: error.data });
  // The SDK reads a page that is not JSON with a bare JSON.parse and tells nothing of its status.
  if (error instanceof SyntaxError) return { ...gatewayDown('not-json'), afterMs: MINUTE };
  const code = networkCode(error);
  const mayHaveArrived = !NEVER_SENT.has(code);
  return { kind: 'retry', code, reason: '暂时连接不上钉钉。', afterMs: 5 * SECOND, mayHaveArrived };
}

function isSuccess({ status, body }: Reply): boolean {
  if (!isRecord(body) || body.status === BLOCKED) return false;
  return 'errcode' in body ? String(body.errcode) === '0' : status < 400;
}

function troubleOf({ status, body }: Reply): Trouble {
  if (!isRecord(body)) return status >= 500 ? gatewayDown(`http-${status}`) : banned('html', 5 * MINUTE);
  if (body.status === BLOCKED) return banned(String(BLOCKED), minutesOf(body.wait) * MINUTE);
  const { code, text } = 'errcode' in body ? oldDialect(body) : newDialect(status, body);
  return ofCode(code, text, status);
}

/** Failures before a connection stood, so that no byte of the request left. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Whether the request of a call that failed ever left this machine. */
export const wasSent = ({ code }: Trouble): boolean => !NEVER_SENT.has(code);

function ofCode(code: string, detail: string, status: number): Trouble {
  if (STALE_TOKEN.has(code)) return { kind: 'token', code, reason: '钉钉访问凭证已失效。', detail };
  if (QUOTA.has(code))
    return {
      kind: 'quota',
      code,
      reason: '本组织本月的钉钉接口调用额度已用完，请联系钉钉管理员增购。',
      afterMs: 6 * HOUR,
    };
  const tooFast = waitOfLimit(code, status);
  if (tooFast !== null) return { kind: 'limited', code, reason: '发送过快，被钉钉限流。', afterMs: tooFast };
  if (BUSY.has(code))
    return { kind: 'retry', code, reason: '钉钉系统繁忙。', afterMs: 3 * SECOND, mayHaveArrived: false };
  if (status >= 500) return gatewayDown(code);
  return { kind: 'permanent', code, reason: remedySentence(code, detail), detail };
}

/** @returns null when the code is no limit of speed; a 429 is one whatever it says */
function waitOfLimit(code: string, status: number): number | null {
  const [, unit] = RATE_LIMIT.exec(code) ?? [];
  if (TOO_FAST[code] !== undefined) return TOO_FAST[code];
  if (unit) return unit === 's' ? SECOND : MINUTE;
  return status === 429 && !BUSY.has(code) ? 10 * SECOND : null;
}

/** Errors of the gateway hide in 88; those of the business are the errcode itself. */
function oldDialect(body: Record<string, unknown>): { code: string; text: string } {
  const hidden = String(body.errcode) === '88' && body.sub_code !== undefined;
  const code = String(hidden ? body.sub_code : body.errcode);
  return { code, text: String((hidden && code !== '60011' && body.sub_msg) || (body.errmsg ?? '')) };
}

function newDialect(status: number, body: Record<string, unknown>): { code: string; text: string } {
  const denied = body.accessdenieddetail;
  const scopes = isRecord(denied) && Array.isArray(denied.requiredScopes) ? denied.requiredScopes.join(',') : '';
  const text = String(body.message ?? '') + (scopes && ` requiredScopes=[${scopes}]`);
  return { code: String(body.code ?? `http-${status}`), text };
}

function gatewayDown(code: string): Extract<Trouble, { kind: 'retry' }> {
  return { kind: 'retry', code, reason: '钉钉服务暂时异常。', afterMs: 5 * SECOND, mayHaveArrived: true };
}

function banned(code: string, afterMs: number): Trouble {
  return { kind: 'banned', code, reason: '调用过于频繁，服务器的 IP 被钉钉暂时封禁。', afterMs };
}

function minutesOf(wait: unknown): number {
  return typeof wait === 'number' && wait > 0 && wait <= 60 ? wait : 5;
}

/** `fetch` hides the socket's error in `cause`; timeouts have a name instead of a code. */
function networkCode(error: unknown): string {
  if (!isRecord(error)) return 'unknown';
  if (typeof error.code === 'string') return error.code;
  if (error.cause !== undefined) return networkCode(error.cause);
  return typeof error.name === 'string' ? error.name : 'unknown';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
