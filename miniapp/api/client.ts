import type { ProblemBody } from '../../shared/contracts/problem';
import { personHeader } from '../../shared/headers';
import { currentPerson } from './answers';
import { noteAnswer, noteSilence } from './connection';
import { forgetKey, keyFor } from './idempotency';
import { ApiProblem, isProblem, isWorthRepeating, Unreachable } from './problems';

const TIMEOUT_MS = 20_000;
/** A file takes longer on its way, and to be read. */
const FILE_TIMEOUT_MS = 90_000;

const SIGN_IN = 'api/sign-in';

type Method = 'GET' | 'POST' | 'PUT';

interface RequestOptions {
  body?: unknown;
  /** sent as it is, in place of a body */
  file?: Blob;
  /** lets the request outlive the page; for the last save when the app is put away */
  keepalive?: boolean;
  /** the answer is a file, too */
  answersFile?: boolean;
}

/** Signs in again without asking; false when the user has to do it. */
type SignInAgain = () => Promise<boolean>;

let signInAgain: SignInAgain = async () => false;

/** Told by the identity feature at start, so that a lapsed session heals itself below every request. */
export function onSessionLapsed(handler: SignInAgain): void {
  signInAgain = handler;
}

let isLeaving = false;

/**
 * Somebody else has signed in here: their page must show, and nothing of what is open be sent in their name. Never
 * resolves, and reloads once, however many requests find out.
 */
export function startOver(): Promise<never> {
  if (!isLeaving) location.reload();
  isLeaving = true;
  return new Promise<never>(() => undefined);
}

let knowWhoIsHere: () => Promise<void> = async () => undefined;

/** Told by the identity feature: waits until it is certain in whose name requests are sent. */
export function onEveryRequest(handler: () => Promise<void>): void {
  knowWhoIsHere = handler;
}

/**
 * One request to our server. Addresses are relative: the app may be served below a prefix.
 *
 * @throws ApiProblem when the server refuses, Unreachable when there is no answer
 */
export async function request<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  if (isLeaving) return startOver();
  await knowWhoIsHere();
  try {
    return await send<T>(method, path, options);
  } catch (failure) {
    if (isProblem(failure, 'other-person')) return startOver();
    if (!isProblem(failure, 'unauthenticated') || !(await signInAgain())) throw failure;
    return send<T>(method, path, options);
  }
}

/** Asked before anybody is known to be here. */
export function ask<T>(path: string): Promise<T> {
  return send<T>('GET', path, {});
}

export function get<T>(path: string): Promise<T> {
  return request<T>('GET', path);
}

const underWay = new Map<string, Promise<unknown>>();

/**
 * A POST that creates or decides: the same body keeps its key until the answer is known. Pressed twice before the button
 * could be disabled, it is sent once, and both get the one answer.
 */
export function post<T>(path: string, body: unknown): Promise<T> {
  const decision = `${path} ${JSON.stringify(body)}`;
  const known = underWay.get(decision);
  if (known) return known as Promise<T>;
  const sent = request<T>('POST', path, { body }).finally(() => underWay.delete(decision));
  underWay.set(decision, sent);
  return sent;
}

/** Sends a file; the address says what is to be done with it. */
export function upload<T>(path: string, file: Blob): Promise<T> {
  return request<T>('POST', path, { file });
}

/** Sends a file and gets one back. */
export function exchangeFile(path: string, file: Blob): Promise<Blob> {
  return request<Blob>('POST', path, { file, answersFile: true });
}

/** The sign-in itself: must not try to sign in when it is refused. */
export function signInWith<T>(code: string): Promise<T> {
  return send<T>('POST', SIGN_IN, { body: { code } });
}

async function send<T>(method: Method, path: string, options: RequestOptions): Promise<T> {
  const decision = `${method} ${path} ${JSON.stringify(options.body ?? null)}`;
  try {
    const answer = await receive<T>(method, path, options, decision);
    forgetKey(decision);
    return answer;
  } catch (failure) {
    if (!isWorthRepeating(failure) && !isProblem(failure, 'unauthenticated')) forgetKey(decision);
    throw failure;
  }
}

async function receive<T>(method: Method, path: string, options: RequestOptions, decision: string): Promise<T> {
  const timeout = new AbortController();
  const timer = window.setTimeout(() => timeout.abort(), options.file ? FILE_TIMEOUT_MS : TIMEOUT_MS);
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: { ...headersFor(method, options, decision), ...(path !== SIGN_IN && ownersName()) },
      body: options.file ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
      keepalive: options.keepalive ?? false,
      signal: timeout.signal,
    });
    const answer = options.answersFile && response.ok ? ((await response.blob()) as T) : await read<T>(response);
    noteAnswer();
    return answer;
  } catch (failure) {
    if (failure instanceof ApiProblem) {
      noteAnswer();
      throw failure;
    }
    noteSilence();
    throw new Unreachable();
  } finally {
    window.clearTimeout(timer);
  }
}

/** The server refuses what was typed by one person and sent in another's session. */
function ownersName(): Record<string, string> {
  const person = currentPerson();
  return person ? { [personHeader]: person } : {};
}

function headersFor(method: Method, options: RequestOptions, decision: string): Record<string, string> {
  if (method === 'GET') return { Accept: 'application/json' };
  return {
    Accept: 'application/json',
    'X-Requested-With': 'jixiaotong',
    ...(options.file ? { 'Content-Type': 'application/octet-stream' } : {}),
    ...(options.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(method === 'POST' ? { 'Idempotency-Key': keyFor(decision) } : {}),
  };
}

async function read<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const body: unknown = await response.json();
  if (response.ok) return body as T;
  if (isProblemBody(body)) throw new ApiProblem(response.status, body);
  throw new Unreachable();
}

function isProblemBody(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'message' in body;
}
