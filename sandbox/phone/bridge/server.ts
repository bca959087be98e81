// Questions only the sandbox's server can answer.
import { facts } from './facts';
import { refusal } from './method';

/** @throws the refusal to hand to the app */
export async function askServer<T>(path: string, body: object): Promise<T> {
  const url = `/__sandbox/api/people/${encodeURIComponent(facts.user)}/${path}`;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw refusal('2', '网络异常');
  });
  const reply: unknown = await answer.json();
  if (!answer.ok) throw reply;
  return reply as T;
}
