// Events (事件订阅): pushed over the Stream or to an address, tried again until acknowledged, and kept on a list when given up.
import type { StreamTimings } from '../options';
import type { CallLog } from '../state/callLog';
import type { Clock } from '../state/clock';
import { opaque } from '../state/ids';
import type { Live } from '../state/live';
import type { PushTroubles } from './troubles';

/** The oldest are forgotten when there are more. */
const KEPT = 20_000;

export interface EventDelivery {
  eventId: string;
  eventType: string;
  data: Record<string, unknown>;
  bornAt: number;
  attempts: number;
  /** over-quota: the organisation's deliveries of this month are used up; lost: by a trouble, for good */
  state: 'waiting' | 'acknowledged' | 'given-up' | 'over-quota' | 'lost';
}

/**
 * One attempt.
 * @returns whether the app acknowledged; null at once when there is nobody to push to
 */
export type Carrier = (event: EventDelivery) => Promise<boolean> | null;

interface Deps {
  timings: StreamTimings;
  clock: Clock;
  calls: CallLog;
  live: Live;
  troubles: PushTroubles;
  carry: Carrier;
}

export type Events = ReturnType<typeof createEvents>;

export function createEvents({ timings, clock, calls, live, troubles, carry }: Deps) {
  const deliveries: EventDelivery[] = [];
  const failed: EventDelivery[] = [];

  function attempt(event: EventDelivery): void {
    event.attempts += 1;
    const answer = carry(event);
    if (!answer) return tryAgain(event);
    calls.recordDelivery(event.eventType);
    void answer.then((isAcknowledged) => {
      if (isAcknowledged) event.state = 'acknowledged';
      else if (event.state === 'waiting') tryAgain(event);
      live.tell('events');
    });
  }

  function tryAgain(event: EventDelivery): void {
    const pause = timings.retryAfterMs[event.attempts - 1];
    if (pause !== undefined)
      clock.later(pause, () => {
        if (event.state === 'waiting') attempt(event);
      });
    else {
      event.state = 'given-up';
      failed.push(event);
    }
    live.tell('events');
  }

  function send(event: EventDelivery): void {
    const goesOut = troubles.meet(event.eventType, (copy) => {
      if (copy === 0) attempt(event);
      else again(event);
    });
    if (!goesOut) event.state = 'lost';
  }

  /** The same event once more, whatever became of it before. */
  function again(event: EventDelivery): void {
    const answer = carry(event);
    if (!answer) return;
    event.attempts += 1;
    calls.recordDelivery(event.eventType);
    void answer.then((isAcknowledged) => {
      if (isAcknowledged) event.state = 'acknowledged';
      live.tell('events');
    });
  }

  return {
    publish(eventType: string, data: Record<string, unknown>): EventDelivery {
      const event: EventDelivery = {
        eventId: opaque(),
        eventType,
        data,
        bornAt: clock.now(),
        attempts: 0,
        state: 'waiting',
      };
      deliveries.push(event);
      if (deliveries.length > KEPT) deliveries.shift();
      if (calls.isDeliveryLeft(eventType)) send(event);
      else event.state = 'over-quota';
      live.tell('events');
      return event;
    },
    /** @returns false when there is no such event */
    repeat(eventId: string): boolean {
      const event = deliveries.find((one) => one.eventId === eventId);
      if (event) again(event);
      return event !== undefined;
    },
    deliveries: (): readonly EventDelivery[] => deliveries,
    /** What was given up, oldest first; what has been asked for is gone (获取推送失败的事件列表). */
    takeFailed: (most: number): EventDelivery[] => failed.splice(0, most),
    hasFailed: (): boolean => failed.length > 0,
  };
}
