// What the connection to DingTalk is made of: addresses, credentials, and what it leans on.
import type { CountedApi } from '../../../shared/quota/apis';

/** Who counts what DingTalk counts. Neither method may fail or wait. */
export interface CallMeter {
  /** a call was made that costs quota */
  counted(api: CountedApi): void;
  /** DingTalk refused a call because the month's calls are used up */
  spent(): void;
}

/** A token or ticket; instants are milliseconds since 1970. */
export interface SharedSecret {
  value: string;
  renewedAt: number;
  expiresAt: number;
}

/** Where all processes of one app find the token another one has renewed. Nothing readable may lie at rest there. */
export interface SecretStore {
  /** null when there is none that can be read */
  load(name: string): Promise<SharedSecret | null>;
  keep(name: string, secret: SharedSecret): Promise<void>;
}

/** pino's shape */
export interface Logger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface StreamTimings {
  firstRetryMs: number;
  longestRetryMs: number;
  /** wait after DingTalk refused our credentials */
  refusedRetryMs: number;
  /** an attempt to connect is given up after this */
  connectTimeoutMs: number;
  /** a connection that is silent for this long is dead */
  silenceTimeoutMs: number;
}

export interface DingTalkConfig {
  corpId: string;
  clientId: string;
  clientSecret: string;
  agentId: number;
  robotCode: string;
  /** https://api.dingtalk.com; plain http only on this machine */
  apiBaseUrl: string;
  /** https://oapi.dingtalk.com */
  oapiBaseUrl: string;
  /** https://login.dingtalk.com */
  loginBaseUrl: string;
  /** the template of interactive cards; null: cards leave as action cards with links */
  card?: CardSettings | null;
  /** how DingTalk reaches us; null: over the Stream, which we open ourselves */
  callbacks?: CallbackSettings | null;
  /** our own app; links in messages come from nowhere else */
  publicBaseUrl: string;
  /** how `dd.config` is signed; SHA-256 by the documentation, SHA-1 in older samples */
  jsapiHash?: 'sha256' | 'sha1';
  log: Logger;
  /** how many calls of one API DingTalk takes in a second; 20 in the standard edition */
  callsPerSecond?: number;
  /** told of every call that counts towards the monthly quota */
  meter?: CallMeter;
  /** shares token and ticket with other processes; without it they are kept in memory */
  secrets?: SecretStore;
  fetch?: typeof fetch;
  now?: () => number;
  /** whole calls, from the first byte out to the last byte in */
  deadlines?: Partial<Deadlines>;
  stream?: Partial<StreamTimings>;
}

/** A card's layout is made and published by hand in DingTalk's card platform; its id and variables are settings. */
export interface CardSettings {
  /** `….schema` */
  templateId: string;
  /** how the template calls our variables, where it calls them otherwise */
  variables: Partial<Record<CardVariable, string>>;
  /** the registered address pressed buttons come to over HTTP; null: they come through the Stream */
  callbackRouteKey: string | null;
}

/** What a card can show: docs of each in cards.ts. */
export type CardVariable = 'title' | 'markdown' | 'status' | 'open' | 'url' | 'buttons' | 'token';

/** Callbacks over HTTP, as they are set up in DingTalk's console. */
export interface CallbackSettings {
  eventToken: string;
  /** 43 letters and digits */
  eventAesKey: string;
  /** null: no cards come over HTTP */
  cardSecret: string | null;
}

export interface Deadlines {
  callMs: number;
  signInMs: number;
  uploadMs: number;
}
