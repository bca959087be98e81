import type { Middleware } from 'koa';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { In } from 'typeorm';
import type { Database } from '../database/database';
import { OutboxMessage } from '../outbox/entities';
import { laneNames, type Lane } from '../outbox/lanes';

export interface Metrics {
  measure: Middleware;
  page: Middleware;
  registry: Registry;
  /** so many messages left by a way, or did not */
  tally(lane: string, outcome: string, messages: number): void;
}

/** Prometheus figures of one server: requests by route template, the outbox, the process itself. No names, no ids. */
export function createMetrics(database: Database, now: () => Date): Metrics {
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
  const oldest = new Gauge({
    name: 'outbox_oldest_waiting_seconds',
    help: 'Age of the oldest message that has not left, by its way',
    labelNames: ['lane'],
    registers: [registry],
  });
  const sends = new Counter({
    name: 'outbox_sends_total',
    help: 'Messages by their way and how sending them went',
    labelNames: ['lane', 'outcome'],
    registers: [registry],
  });

  return {
    tally: (lane, outcome, messages) => sends.inc({ lane, outcome }, messages),
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
      oldest.reset();
      for (const { lane, createdAt } of await oldestWaiting(database))
        oldest.set({ lane }, (now().getTime() - createdAt.getTime()) / 1000);
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

function oldestWaiting(database: Database): Promise<Pick<OutboxMessage, 'lane' | 'createdAt'>[]> {
  return database.read(async (db) => {
    const oldestOf = (lane: Lane) =>
      db.findOne(OutboxMessage, {
        select: { id: true, lane: true, createdAt: true },
        where: { status: In(['waiting', 'sending']), lane },
        order: { id: 'ASC' },
      });
    const found = await Promise.all(laneNames.map(oldestOf));
    return found.filter((row) => row !== null);
  });
}
