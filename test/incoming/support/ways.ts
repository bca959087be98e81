// The two ways in, set up as an administrator would in DingTalk's console. The sandbox pushes over either.
import { control } from '../../../scripts/story/phone';
import type { Bureau } from '../../support/bureau';

const CARDS = { DINGTALK_CARD_TEMPLATE_ID: 'review.schema' };

export const HTTP_KEYS = {
  DINGTALK_EVENT_TOKEN: 'token-of-the-tests',
  DINGTALK_EVENT_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  DINGTALK_CARD_SECRET: 'card-secret-of-the-tests',
};

export interface Way {
  name: 'stream' | 'http';
  environment: Record<string, string>;
  /** Enters our addresses in the console; DingTalk checks the one for events (check_url) before it takes it. */
  enterAddresses(bureau: Bureau): Promise<void>;
}

export const ways: Way[] = [
  { name: 'stream', environment: CARDS, enterAddresses: async () => {} },
  {
    name: 'http',
    environment: { ...CARDS, ...HTTP_KEYS, DINGTALK_INCOMING: 'http' },
    async enterAddresses({ sandbox, config }) {
      const { DINGTALK_EVENT_TOKEN: token, DINGTALK_EVENT_AES_KEY: aesKey } = HTTP_KEYS;
      const at = (path: string) => new URL(path, config.publicBaseUrl).href;
      const response = await fetch(`${sandbox.origin}/__sandbox/api/push`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          events: { url: at('dingtalk/events'), token, aesKey },
          robot: { url: at('dingtalk/robot') },
        }),
      });
      if (!response.ok) throw new Error(`the console did not take the addresses: ${await response.text()}`);
    },
  },
];

/** Something happens in DingTalk. Resolves when our server has acknowledged it and worked on it. */
export async function happens(bureau: Bureau, eventType: string, data: object): Promise<string> {
  const { eventId } = await control<{ eventId: string }>(bureau.sandbox, 'api/events', { eventType, data });
  await bureau.sandbox.store.until(`${eventType} is acknowledged`, () =>
    bureau.sandbox.store.events().some((one) => one.eventId === eventId && one.state === 'acknowledged'),
  );
  await bureau.settle();
  return eventId;
}

/** DingTalk brings the same event once more. */
export async function comesAgain(bureau: Bureau, eventId: string): Promise<void> {
  await control(bureau.sandbox, `api/events/${eventId}/repeat`, {});
  await bureau.settle();
}
