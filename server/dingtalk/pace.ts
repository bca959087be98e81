// DingTalk takes 20 calls a second of each API from one app, and refuses the rest. Waiting a moment here is kinder to a
// campaign of two hundred messages than having most of them come back. The calls leave one by one at even distances:
// bursts would be as many in our second, and too many in DingTalk's.
//
// Somebody else may use the same app: another process of ours, or a script. Neither can see the other, but both see
// refusals. So a refused API halves its pace and grows back slowly, and the two share what there is without talking.

/** What DingTalk's standard edition takes. */
const CALLS_PER_SECOND = 20;
const FEWEST_PER_SECOND = 1;
/** After a refusal: nothing for a second, until the second that was full is over everywhere. */
const PAUSE_MS = 1000;
/** How long the halved pace is kept before it grows again. */
const KEPT_MS = 3000;
const GROWTH_PER_SECOND = 0.5;
/**
 * How much of a distance a call that left late may be made up for by the next: timers are late whenever something else
 * is being done. Less than a whole one, or there would be 21 calls in a second of DingTalk's.
 */
const MOST_LATENESS = 0.57;

export interface Pace {
  /** Waits until one more call of `api` fits, in the order they came. */
  turn(api: string): Promise<void>;
  /** DingTalk refused a call of `api` because there were too many. */
  refused(api: string): void;
}

interface Lane {
  /** resolves when everybody who came before has left */
  before: Promise<void>;
  nextAt: number;
  /** calls a second when nothing was refused */
  most: number;
  rate: number;
  rateSince: number;
}

/**
 * @param limit how many calls of one API DingTalk takes in a second
 * @returns a pace of its own: one call less than that, for the way between the two clocks is not always equally long
 */
export function createPace(limit = CALLS_PER_SECOND): Pace {
  const most = Math.max(FEWEST_PER_SECOND, limit - 1);
  const lanes = new Map<string, Lane>();
  const laneOf = (api: string): Lane => {
    const known = lanes.get(api);
    if (known) return known;
    const lane = { before: Promise.resolve(), nextAt: 0, most, rate: most, rateSince: 0 };
    lanes.set(api, lane);
    return lane;
  };
  return {
    turn(api) {
      const lane = laneOf(api);
      lane.before = lane.before.then(() => leave(lane));
      return lane.before;
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

async function leave(lane: Lane): Promise<void> {
  let waited = false;
  // Looked at again after each wait: a refusal may have come meanwhile.
  for (let wait = waitOf(lane); wait > 0; wait = waitOf(lane)) {
    waited = true;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  const now = performance.now();
  // Whoever did not wait is not late: the first call after a rest must not bring the second one forward.
  const distance = 1000 / rateAt(lane, now);
  const late = waited ? Math.min(now - lane.nextAt, MOST_LATENESS * distance) : 0;
  lane.nextAt = now - late + distance;
}

/** Whole milliseconds, as timers count. */
const waitOf = ({ nextAt }: Lane): number => Math.ceil(nextAt - performance.now());

function rateAt({ most, rate, rateSince }: Lane, now: number): number {
  if (rate === most) return rate;
  const growing = Math.max(0, now - rateSince - KEPT_MS) / 1000;
  return Math.min(most, rate + growing * GROWTH_PER_SECOND);
}
