// What comes in, over the Stream or over HTTP.
import type { ChatConversation } from './messages';

export interface BotMessage {
  id: string;
  /** trimmed, leading @mentions removed, every kind of space a plain one; '' for pictures and the like */
  text: string;
  /** null for outsiders, and for everybody before the bot is published */
  senderUserId: string | null;
  senderName: string;
  /** the sender's organisation */
  corpId: string;
  /** the words of a robot, our own one's that came back */
  isRobots: boolean;
  /** surely said by the sender: over HTTP the signature does not cover the words */
  isProven: boolean;
  /** the group it says it was said in, where that is not proven and the answer goes to the sender's own chat */
  claimedGroup: { id: string; title: string } | null;
  conversation: ChatConversation;
  sessionWebhook: string | null;
  sessionExpiresAt: number | null;
  sentAt: number;
}

/** Something that happened in DingTalk (事件订阅): in the directory, with an approval, with a to-do. */
export interface IncomingEvent {
  id: string;
  /** DingTalk's event name, such as `user_leave_org` */
  type: string;
  /** 0 when DingTalk does not say */
  occurredAt: number;
  /** the organisation it happened in; null when DingTalk does not say */
  corpId: string | null;
  data: unknown;
}

/** Somebody pressed a button of a card (互动卡片). Only the token proves anything, and only together with the rest. */
export interface CardPress {
  outTrackId: string;
  userId: string;
  corpId: string;
  /** of the button */
  actionId: string;
  /** what the card brought along to prove that this person was asked; null when it brings nothing */
  token: string | null;
}

/** What the card says from now on; its buttons go. */
export interface CardAnswer {
  status: string;
  lines: [label: string, value: string][];
  /** false: only the one who pressed sees it */
  forEverybody: boolean;
}

/** What comes in. It is acknowledged only after the promise resolved: store first, resolve then, work later. Copies happen. */
export interface IncomingHandlers {
  onBotMessage(message: BotMessage): Promise<void>;
  onEvent(event: IncomingEvent): Promise<void>;
  /** Stored and worked on at once, since the card waits for its answer; null leaves the card as it is. */
  onCard(press: CardPress): Promise<CardAnswer | null>;
  /** Signed rightly, but of another time: a recorded copy. It was refused; `id` is the same for copies of one request. */
  onStale(kind: CallbackKind, id: string): Promise<void>;
}

/** The three addresses DingTalk calls over HTTP. */
export type CallbackKind = 'events' | 'robot' | 'cards';

/** A request as it came; header names in lower case. */
export interface CallbackRequest {
  query: URLSearchParams;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
}

export interface CallbackAnswer {
  status: 200 | 400 | 401 | 500;
  body: object;
}

/** The way in over HTTP. */
export interface Callbacks {
  /** Tells DingTalk where pressed cards go; the other two addresses are entered in its console. Never rejects. */
  announce(): Promise<void>;
  /** Never rejects. */
  receive(kind: CallbackKind, request: CallbackRequest): Promise<CallbackAnswer>;
  /** of a callback that was taken; null before the first */
  readonly lastSeenAt: number | null;
  /** how many were refused, by `kind:reason` */
  refused(): ReadonlyMap<string, number>;
}

export interface StreamConnection {
  readonly connected: boolean;
  /** how often a connection was tried for, the first time included */
  readonly attempts: number;
  /** null before the first frame */
  readonly lastFrameAt: number | null;
  /** frames that could not be read, dropped so far */
  readonly malformedFrames: number;
  /** Stops everything; handlers at work get a moment to be acknowledged. */
  close(): Promise<void>;
}
