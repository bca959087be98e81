// Staying connected to DingTalk's Stream. At any time there is one of three: an attempt, a current connection, or a
// timer for the next attempt; so a failing gateway sees a few calm attempts. When DingTalk retires a connection, the
// next one stands before the old one closes.
import { once } from 'node:events';
import { DingTalkRefused, DingTalkUnreachable } from '../errors';
import type { DingTalkConfig, IncomingHandlers, StreamConnection, StreamTimings } from '../port';
import { openSocket } from './gateway';
import { serveSocket, type ServedSocket, type SocketListener } from './socket';
import { topicsFor } from './topics';

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
  const { log, now = Date.now } = config;
  const timings = { ...TIMINGS, ...config.stream };
  const topics = topicsFor(handlers, config);
  const sockets = new Set<ServedSocket>();
  const giveUp = new AbortController();
  let current: ServedSocket | null = null;
  let retry: NodeJS.Timeout | undefined;
  let failures = 0;
  let attempts = 0;
  let lastFrameAt: number | null = null;
  let malformedFrames = 0;
  let attempt = connect();

  async function connect(): Promise<void> {
    attempts += 1;
    const abandoned = new AbortController();
    const deadline = setTimeout(() => abandoned.abort(), timings.connectTimeoutMs);
    const signal = AbortSignal.any([abandoned.signal, giveUp.signal]);
    try {
      const socket = await openSocket(config, topics, signal);
      const served = serveSocket(
        socket,
        topics,
        timings.silenceTimeoutMs,
        listenerOf(() => served),
        log,
      );
      sockets.add(served);
      await once(socket, 'open', { signal }).catch((error: unknown) => {
        socket.terminate();
        throw error;
      });
    } catch (error) {
      if (!giveUp.signal.aborted) tryAgainAfter(error);
    } finally {
      clearTimeout(deadline);
    }
  }

  function tryAgainAfter(error: unknown): void {
    failures += 1;
    if (error instanceof DingTalkRefused) {
      log.error({ code: error.code }, `the stream was refused: ${error.message}`);
      return connectIn(timings.refusedRetryMs);
    }
    log.warn({ err: error, failures }, 'no stream connection');
    const atLeastMs = error instanceof DingTalkUnreachable ? error.afterMs : 0;
    connectIn(Math.max(atLeastMs, backoffMs(failures, timings)));
  }

  function connectIn(delayMs: number): void {
    retry = setTimeout(() => (attempt = connect()), delayMs);
  }

  function listenerOf(served: () => ServedSocket): SocketListener {
    return {
      // Not after the await in connect(): DingTalk may retire the connection in the same breath.
      onOpened: () => {
        current = served();
        log.info({}, 'connected to the stream');
      },
      onFrame: () => {
        lastFrameAt = now();
        failures = 0;
      },
      onMalformedFrame: () => {
        malformedFrames += 1;
        log.warn({ malformedFrames }, 'a stream frame could not be read');
      },
      onRetired: () => replace(served()),
      onClosed: () => {
        sockets.delete(served());
        replace(served());
      },
    };
  }

  /** A connection that worked is replaced at once; one that brought no frame only after a pause. */
  function replace(lost: ServedSocket): void {
    if (current !== lost || giveUp.signal.aborted) return;
    current = null;
    connectIn(failures === 0 ? 0 : backoffMs(failures, timings));
    failures += 1;
  }

  return {
    get connected() {
      return current !== null;
    },
    get attempts() {
      return attempts;
    },
    get lastFrameAt() {
      return lastFrameAt;
    },
    get malformedFrames() {
      return malformedFrames;
    },
    close: async () => {
      giveUp.abort();
      clearTimeout(retry);
      await Promise.all([attempt, ...[...sockets].map((socket) => socket.end(GRACE_MS))]);
      current = null;
    },
  };
}

/** Doubling from `firstRetryMs` to `longestRetryMs`, each up to half as long again, so that servers do not return in step. */
function backoffMs(failures: number, { firstRetryMs, longestRetryMs }: StreamTimings): number {
  const full = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures - 1, 20));
  return full * (1 + Math.random() / 2);
}
