// Staying connected to DingTalk's Stream. At any time there is one of three: an attempt, a current connection, or a
// timer for the next attempt; so a failing gateway sees a few calm attempts. When DingTalk retires a connection, the
// next one stands before the old one closes.
import { once } from 'node:events';
import type { DingTalkConfig, IncomingHandlers, StreamConnection, StreamTimings } from '../port';
import { openSocket } from './gateway';
import { createRetries, type Retries } from './retries';
import { serveSocket, type ServedSocket, type SocketListener } from './socket';
import { topicsFor, type Topic } from './topics';

const TIMINGS: StreamTimings = {
  firstRetryMs: 1000,
  longestRetryMs: 60_000,
  refusedRetryMs: 5 * 60_000,
  connectTimeoutMs: 10_000,
  silenceTimeoutMs: 60_000,
};

/** How long frames at work may take to be acknowledged when we close. */
const GRACE_MS = 2000;

/** Connects in the background and stays connected until closed. */
export function connectStream(config: DingTalkConfig, handlers: IncomingHandlers): StreamConnection {
  return new Stream(config, topicsFor(handlers, config));
}

class Stream implements StreamConnection {
  attempts = 0;
  lastFrameAt: number | null = null;
  malformedFrames = 0;
  private readonly timings: StreamTimings;
  private readonly retries: Retries;
  private readonly sockets = new Set<ServedSocket>();
  private readonly giveUp = new AbortController();
  private current: ServedSocket | null = null;
  private retry: NodeJS.Timeout | undefined;
  private attempt: Promise<void>;

  constructor(
    private readonly config: DingTalkConfig,
    private readonly topics: Topic[],
  ) {
    this.timings = { ...TIMINGS, ...config.stream };
    this.retries = createRetries(this.timings, config.log);
    this.attempt = this.connect();
  }

  get connected(): boolean {
    return this.current !== null;
  }

  async close(): Promise<void> {
    this.giveUp.abort();
    clearTimeout(this.retry);
    await Promise.all([this.attempt, ...[...this.sockets].map((socket) => socket.end(GRACE_MS))]);
    this.current = null;
  }

  private async connect(): Promise<void> {
    this.attempts += 1;
    const tooLate = new AbortController();
    const deadline = setTimeout(() => tooLate.abort(), this.timings.connectTimeoutMs);
    const signal = AbortSignal.any([tooLate.signal, this.giveUp.signal]);
    try {
      await this.open(signal);
    } catch (error) {
      if (!this.giveUp.signal.aborted) this.connectIn(this.retries.afterFailure(error));
    } finally {
      clearTimeout(deadline);
    }
  }

  private async open(signal: AbortSignal): Promise<void> {
    const { config, topics, timings } = this;
    const socket = await openSocket(config, topics, signal);
    const listener = this.listenerOf(() => served);
    const served = serveSocket(socket, topics, timings.silenceTimeoutMs, listener, config.log);
    this.sockets.add(served);
    await once(socket, 'open', { signal }).catch((error: unknown) => {
      socket.terminate();
      throw error;
    });
  }

  private connectIn(delayMs: number): void {
    this.retry = setTimeout(() => (this.attempt = this.connect()), delayMs);
  }

  private listenerOf(served: () => ServedSocket): SocketListener {
    const { log, now = Date.now } = this.config;
    return {
      // Not after the await in open(): DingTalk may retire the connection in the same breath.
      onOpened: () => {
        this.current = served();
        log.info({}, 'connected to the stream');
      },
      onFrame: () => {
        this.lastFrameAt = now();
        this.retries.worked();
      },
      onMalformedFrame: () => {
        this.malformedFrames += 1;
        log.warn({ malformedFrames: this.malformedFrames }, 'a stream frame could not be read');
      },
      onRetired: () => this.replace(served()),
      onClosed: () => {
        this.sockets.delete(served());
        this.replace(served());
      },
    };
  }

  private replace(lost: ServedSocket): void {
    if (this.current !== lost || this.giveUp.signal.aborted) return;
    this.current = null;
    this.connectIn(this.retries.afterLoss());
  }
}
