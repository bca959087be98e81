// The page's questions to the sandbox. Shapes come from the server's side of the control API.
import type { Call } from '../state/callLog';
import type { FaultKind, FaultSetting } from '../state/faults';
import type { RecipientView, SentView } from '../people/sent';
import type { Overview, PersonChoice, PhoneView } from '../people/views';
import type { EventDelivery } from '../push/events';

export type * from '../people/views';
export type { Call, EventDelivery, FaultKind, FaultSetting, RecipientView, SentView };

export type FaultWish = boolean | FaultSetting;

export interface EventsState {
  /** newest first */
  events: EventDelivery[];
  total: number;
  /** kept back by a trouble */
  held: number;
}

export interface PermissionsState {
  /** name → what it allows, in words */
  known: Record<string, string>;
  missing: string[];
}

export interface FaultsState {
  groups: Record<string, string>;
  known: Record<string, FaultKind>;
  active: Record<string, FaultSetting>;
}

export interface CallsState {
  latest: Call[];
  counted: Record<string, number>;
  deliveries: Record<string, number>;
  /** e.g. `2026-11` */
  month: string;
  /** calls that are no longer listed */
  earlier: number;
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
  people: (search: string) =>
    ask<{ people: PersonChoice[]; total: number }>('GET', `api/people?search=${encodeURIComponent(search)}`),
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
  setFault: (name: string, wish: FaultWish) => ask<FaultsState>('POST', 'faults', { [name]: wish }),
  clearFaults: () => ask<FaultsState>('DELETE', 'faults'),
  calls: () => ask<CallsState>('GET', 'api/calls'),
  events: () => ask<EventsState>('GET', 'api/events'),
  repeatEvent: (eventId: string) => ask('POST', `api/events/${eventId}/repeat`),
  sent: () => ask<{ sent: SentView[]; total: number }>('GET', 'api/sent'),
  recipients: (id: string) =>
    ask<{ people: RecipientView[]; total: number }>('GET', `api/sent/${encodeURIComponent(id)}`),
  permissions: () => ask<PermissionsState>('GET', 'api/permissions'),
  grant: (name: string, isGranted: boolean) => ask<PermissionsState>('PUT', 'api/permissions', { [name]: isGranted }),
  setLimits: (limits: { calls?: number; deliveries?: number }) => void ask('PUT', 'api/limits', limits),
  advanceClock: (advanceMs: number | 'message' | null) => ask('POST', 'api/clock', { advanceMs }),
  stream: (action: 'retire' | 'cut' | 'garbage' | 'release') => ask('POST', 'api/stream', { action }),
  expireTokens: () => ask('POST', 'api/tokens/expire', {}),
};
