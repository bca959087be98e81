// The far side fails in two ways: it answered no, which is shown and not repeated, or it gave no usable answer now, which may be repeated.

import { boundedCode, boundedReason } from './withinBounds';

/** DingTalk answered no. `message` is a Chinese sentence for people; `code` and `detail` are the beginnings of DingTalk's own. */
export class DingTalkRefused extends Error {
  readonly code: string;
  readonly detail: string;

  constructor(code: string, reason: string, detail = '') {
    super(boundedReason(reason));
    this.name = 'DingTalkRefused';
    this.code = boundedCode(code);
    this.detail = boundedReason(detail);
  }
}

export interface Unreachability {
  /** DingTalk's code or the network's, for the log */
  code: string;
  /** earliest sensible repeat */
  afterMs: number;
  /** false only when the request surely had no effect */
  mayHaveArrived: boolean;
}

/** DingTalk could not be reached, was busy, or limits us for the moment. `message` is a Chinese sentence. */
export class DingTalkUnreachable extends Error implements Unreachability {
  readonly code: string;
  readonly afterMs: number;
  readonly mayHaveArrived: boolean;

  constructor(reason: string, { code, afterMs, mayHaveArrived }: Unreachability, cause?: unknown) {
    super(reason, { cause });
    this.name = 'DingTalkUnreachable';
    this.code = code;
    this.afterMs = afterMs;
    this.mayHaveArrived = mayHaveArrived;
  }
}

/**
 * DingTalk is there and has decided that we wait (a rate limit, a used-up quota, a ban), or we have decided it ourselves
 * after it failed again and again. The call had no effect.
 */
export class DingTalkWaits extends DingTalkUnreachable {
  /** @param tooFast it was the calls per second: the very next turn will do */
  constructor(
    reason: string,
    circumstances: Unreachability,
    cause?: unknown,
    readonly tooFast = false,
  ) {
    super(reason, circumstances, cause);
  }
}
