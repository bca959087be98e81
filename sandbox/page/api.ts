// The page's questions to the sandbox. Shapes come from the server's side of the control API.
import type { Call } from '../state/callLog';
import type { FaultKind, FaultSetting } from '../state/faults';
import type { Overview, PersonChoice, PhoneView } from '../people/views';

export type * from '../people/views';
export type { Call };

export interface FaultsState {
  groups: Record<string, string>;
  known: Record<string, FaultKind>;
  active: Record<string, FaultSetting>;
}

export interface CallsState {
  latest: Call[];
  counted: Record<string, number>;
  deliveries: Record<string, number>;
}

/** The sandbox answered no. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

async function ask<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`/__sandbox/${path}`, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  });
  const reply = (await answer.json()) as T & { message?: string };
  if (!answer.ok) throw new Refused(answer.status, reply.message ?? '沙箱没有响应');
  return reply;
}

const person = (userid: string) => `api/people/${encodeURIComponent(userid)}`;

export const sandbox = {
  overview: () => ask<Overview>('GET', 'api/overview'),
  people: () => ask<{ people: PersonChoice[] }>('GET', 'api/people').then(({ people }) => people),
  phone: (userid: string) => ask<PhoneView>('GET', `${person(userid)}/state`),
  say: (userid: string, to: string, text: string) => ask('POST', `${person(userid)}/messages`, { to, text }),
  sendFile: (userid: string, to: string, file: { name: string; contentType: string; base64: string }) =>
    ask('POST', `${person(userid)}/messages`, { to, file }),
  readConversation: (userid: string, conversationId: string) =>
    ask('POST', `${person(userid)}/conversations/read`, { conversationId }),
  readNotices: (userid: string) => ask('POST', `${person(userid)}/notices/read`, {}),
  pressCard: (userid: string, outTrackId: string, actionId: string) =>
    ask<{ answered: boolean }>('POST', `${person(userid)}/cards/press`, { outTrackId, actionId }),
  decide: (
    userid: string,
    decision: {
      instanceId: string;
      taskId: number;
      result: 'agree' | 'refuse' | 'redirect';
      remark: string;
      toUserId?: string;
    },
  ) => ask('POST', `${person(userid)}/approvals/decide`, decision),
  faults: () => ask<FaultsState>('GET', 'faults'),
  setFault: (name: string, isOn: boolean) => ask<FaultsState>('POST', 'faults', { [name]: isOn }),
  clearFaults: () => ask<FaultsState>('DELETE', 'faults'),
  calls: () => ask<CallsState>('GET', 'api/calls'),
  stream: (action: 'retire' | 'cut') => ask('POST', 'api/stream', { action }),
  expireTokens: () => ask('POST', 'api/tokens/expire', {}),
};
