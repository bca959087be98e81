// What a capability gives the inbox, so that something DingTalk tells changes something of ours.
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import type { ActionContext } from '../context';
import type { Database } from '../database/database';
import type { BotMessage, CardAnswer, CardPress, IncomingEvent } from '../dingtalk/port';
import type { UsageMeter } from '../quota/meter';

/** Nothing was changed, and the audit says why: 已离职, 任务已办结, … */
export interface Ignored {
  ignored: string;
}

/**
 * Changes rows for an event, in the transaction that also marks the event as worked on: both happen or neither. Events
 * come late, repeated and in any order, so the change asks for the state it expects and is ignored otherwise.
 */
export type EventChange = (ctx: ActionContext) => Promise<Ignored | void>;

/**
 * Looks at an event and returns the change it makes. Whatever has to be asked of DingTalk is asked here, before the
 * transaction begins; a rejection has the event taken up again a minute later.
 */
export type EventHandler = (event: IncomingEvent) => EventChange | Promise<EventChange>;

/** A press as it is kept: of its token only the hash, so that whoever reads the table cannot press. */
export type StoredPress = Omit<CardPress, 'token'> & { tokenHash: string | null };

/** What was told, as it is stored. */
export type Told =
  | { source: 'bot'; body: BotMessage }
  | { source: 'card'; body: StoredPress }
  | { source: 'event'; body: IncomingEvent };

/** A press that was not followed carries its reason for the audit, beside the words for whoever pressed. */
export interface PressOutcome extends Partial<Ignored> {
  /** null leaves the card as it is */
  answer: CardAnswer | null;
}

/** By DingTalk's event name. */
export type EventHandlers = Readonly<Record<string, EventHandler>>;

export interface InboxDeps {
  database: Database;
  now(): Date;
  log: Logger;
  /** our organisation: what another one tells changes nothing */
  corpId: string;
  /** told of what costs of DingTalk's monthly deliveries; a copy costs as much as the first */
  meter: Pick<UsageMeter, 'delivered'>;
  events: EventHandlers;
  /** What takes its time before a message can be answered, outside of any transaction. */
  beforeBotMessage(): Promise<void>;
  /** Runs inside the transaction that marks the message as worked on. */
  onBotMessage(message: BotMessage): Promise<void>;
  /** Runs inside the transaction that marks the press as worked on. */
  onCard(ctx: ActionContext, press: StoredPress): Promise<PressOutcome>;
  /** What a card says that is pressed again. */
  showCard(db: EntityManager, press: StoredPress): Promise<CardAnswer | null>;
  /** called after a change has been committed: messages may be waiting */
  afterCommit(): void;
}
