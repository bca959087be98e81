// What we listen to, and how each topic is answered. A further topic is a further row: its name, and a function from the
// frame to the text that goes into the acknowledgement.
import { answerPress, readCardPress } from '../cardPress';
import type { CardSettings, DingTalkConfig, IncomingHandlers, Logger } from '../port';
import { readBotMessage } from './botMessage';
import type { Acknowledgement, Frame } from './frames';

export interface Topic {
  type: 'EVENT' | 'CALLBACK';
  topic: string;
  /** Resolves when the frame is stored and may be acknowledged; a frame it cannot read is answered, not thrown. */
  answer(frame: Frame): Promise<Acknowledgement>;
}

const BOT_TOPIC = '/v1.0/im/bot/messages/get';
const CARD_TOPIC = '/v1.0/card/instances/callback';
const EVERY_EVENT = '*';

type Settings = Pick<DingTalkConfig, 'log' | 'card'>;

/** @returns the topics to subscribe to */
export function topicsFor(handlers: IncomingHandlers, { log, card = null }: Settings): Topic[] {
  return [
    { type: 'EVENT', topic: EVERY_EVENT, answer: (frame) => answerEvent(frame, handlers, log) },
    { type: 'CALLBACK', topic: BOT_TOPIC, answer: (frame) => answerBotMessage(frame, handlers, log) },
    { type: 'CALLBACK', topic: CARD_TOPIC, answer: (frame) => answerCard(frame, handlers, card, log) },
  ];
}

/** All events come under the one subscription, whatever their own topic says. */
export function topicOf(frame: Frame, topics: Topic[]): Topic | undefined {
  return topics.find(({ type, topic }) => type === frame.type && (topic === EVERY_EVENT || topic === frame.topic));
}

async function answerBotMessage(frame: Frame, handlers: IncomingHandlers, log: Logger): Promise<Acknowledgement> {
  const message = readBotMessage(frame.data, frame.messageId);
  const data = JSON.stringify({ response: null });
  if (!message) {
    log.warn({ messageId: frame.messageId }, 'a bot message could not be read');
    return { code: 200, message: 'OK', data };
  }
  try {
    await handlers.onBotMessage(message);
    return { code: 200, message: 'OK', data };
  } catch (error) {
    log.error({ err: error, messageId: message.id }, 'a bot message was not stored; DingTalk will not send it again');
    return { code: 500, message: 'not stored', data };
  }
}

async function answerCard(
  frame: Frame,
  handlers: IncomingHandlers,
  card: CardSettings | null,
  log: Logger,
): Promise<Acknowledgement> {
  const press = readCardPress(frame.data);
  if (!press) {
    log.warn({ messageId: frame.messageId }, 'a pressed card could not be read');
    return { code: 200, message: 'OK', data: JSON.stringify({ response: {} }) };
  }
  try {
    const response = await answerPress(handlers, press, card, log);
    return { code: 200, message: 'OK', data: JSON.stringify({ response }) };
  } catch (error) {
    log.error({ err: error, outTrackId: press.outTrackId }, 'a pressed card was not stored');
    return { code: 500, message: 'not stored', data: JSON.stringify({ response: {} }) };
  }
}

/** LATER has DingTalk bring the event again. */
async function answerEvent(frame: Frame, handlers: IncomingHandlers, log: Logger): Promise<Acknowledgement> {
  const id = textHeader(frame, 'eventId') ?? frame.messageId;
  const type = textHeader(frame, 'eventType') ?? '';
  const occurredAt = Number(frame.headers.eventBornTime ?? frame.headers.time);
  const corpId = textHeader(frame, 'eventCorpId') ?? null;
  try {
    const at = Number.isFinite(occurredAt) ? occurredAt : 0;
    await handlers.onEvent({ id, type, occurredAt: at, corpId, data: frame.data });
    return { code: 200, message: 'OK', data: JSON.stringify({ status: 'SUCCESS', message: 'ok' }) };
  } catch (error) {
    log.error({ err: error, eventId: id, eventType: type }, 'an event was not stored; it will come again');
    return { code: 200, message: 'OK', data: JSON.stringify({ status: 'LATER', message: 'not stored' }) };
  }
}

function textHeader(frame: Frame, name: string): string | undefined {
  const value = frame.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
