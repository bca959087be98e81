// DingTalk takes 20 calls a second of each API from one app, and refuses the rest. Waiting a moment here is kinder to a
// campaign of two hundred messages than having most of them come back. The calls leave at even distances; what left late,
// because something else was being done, is made up for by the next ones, but never is there a second with more calls than
// DingTalk takes, wherever that second begins. A call counts for DingTalk when it arrives, which is after it left and before
// it was answered: a second after the answer it is certainly no longer counted.
//
// Somebody else may use the same app: another process of ours, or a script. Neither can see the other, but both see
// refusals. So a refused API halves its pace and grows back slowly, and the two share what there is without talking.

/** What DingTalk's standard edition takes. */
const CALLS_PER_SECOND = 20;
const FEWEST_PER_SECOND = 1;
/**
 * What has not been answered by then has arrived: an answer that takes long was not long on its way. The first call after
 * a rest makes its connection on its way, and that takes a while.
 */
const LONGEST_WAY_MS = 250;
/** Both clocks count whole milliseconds. */
const SECOND_MS = 1001;
/** After a refusal: nothing for a second, until the second that was full is over everywhere. */
const PAUSE_MS = 1000;
/** How long the halved pace is kept before it grows again. */
const KEPT_MS = 3000;
const GROWTH_PER_SECOND = 0.5;
/** Lateness that is made up for, in distances; what is later than that was a rest. */
const MOST_LATENESS = 4;

export interface Pace {
  /**
   * Waits until one more call of `api` fits, in the order they came.
   * @returns to be called when the call has been answered, or has failed
   */
  turn(api: string): Promise<() => void>;
  /** DingTalk refused a call of `api` because there were too many. */
  refused(api: string): void;
}

interface Lane {
  /** resolves when everybody who came before has left */
  before: Promise<unknown>;
  nextAt: number;
  /** the last ones, as many as DingTalk takes in a second, the oldest first; by when each has arrived */
  taken: { arrivedBy: number }[];
  limit: number;
  /** calls a second, `limit` when nothing was refused */
  rate: number;
  rateSince: number;
}

/** @param limit how many calls of one API DingTalk takes in a second */
export function createPace(limit = CALLS_PER_SECOND): Pace {
  const lanes = new Map<string, Lane>();
  const laneOf = (api: string): Lane => {
    const known = lanes.get(api);
    if (known) return known;
    const lane = { before: Promise.resolve(), nextAt: 0, taken: [], limit, rate: limit, rateSince: 0 };
    lanes.set(api, lane);
    return lane;
  };
  return {
    turn(api) {
      const lane = laneOf(api);
      const left = lane.before.then(() => leave(lane));
      lane.before = left;
      return left;
    },
    refused(api) {
      const lane = laneOf(api);
      const now = performance.now();
      // The other calls of the same moment are refused as well; that is one piece of news, not many.
      if (now < lane.rateSince + PAUSE_MS) return;
      Object.assign(lane, { rate: Math.max(FEWEST_PER_SECOND, rateAt(lane, now) / 2), rateSince: now });
      lane.nextAt = Math.max(lane.nextAt, now + PAUSE_MS);
    },
  };
}

async function leave(lane: Lane): Promise<() => void> {
  // Looked at again after each wait: a refusal may have come meanwhile.
  for (let wait = waitOf(lane); wait > 0; wait = waitOf(lane))
    await new Promise((resolve) => setTimeout(resolve, wait));
  const now = performance.now();
  const distance = 1000 / rateAt(lane, now);
  lane.nextAt = Math.max(lane.nextAt, now - MOST_LATENESS * distance) + distance;
  const call = { arrivedBy: now + LONGEST_WAY_MS };
  lane.taken.push(call);
  if (lane.taken.length > lane.limit) lane.taken.shift();
  return () => (call.arrivedBy = Math.min(call.arrivedBy, performance.now()));
}

/** Whole milliseconds, as timers count. */
function waitOf(lane: Lane): number {
  const now = performance.now();
  const { nextAt, taken, limit } = lane;
  const fullUntil = taken.length < limit ? 0 : taken[0]!.arrivedBy + (SECOND_MS * limit) / rateAt(lane, now);
  return Math.ceil(Math.max(nextAt, fullUntil) - now);
}

function rateAt({ limit, rate, rateSince }: Lane, now: number): number {
  if (rate === limit) return rate;
  const growing = Math.max(0, now - rateSince - KEPT_MS) / 1000;
  return Math.min(limit, rate + growing * GROWTH_PER_SECOND);
}
