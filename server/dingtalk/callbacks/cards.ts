// Pressed buttons over HTTP (§8). Like the robot's, the signature covers the time only: what counts is the press's token.
import type { CallbackRequest, CardPress } from '../port';
import { readCardPress } from '../cardPress';
import { CallbackRefused, hmac, parseBody, requireFresh, requireSignature } from './genuine';

/** @throws CallbackRefused */
export function readCardCallback({ headers, body }: CallbackRequest, secret: string, now: number): CardPress {
  const timestamp = String(headers['x-ddpaas-signature-timestamp'] ?? '');
  const signature = String(headers['x-ddpaas-signature'] ?? '');
  requireSignature(signature, hmac(secret, timestamp));
  requireFresh(timestamp, now, signature);
  const press = readCardPress(parseBody(body));
  if (!press) throw new CallbackRefused(400, 'unreadable');
  return press;
}
