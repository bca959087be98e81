// A Stream connection of ours to a gateway that does what a test tells it, anew for each test.
import { createDingTalk } from '../../../server/dingtalk/createDingTalk';
import type { BotMessage, IncomingEvent, IncomingHandlers, StreamConnection } from '../../../server/dingtalk/port';
import { configFor, startFake, type FakeDingTalk } from './fakeDingTalk';
import { addGateway, type FakeGateway } from './fakeGateway';

const QUICK = { firstRetryMs: 20, longestRetryMs: 80, refusedRetryMs: 60_000, connectTimeoutMs: 2000 };
const card = { templateId: 't.schema', variables: { status: '状态' }, callbackRouteKey: null };

const stored: { messages: BotMessage[]; events: IncomingEvent[] } = { messages: [], events: [] };

/** Handlers that keep what comes in. */
export const storing: IncomingHandlers = {
  onBotMessage: async (message) => void stored.messages.push(message),
  onEvent: async (event) => void stored.events.push(event),
  onCard: async () => null,
  onStale: async () => {},
};

export const botMessage = { msgId: 'b1', conversationId: 'cid', conversationType: '1', text: { content: ' 进度' } };

interface StreamPlace {
  fake: FakeDingTalk;
  gateway: FakeGateway;
  logged: string[];
  stored: typeof stored;
  connect(handlers?: IncomingHandlers, timings?: object): StreamConnection;
}

/** Starts the far side before each test of the file and ends both sides after it. */
export function streamPlace(): StreamPlace {
  let stream: StreamConnection | null = null;
  const place: Partial<StreamPlace> & Pick<StreamPlace, 'stored' | 'connect'> = {
    stored,
    connect: (handlers = storing, timings = {}) => {
      const note = (_: object, words: string) => void place.logged!.push(words);
      const log = { info: () => undefined, warn: note, error: note };
      const config = configFor(place.fake!.origin, { log, card, stream: { ...QUICK, ...timings } });
      stream = createDingTalk(config).connectStream(handlers);
      return stream;
    },
  };
  beforeEach(async () => {
    place.fake = await startFake();
    place.gateway = addGateway(place.fake);
    place.logged = [];
    stored.messages = [];
    stored.events = [];
  });
  afterEach(async () => {
    jest.useRealTimers();
    await stream?.close();
    stream = null;
    place.gateway!.close();
    await place.fake!.close();
  });
  // All of it is there from the first beforeEach on.
  return place as StreamPlace;
}
