// What an action knows about the world: who asks, when, and the rows. Nothing of Koa, nothing of DingTalk.
import type { EntityManager } from 'typeorm';
import type { Role } from '../shared/contracts/common';

/** A signed-in person with the units their roles cover. */
export interface Actor {
  personId: string;
  userId: string;
  name: string;
  roles: HeldRole[];
  /** in whose place they review today (代理审核) */
  standsInFor?: Principal[];
}

export interface HeldRole {
  role: Role;
  unitId: string;
  unitPath: string;
}

/** Somebody who has asked a colleague to review in their place, with the roles that are lent. */
export interface Principal {
  personId: string;
  name: string;
  roles: HeldRole[];
}

export interface ActionContext {
  actor: Actor;
  now: Date;
  db: EntityManager;
  requestId: string;
  /** the way in; `card` and `event` are DingTalk's callbacks, `oa` is a decision in DingTalk's own approval */
  origin: 'http' | 'bot' | 'card' | 'event' | 'oa' | 'schedule' | 'setup';
  /** the decision being made can be taken back until then: what it tells waits as long, and can be found by its id */
  holding?: { id: string; until: Date };
}

/** What the server does by itself (reminders, set-up, what DingTalk tells) is signed like this. */
const SYSTEM_ACTOR: Actor = { personId: '', userId: '', name: '系统', roles: [] };

const LONGEST_REQUEST_ID = 36;

/** For what nobody signed in asked for. @param requestId names it in the audit; longer ones are cut */
export function systemContext(
  db: EntityManager,
  now: Date,
  requestId: string,
  origin: ActionContext['origin'] = 'schedule',
): ActionContext {
  return { actor: SYSTEM_ACTOR, now, db, requestId: requestId.slice(0, LONGEST_REQUEST_ID), origin };
}
