// Calls in DingTalk's two dialects, without a client library.
import type { Sandbox } from '../../../sandbox';
import { app } from './bureau';

type Json = Record<string, unknown>;

export async function appToken({ origin }: Sandbox): Promise<string> {
  const { accessToken } = await post(`${origin}/v1.0/oauth2/accessToken`, {
    appKey: app.clientId,
    appSecret: app.clientSecret,
  });
  return String(accessToken);
}

export async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Json> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Json;
}

/** The old API with a valid token. */
export async function topapi(sandbox: Sandbox, path: string, body: object): Promise<Json> {
  return post(`${sandbox.origin}/topapi/${path}?access_token=${await appToken(sandbox)}`, body);
}

/** Acts as a person, through the control API. */
export function asPerson({ origin }: Sandbox, userid: string, path: string, body: object): Promise<Json> {
  return post(`${origin}/__sandbox/api/people/${userid}/${path}`, body);
}
