// What surrounds every single call to DingTalk, from outside in: the ban, the family's circuit and pool, the pace, the
// deadline. Whatever fails leaves here as DingTalkRefused or DingTalkUnreachable, and what costs quota is counted.
import { countedAs, familyOf, type Family, type Urgency } from './apis';
import { createCircuit, type Circuit } from './circuit';
import { classifyFailure, wasSent, type Trouble } from './classify';
import { DingTalkRefused, DingTalkUnreachable, DingTalkWaits } from './errors';
import { createPace } from './pace';
import type { Deadlines, DingTalkConfig } from './port';

/** From the first byte out to the last byte in. */
const DEADLINES: Deadlines = { callMs: 5000, signInMs: 3000, uploadMs: 30_000 };

/** Whoever waits at the sign-in would rather wait a second longer than begin again. */
const SIGN_IN_TRIES = 3;

/** So that not every process returns in the same instant when a ban ends. */
const BAN_SPREAD_MS = 10_000;

/** An answer of DingTalk that is no success. */
export class Answered extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.code);
  }
}

/** A refusal that a fresh token cures. */
export class StaleToken extends DingTalkRefused {}

export interface Guard {
  deadlines: Deadlines;
  /**
   * Makes one call.
   *
   * @param api as in apis.ts
   * @param call throws Answered, or whatever the official library or `fetch` throws
   */
  run<T>(api: string, urgency: Urgency, call: (timeoutMs: number) => Promise<T>): Promise<T>;
}

/** @returns the guard of one app; everything that calls for it shares its ban, circuits and pace */
export function createGuard(
  config: Pick<DingTalkConfig, 'now' | 'deadlines' | 'meter' | 'log' | 'callsPerSecond'>,
): Guard {
  const { now = Date.now, meter } = config;
  const deadlines = { ...DEADLINES, ...config.deadlines };
  const ban = createBan(now);
  const pace = createPace(config.callsPerSecond);
  const circuits = new Map<Family, Circuit>();

  function circuitOf(family: Family): Circuit {
    const known = circuits.get(family) ?? createCircuit(family, now, config.log);
    circuits.set(family, known);
    return known;
  }

  function judged(api: string, error: unknown): Error {
    if (error instanceof DingTalkRefused || error instanceof DingTalkUnreachable) {
      count(meter, api, null);
      return error;
    }
    const trouble = error instanceof Answered ? error.trouble : classifyFailure(error);
    count(meter, api, trouble);
    if (trouble.kind === 'limited') pace.refused(api);
    if (trouble.kind === 'banned') ban.impose(trouble.afterMs);
    return errorOf(trouble, error);
  }

  async function once<T>(api: string, urgency: Urgency, call: (timeoutMs: number) => Promise<T>): Promise<T> {
    ban.check();
    return circuitOf(familyOf(api, urgency)).run(async (check) => {
      const answered = await pace.turn(api);
      check();
      ban.check();
      try {
        const value = await before(deadlines[urgency], call(deadlines[urgency]));
        count(meter, api, null);
        return value;
      } catch (error) {
        throw judged(api, error);
      } finally {
        answered();
      }
    });
  }

  return {
    deadlines,
    async run(api, urgency, call) {
      for (let tries = urgency === 'signInMs' ? SIGN_IN_TRIES : 1; ; tries -= 1) {
        try {
          return await once(api, urgency, call);
        } catch (error) {
          if (tries <= 1 || !(error instanceof DingTalkWaits && error.tooFast)) throw error;
        }
      }
    },
  };
}

function count(meter: DingTalkConfig['meter'], api: string, trouble: Trouble | null): void {
  const counted = countedAs(api);
  if (counted === null) return;
  if (trouble?.kind === 'quota') meter?.spent();
  else if (trouble === null || costs(trouble)) meter?.counted(counted);
}

/** A call that DingTalk refused for its speed, or from a banned address, or that never left, is not counted. */
function costs(trouble: Trouble): boolean {
  return trouble.kind !== 'limited' && trouble.kind !== 'banned' && wasSent(trouble);
}

function errorOf(trouble: Trouble, cause: unknown): Error {
  switch (trouble.kind) {
    case 'token':
      return new StaleToken(trouble.code, trouble.reason, trouble.detail);
    case 'permanent':
      return new DingTalkRefused(trouble.code, trouble.reason, trouble.detail);
    case 'limited':
      return new DingTalkWaits(trouble.reason, { ...trouble, mayHaveArrived: false }, cause, true);
    case 'banned':
    case 'quota':
      return new DingTalkWaits(trouble.reason, { ...trouble, mayHaveArrived: false }, cause);
    case 'retry':
      return new DingTalkUnreachable(trouble.reason, trouble, cause);
  }
}

interface Ban {
  check(): void;
  impose(afterMs: number): void;
}

/** While DingTalk blocks our address, further calls would only prolong it. */
function createBan(now: () => number): Ban {
  let endsAt = 0;
  return {
    check() {
      const afterMs = endsAt - now();
      if (afterMs > 0)
        throw new DingTalkWaits('服务器的 IP 被钉钉暂时封禁。', { code: 'banned', afterMs, mayHaveArrived: false });
    },
    impose(afterMs) {
      endsAt = now() + afterMs + Math.random() * BAN_SPREAD_MS;
    },
  };
}

/** The library cannot be aborted: past the deadline its call is left to end by itself, and its result is ignored. */
async function before<T>(timeoutMs: number, call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('deadline', 'TimeoutError')), timeoutMs);
  });
  try {
    return await Promise.race([call, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
