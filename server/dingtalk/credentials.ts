// What the app shows DingTalk with every call, and where it comes from.
import { present } from './answers';
import type { DingTalkConfig } from './port';
import type { loadOauth2, SdkKit } from './sdk';
import type { FreshSecret } from './sharedSecret';

type Oauth2 = Awaited<ReturnType<typeof loadOauth2>>;

/** The app's token. A repeat within its life gives the same token, renewed: two processes asking at once do no harm. */
export async function fetchToken(
  { clientId, clientSecret }: Pick<DingTalkConfig, 'clientId' | 'clientSecret'>,
  { module, client, runtime }: SdkKit<Oauth2>,
): Promise<FreshSecret> {
  const request = new module.GetAccessTokenRequest({ appKey: clientId, appSecret: clientSecret });
  const { body } = await client.getAccessTokenWithOptions(request, {}, runtime);
  return freshSecret(body?.accessToken, body?.expireIn);
}

/** What page signatures are made with. Renewed like the token, but never older than 24 hours: then it is a new one. */
export async function fetchTicket({ module, client, runtime }: SdkKit<Oauth2>, token: string): Promise<FreshSecret> {
  const headers = new module.CreateJsapiTicketHeaders({ xAcsDingtalkAccessToken: token });
  const { body } = await client.createJsapiTicketWithOptions(headers, runtime);
  return freshSecret(body?.jsapiTicket, body?.expireIn);
}

const SHORTEST_LIFE_S = 60;
/** What DingTalk always gives; a ticket that were kept for longer than it is good signs pages in vain, and nothing tells. */
const LONGEST_LIFE_S = 7200;

/** @param lifeSeconds as DingTalk says; nonsense is brought within its own rules, or every call would ask for another one */
function freshSecret(value: string | undefined, lifeSeconds: number | undefined): FreshSecret {
  const lifeS = Math.min(Math.max(present(lifeSeconds), SHORTEST_LIFE_S), LONGEST_LIFE_S);
  return { value: present(value || null), lifeMs: lifeS * 1000 };
}
