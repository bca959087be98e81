// One circuit breaker and one pool for each family of APIs, so that a family which hangs neither takes the calls of the
// others with it nor makes everybody wait for its deadlines.
//
// When it switches: five failures in a row open it, whatever came between from other families. A failure is no answer in
// time, a broken connection, a 5xx, a page instead of JSON, "system busy". No failure is anything DingTalk decided: a
// refusal, a rate limit, a used-up quota, a ban, a stale token. An open circuit answers at once for 5 s, then lets one
// call through: if that one succeeds everything goes on, otherwise it stays open for 10 s, 20 s, 40 s, and then always 60 s.
import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleWhen,
  type IBackoff,
} from 'cockatiel';
import { familyLabels, type Family } from './apis';
import { DingTalkUnreachable, DingTalkWaits } from './errors';
import type { Logger } from './port';

const FAILURES_IN_A_ROW = 5;
const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 60_000;

/** On their way at the same time: at 19 a second, room for answers that take two seconds. */
const AT_ONCE = 40;
/** Waiting behind them: twelve seconds' worth. */
const MOST_WAITING = 200;
const CROWDED_RETRY_MS = 2_000;

export interface Circuit {
  /**
   * Makes a call once there is room.
   *
   * @param call gets a check to make again right before it calls, when it has waited meanwhile
   * @throws DingTalkWaits at once while the circuit is open or too many wait; otherwise whatever `call` throws
   */
  run<T>(call: (check: () => void) => Promise<T>): Promise<T>;
}

/**
 * @param now milliseconds; the resting time is measured with it
 * @param log told when it opens and when it works again
 */
export function createCircuit(family: Family, now: () => number, log: Logger): Circuit {
  const rest = createRest(now);
  const pool = bulkhead(AT_ONCE, MOST_WAITING);
  const breaker = circuitBreaker(handleWhen(isFailure), {
    halfOpenAfter: rest,
    breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW),
  });
  breaker.onBreak((reason) =>
    log.warn({ family, err: 'error' in reason ? reason.error : undefined }, 'DingTalk APIs rest'),
  );
  breaker.onReset(() => log.info({ family }, 'DingTalk APIs work again'));
  const check = () => {
    if (breaker.state === CircuitState.Open && rest.leftMs() > 0) throw new BrokenCircuitError();
  };
  return {
    async run(call) {
      try {
        check();
        const outcome = await pool.execute(() => breaker.execute(() => decided(() => call(check))));
        if ('refusal' in outcome) throw outcome.refusal;
        return outcome.value;
      } catch (error) {
        throw inOurWords(error, family, rest.leftMs());
      }
    },
  };
}

/** To the breaker a decision of DingTalk, even a no, is a call that worked: it ends a row of failures. */
async function decided<T>(call: () => Promise<T>): Promise<{ value: T } | { refusal: unknown }> {
  try {
    return { value: await call() };
  } catch (error) {
    if (isFailure(error)) throw error;
    return { refusal: error };
  }
}

function isFailure(error: unknown): boolean {
  return error instanceof DingTalkUnreachable && !(error instanceof DingTalkWaits);
}

function inOurWords(error: unknown, family: Family, leftMs: number): unknown {
  const label = familyLabels[family];
  if (error instanceof BrokenCircuitError)
    return new DingTalkWaits(`钉钉的${label}接口接连没有应答，已暂停调用。`, {
      code: 'circuit-open',
      afterMs: Math.max(1000, leftMs),
      mayHaveArrived: false,
    });
  if (error instanceof BulkheadRejectedError)
    return new DingTalkWaits(`等待调用钉钉${label}接口的请求太多。`, {
      code: 'crowded',
      afterMs: CROWDED_RETRY_MS,
      mayHaveArrived: false,
    });
  return error;
}

/**
 * How long an open circuit rests, twice as long each time. The library measures by the machine's clock; this one answers it
 * "not yet" or "now" by ours.
 */
function createRest(now: () => number): IBackoff<{ attempt: number }> & { leftMs(): number } {
  let until = 0;
  const leftMs = () => until - now();
  const rest = {
    leftMs,
    get duration() {
      return leftMs() > 0 ? Number.POSITIVE_INFINITY : 0;
    },
    next({ attempt }: { attempt: number }) {
      until = now() + Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (attempt - 1));
      return rest;
    },
  };
  return rest;
}
