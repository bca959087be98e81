// What an action knows about the world: who asks, when, and the rows. Nothing of Koa, nothing of DingTalk.
import type { EntityManager } from 'typeorm';
import type { Role } from '../shared/contracts/common';

/** A signed-in person with the units their roles cover. */
export interface Actor {
  personId: string;
  userId: string;
  name: string;
  roles: { role: Role; unitId: string; unitPath: string }[];
}

export interface ActionContext {
  actor: Actor;
  now: Date;
  db: EntityManager;
  requestId: string;
  /** the way in; `card` and `event` are DingTalk's callbacks, `oa` is a decision in DingTalk's own approval */
  origin: 'http' | 'bot' | 'card' | 'event' | 'oa' | 'schedule' | 'setup';
  /** reviewers are asked by an interactive card: a template is configured, and the quota allows it */
  cards?: boolean;
}

/** The clock's own doings (reminders, set-up) are signed like this. */
export const SYSTEM_ACTOR: Actor = { personId: '', userId: '', name: '系统', roles: [] };
