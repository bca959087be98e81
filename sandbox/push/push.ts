// How what happens in DingTalk reaches the app: over the Stream, or to addresses the app has named. One choice for events, one for bot
// messages, and one per card.
import { setTimeout as pause } from 'node:timers/promises';
import type { PushTargets, SandboxApp, StreamTimings } from '../options';
import type { CallLog } from '../state/callLog';
import type { Clock } from '../state/clock';
import type { Faults } from '../state/faults';
import type { Live } from '../state/live';
import type { Ack } from '../stream/frames';
import type { Gateway } from '../stream/gateway';
import { cardSignature, robotSignature } from './crypto';
import { createEvents, type EventDelivery } from './events';
import { CHECK_URL, flatEvent, pushOverHttp, type HttpEventTarget } from './httpEvents';
import { postJson } from './post';
import { createPushTroubles, type PushTroubles } from './troubles';

const BOT_TOPIC = '/v1.0/im/bot/messages/get';
const CARD_TOPIC = '/v1.0/card/instances/callback';
const CARD_ANSWER_MS = 2000;
const OVER_QUOTA = { errorCode: 20001, errorMessage: '组织本月消息推送量超过限制' };

/** Where callbacks of cards go that name this route (`card/callbacks/register`). */
export interface CardRoute {
  url: string;
  apiSecret: string;
}

interface Deps {
  app: SandboxApp;
  corpId: string;
  clock: Clock;
  faults: Faults;
  calls: CallLog;
  live: Live;
  stream: Gateway;
  timings: StreamTimings;
  targets: PushTargets;
  /** the time that is signed */
  signedAt(): number;
}

export function createPush(deps: Deps) {
  const { app, corpId, clock, faults, calls, live, stream, timings, signedAt } = deps;
  let events: HttpEventTarget | null = deps.targets.events ? { ...deps.targets.events, owner: app.clientId } : null;
  let robotUrl: string | null = deps.targets.robot?.url ?? null;
  const cardRoutes = new Map<string, CardRoute>();
  const troubles = createPushTroubles(faults, clock, live);

  function carry(event: EventDelivery): Promise<boolean> | null {
    if (events) return pushOverHttp(events, flatEvent(event, corpId), signedAt(), timings.httpTimeoutMs);
    return stream.pushEvent(event);
  }

  /** @returns the app's answer; null when it did not take the message */
  async function robotOverHttp(url: string, message: object): Promise<unknown> {
    const timestamp = String(signedAt());
    const headers = { timestamp, sign: robotSignature(timestamp, app.clientSecret) };
    return postJson(url, message, headers, timings.httpTimeoutMs);
  }

  return {
    events: createEvents({ timings, clock, calls, live, troubles, carry }),
    release: troubles.release,
    heldCount: troubles.heldCount,

    /**
     * A message for the bot. It is never sent again.
     * @param content what was said; left out when the organisation's deliveries are used up
     * @returns whether the app took it; over HTTP also its answer, which may be a reply
     */
    async robot(envelope: object, content: object): Promise<{ isDelivered: boolean; answer: unknown }> {
      const message = { ...envelope, ...(calls.isDeliveryLeft(BOT_TOPIC) ? content : OVER_QUOTA) };
      if (robotUrl !== null) {
        const url = robotUrl;
        calls.recordDelivery(BOT_TOPIC);
        const answer = await firstAnswer(troubles, BOT_TOPIC, () => robotOverHttp(url, message));
        return { isDelivered: answer !== null, answer };
      }
      if (!stream.isHeard('CALLBACK', BOT_TOPIC)) return { isDelivered: false, answer: null };
      calls.recordDelivery(BOT_TOPIC);
      troubles.meet(BOT_TOPIC, () => void stream.callback(BOT_TOPIC, message));
      return { isDelivered: true, answer: null };
    },

    /**
     * Somebody pressed a button of a card.
     * @returns what the app answered within two seconds; null when it did not
     */
    async card(routeKey: string | null, body: object): Promise<unknown> {
      calls.recordDelivery(CARD_TOPIC);
      const route = routeKey === null ? null : cardRoutes.get(routeKey);
      const ask = route
        ? () => cardOverHttp(route, body, signedAt())
        : async () => streamAnswer(await stream.callback(CARD_TOPIC, body));
      const isAskable = routeKey === null ? stream.isHeard('CALLBACK', CARD_TOPIC) : Boolean(route);
      if (!isAskable) return null;
      return Promise.race([firstAnswer(troubles, CARD_TOPIC, ask), pause(CARD_ANSWER_MS, null, { ref: false })]);
    },

    registerCardRoute: (key: string, route: CardRoute): void => void cardRoutes.set(key, route),
    cardRoute: (key: string): CardRoute | undefined => cardRoutes.get(key),

    targets: (): { events: { url: string } | null; robot: { url: string } | null } => ({
      events: events && { url: events.url },
      robot: robotUrl === null ? null : { url: robotUrl },
    }),
    /** @returns false when the address did not answer the handshake (check_url) as it must; then nothing changes */
    async setEventTarget(target: PushTargets['events'] | null): Promise<boolean> {
      const wanted = target ? { ...target, owner: app.clientId } : null;
      if (wanted && !(await pushOverHttp(wanted, CHECK_URL, signedAt(), timings.httpTimeoutMs))) return false;
      events = wanted;
      live.tell('events');
      return true;
    },
    setRobotTarget(url: string | null): void {
      robotUrl = url;
      live.tell('events');
    },
    close: troubles.close,
  };
}

/** What the first copy is answered; null at once when the push is lost. */
function firstAnswer(troubles: PushTroubles, topic: string, ask: () => Promise<unknown>): Promise<unknown> {
  return new Promise((resolve) => {
    const goesOut = troubles.meet(topic, (copy) => {
      const answer = ask();
      if (copy === 0) void answer.then(resolve);
    });
    if (!goesOut) resolve(null);
  });
}

function cardOverHttp({ url, apiSecret }: CardRoute, body: object, now: number): Promise<unknown> {
  const timestamp = String(now);
  const headers = {
    'x-ddpaas-signature-timestamp': timestamp,
    'x-ddpaas-signature': cardSignature(timestamp, apiSecret),
  };
  return postJson(url, body, headers, CARD_ANSWER_MS);
}

/** Over the Stream the answer is wrapped once more. */
function streamAnswer(ack: Ack | null): unknown {
  if (ack?.code !== 200) return null;
  const { data } = ack;
  return typeof data === 'object' && data !== null && 'response' in data ? (data.response ?? {}) : {};
}
