import type Router from '@koa/router';
import { problems } from '../../shared/problems';
import { exchange, type Platform } from '../http/endpoint';
import type { Live } from './streams';

/** Changes as they happen, as server-sent events. */
export function liveRoutes(router: Router, platform: Platform, live: Live): void {
  router.get(
    '/api/live',
    exchange(platform, { who: 'signed-in' }, async (koa) => {
      const { actor, sessionToken } = koa.state;
      if (!actor || !sessionToken) throw problems.unauthenticated();
      const stream = live.open(actor, sessionToken);
      // A proxy that collects the answer before passing it on would hold everything back.
      koa.set({ 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' });
      koa.type = 'text/event-stream';
      return stream;
    }),
  );
}
