// Pressed buttons over HTTP (§8). Like the robot's, the signature covers the time only: what counts is the press's token.
import type { Calls } from '../calls';
import type { CallbackRequest, CardPress, DingTalkConfig } from '../port';
import { loadCard } from '../sdk';
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

/**
 * Says under `routeKey` where the buttons of our cards call.
 * @throws DingTalkRefused, DingTalkUnreachable
 */
export async function registerCardAddress(
  { publicBaseUrl }: DingTalkConfig,
  calls: Calls,
  routeKey: string,
  secret: string,
): Promise<void> {
  await calls.sdk({ name: 'card.register', load: loadCard }, async ({ module, client, runtime }, token) => {
    const request = new module.RegisterCallbackRequest({
      callbackRouteKey: routeKey,
      callbackUrl: new URL('dingtalk/cards', publicBaseUrl).href,
      apiSecret: secret,
      // The address may have changed since the last start.
      forceUpdate: true,
    });
    const headers = new module.RegisterCallbackHeaders({ xAcsDingtalkAccessToken: token });
    await client.registerCallbackWithOptions(request, headers, runtime);
  });
}
