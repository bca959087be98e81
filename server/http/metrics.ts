import type { Middleware } from 'koa';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../database/database';
import { OutboxMessage } from '../outbox/entities';

/** Prometheus figures of one server: requests by route template, the outbox by status, the process itself. No names, no ids. */
export function createMetrics(database: Database): { measure: Middleware; page: Middleware; registry: Registry } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  });
  const outbox = new Gauge({
    name: 'outbox_messages',
    help: 'Messages by status',
    labelNames: ['status'],
    registers: [registry],
  });

  return {
    registry,
    async measure(koa, next) {
      const stop = requests.startTimer({ method: koa.method });
      await next();
      stop({ route: String(koa._matchedRoute ?? 'none'), status: koa.status });
    },
    async page(koa, next) {
      if (koa.path !== '/metrics') return next();
      outbox.reset();
      for (const { status, count } of await countOutbox(database)) outbox.set({ status }, Number(count));
      koa.type = registry.contentType;
      koa.body = await registry.metrics();
    },
  };
}

function countOutbox(database: Database): Promise<{ status: string; count: number | string }[]> {
  return database.read((db) =>
    db
      .createQueryBuilder(OutboxMessage, 'message')
      .select('message.status', 'status')
      .addSelect('COUNT(*)', 'count')
      .groupBy('message.status')
      .getRawMany(),
  );
}
