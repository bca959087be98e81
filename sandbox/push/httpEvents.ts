// Events pushed to an address of the app: encrypted, signed, and acknowledged with an encrypted word (HTTP 推送).
import { z } from 'zod';
import { seal, unseal, type EventKeys } from './crypto';
import type { EventDelivery } from './events';
import { postJson } from './post';

const ACKNOWLEDGEMENT = 'success';

const answerSchema = z.object({
  msg_signature: z.string(),
  timeStamp: z.coerce.string(),
  nonce: z.string(),
  encrypt: z.string(),
});

export interface HttpEventTarget extends EventKeys {
  url: string;
}

/** @returns whether the app acknowledged */
export async function pushOverHttp(
  target: HttpEventTarget,
  message: object,
  now: number,
  timeoutMs: number,
): Promise<boolean> {
  const { encrypt, msg_signature, timeStamp, nonce } = seal(target, JSON.stringify(message), String(now));
  const url = new URL(target.url);
  url.searchParams.set('msg_signature', msg_signature);
  url.searchParams.set('timestamp', timeStamp);
  url.searchParams.set('nonce', nonce);
  const answer = answerSchema.safeParse(await postJson(url.href, { encrypt }, {}, timeoutMs));
  return answer.success && unseal(target, answer.data) === ACKNOWLEDGEMENT;
}

/** Sent when the address is saved; one that does not answer it well is not taken. */
export const CHECK_URL = { EventType: 'check_url' };

/** In this mode everything lies flat side by side, and to-do events spell one field in their own way. */
export function flatEvent({ eventId, eventType, bornAt, data }: EventDelivery, corpId: string): object {
  const { unionIdList, ...fields } = data;
  return {
    EventType: eventType,
    EventTime: bornAt,
    CorpId: corpId,
    BizId: eventId,
    eventId,
    ...fields,
    ...(unionIdList === undefined ? {} : { UnionIdList: unionIdList }),
  };
}
