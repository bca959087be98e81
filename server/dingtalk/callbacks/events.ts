// Events over HTTP (§9.1): signature first, then the time, and only then is anything deciphered.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { CallbackRequest, IncomingEvent } from '../port';
import { Undecipherable, type EventCipher } from './eventCipher';
import { CallbackRefused, parseBody, requireFresh, requireSignature } from './genuine';

const envelopeSchema = z.object({ encrypt: z.string().min(1) });

const eventSchema = z.looseObject({
  EventType: z.string(),
  EventTime: z.coerce.number().optional().catch(undefined),
  CorpId: z.string().optional(),
  eventId: z.string().optional(),
});

/** DingTalk sends this when the address is saved in its console. */
const HANDSHAKE = 'check_url';

/**
 * The event in a request, null for the handshake.
 * @throws CallbackRefused
 */
export function readEvent({ query, body }: CallbackRequest, cipher: EventCipher, now: number): IncomingEvent | null {
  // Older consoles call it `signature`.
  const signature = only(query, query.has('msg_signature') ? 'msg_signature' : 'signature');
  const timestamp = only(query, 'timestamp');
  const nonce = only(query, 'nonce');
  const envelope = envelopeSchema.safeParse(parseBody(body));
  if (!envelope.success) throw new CallbackRefused(400, 'unreadable');
  const { encrypt } = envelope.data;
  requireSignature(signature, cipher.sign(timestamp, nonce, encrypt));
  requireFresh(timestamp, now, signature);
  return eventOf(decipher(cipher, encrypt), signature);
}

/** What DingTalk wants to read before it counts an event as delivered. */
export function sealedSuccess(cipher: EventCipher, now: number): object {
  const encrypt = cipher.seal('success');
  const [timeStamp, nonce] = [String(now), randomBytes(8).toString('hex')];
  return { msg_signature: cipher.sign(timeStamp, nonce, encrypt), timeStamp, nonce, encrypt };
}

/** @throws CallbackRefused when it is missing or stands there twice */
function only(query: URLSearchParams, name: string): string {
  const [value, ...more] = query.getAll(name);
  if (!value || more.length > 0) throw new CallbackRefused(401, 'signature');
  return value;
}

function decipher(cipher: EventCipher, encrypt: string): unknown {
  try {
    return JSON.parse(cipher.open(encrypt));
  } catch (error) {
    if (error instanceof Undecipherable || error instanceof SyntaxError)
      throw new CallbackRefused(400, 'undecipherable');
    throw error;
  }
}

/** Flat over HTTP, nested over the Stream: the handlers see the same fields either way. */
function eventOf(plain: unknown, signature: string): IncomingEvent | null {
  const parsed = eventSchema.safeParse(plain);
  if (!parsed.success) throw new CallbackRefused(400, 'undecipherable');
  const { EventType, EventTime, CorpId, eventId, ...fields } = parsed.data;
  if (EventType === HANDSHAKE) return null;
  const data = Object.fromEntries(Object.entries(fields).map(([name, value]) => [asInStream(name), value]));
  // One that names itself nowhere is known by its signature: a copy of the same request is the same event.
  return { id: eventId || signature, type: EventType, occurredAt: EventTime ?? 0, corpId: CorpId ?? null, data };
}

/** `UserId` and `UnionIdList` over HTTP are `userId` and `unionIdList` in the Stream. */
const asInStream = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
