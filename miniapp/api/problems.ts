import type { ProblemBody } from '../../shared/contracts/problem';

/** The server answered no, in words for the user. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly body: ProblemBody,
  ) {
    super(body.message);
    this.name = 'ApiProblem';
  }
}

/** No answer came: offline, time-out, or a gateway between us and the server. Worth repeating. */
export class Unreachable extends Error {
  constructor() {
    super('没连上网');
    this.name = 'Unreachable';
  }
}

export interface UserMessage {
  title: string;
  hint: string;
}

const OFFLINE: UserMessage = { title: '没连上网', hint: '已填写的内容都在本机保存着，网络恢复后再试。' };
const UNKNOWN: UserMessage = { title: '页面出了点问题', hint: '已填写的内容都在本机保存着，请重试。' };

/** What went wrong and what to do, for any failure a request can end in. */
export function describeFailure(failure: unknown): UserMessage {
  if (failure instanceof ApiProblem) {
    const number = failure.status >= 500 ? `请求编号 ${failure.body.requestId}。` : '';
    return { title: failure.body.message, hint: `${failure.body.hint ?? ''}${number}` };
  }
  return failure instanceof Unreachable ? OFFLINE : UNKNOWN;
}

export function isProblem(failure: unknown, code: string): failure is ApiProblem {
  return failure instanceof ApiProblem && failure.body.code === code;
}

/** True when sending the same request again may succeed without the user changing anything. */
export function isWorthRepeating(failure: unknown): boolean {
  if (failure instanceof ApiProblem) return failure.status >= 500 || failure.status === 429;
  return failure instanceof Unreachable;
}
