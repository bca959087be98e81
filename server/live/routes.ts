import type Router from '@koa/router';
import { exchange, type Platform } from '../http/endpoint';
import type { Actor } from '../context';
import type { Live } from './streams';

/** Changes as they happen, as server-sent events. */
export function liveRoutes(router: Router, platform: Platform, live: Live): void {
  router.get(
    '/api/live',
    exchange(platform, { who: 'signed-in' }, async (koa) => {
      const stream = live.open(koa.state.actor as Actor, koa.state.sessionToken as string);
      // A proxy that collects the answer before passing it on would hold everything back.
      koa.set({ 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' });
      koa.type = 'text/event-stream';
      return stream;
    }),
  );
}
