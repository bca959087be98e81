// How DingTalk reaches the inbox: over a Stream connection that we open, or over HTTP addresses that it calls. One of the
// two, as the settings say.
import type Router from '@koa/router';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { CallbackKind, DingTalk, IncomingHandlers, StreamConnection } from '../dingtalk/port';
import { readBytes } from '../http/readBody';

export interface WaysIn {
  /** The HTTP addresses. They carry no session: each request proves itself. */
  routes(router: Router): void;
  /** Begins to listen to the Stream; HTTP is open as soon as the server is, and is only announced. */
  open(): void;
  state(at: Date): IncomingState;
  measure(registry: Registry, now: () => Date): void;
  close(): Promise<void>;
}

/** As `/readyz` tells it. */
export interface IncomingState {
  way: 'stream' | 'http';
  /** the Stream is connected; HTTP always is */
  open: boolean;
  /** seconds since the last frame or the last callback that was taken; null before the first */
  lastSeenSeconds: number | null;
}

const KINDS: readonly CallbackKind[] = ['events', 'robot', 'cards'];
const LIMIT_BYTES = 1024 * 1024;

/** Nothing is opened before `open`. */
export function createWaysIn(dingtalk: DingTalk, handlers: IncomingHandlers): WaysIn {
  const callbacks = dingtalk.receiveCallbacks(handlers);
  let stream: StreamConnection | null = null;

  function state(at: Date): IncomingState {
    const lastSeenAt = callbacks ? callbacks.lastSeenAt : (stream?.lastFrameAt ?? null);
    return {
      way: callbacks ? 'http' : 'stream',
      open: callbacks !== null || stream?.connected === true,
      lastSeenSeconds: lastSeenAt === null ? null : Math.max(0, Math.round((at.getTime() - lastSeenAt) / 1000)),
    };
  }

  return {
    routes(router) {
      for (const kind of callbacks ? KINDS : [])
        router.post(`/dingtalk/${kind}`, async (koa) => {
          const query = new URLSearchParams(koa.querystring);
          const body = await readBytes(koa, LIMIT_BYTES, '1 MB');
          const answer = await callbacks!.receive(kind, { query, headers: koa.headers, body });
          koa.status = answer.status;
          koa.body = answer.body;
        });
    },
    open() {
      if (callbacks) void callbacks.announce();
      else stream = dingtalk.connectStream(handlers);
    },
    state,
    measure(registry, now) {
      new Gauge({
        name: 'dingtalk_incoming_last_seen_seconds',
        help: 'Time since the last Stream frame or the last callback that was taken',
        registers: [registry],
        collect() {
          this.set(state(now()).lastSeenSeconds ?? NaN);
        },
      });
      if (callbacks)
        counter(
          registry,
          'dingtalk_callbacks_refused_total',
          'Callbacks refused, by address and reason',
          callbacks.refused,
        );
      else
        counter(
          registry,
          'dingtalk_stream_total',
          'Attempts to connect, and frames that could not be read',
          () =>
            new Map([
              ['connect:attempt', stream?.attempts ?? 0],
              ['frame:malformed', stream?.malformedFrames ?? 0],
            ]),
        );
    },
    close: async () => stream?.close(),
  };
}

/** @param counts since the start, by `kind:reason` */
function counter(registry: Registry, name: string, help: string, counts: () => ReadonlyMap<string, number>): void {
  new Counter({
    name,
    help,
    labelNames: ['kind', 'reason'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [key, count] of counts()) {
        const [kind = '', reason = ''] = key.split(':');
        this.inc({ kind, reason }, count);
      }
    },
  });
}
