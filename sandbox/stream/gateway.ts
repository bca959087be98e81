// The Stream gateway: tickets, the WebSocket door, events that are repeated until acknowledged, and callbacks that never are.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { StreamTimings } from '../options';
import type { CallLog } from '../state/callLog';
import type { Faults } from '../state/faults';
import { opaque } from '../state/ids';
import type { Live } from '../state/live';
import { createConnections } from './connections';
import type { Ack, Subscription } from './frames';

const TICKET_MS = 90_000;
export const CONNECT_PATH = '/connect';

const TIMINGS: StreamTimings = {
  ackTimeoutMs: 3_000,
  retryAfterMs: [10_000, 30_000],
  pingEveryMs: 20_000,
  closeAfterRetireMs: 10_000,
};

export interface EventDelivery {
  eventId: string;
  eventType: string;
  data: Record<string, unknown>;
  attempts: number;
  state: 'waiting' | 'acknowledged' | 'given-up';
}

export interface GatewayDeps {
  clientId: string;
  corpId: string;
  now: () => number;
  calls: CallLog;
  faults: Faults;
  live: Live;
  timings?: Partial<StreamTimings>;
}

export type Gateway = ReturnType<typeof createGateway>;

export function createGateway({ clientId, corpId, now, calls, faults, live, timings: given }: GatewayDeps) {
  const timings = { ...TIMINGS, ...given };
  const tickets = new Map<string, { subscriptions: Subscription[]; expiresAt: number }>();
  const deliveries: EventDelivery[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const sockets = new WebSocketServer({ noServer: true });
  const connections = createConnections(clientId, now, timings, () => live.tell('stream'));

  function later(delayMs: number, act: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, delayMs).unref();
    timers.add(timer);
    return timer;
  }

  function deliver(delivery: EventDelivery, headers: Record<string, string>): void {
    delivery.attempts += 1;
    const answer = connections.push('EVENT', headers.eventType ?? '', delivery.data, headers);
    if (!answer) return tryAgain(delivery, headers);
    calls.recordDelivery(delivery.eventType);
    const deadline = later(timings.ackTimeoutMs, () => tryAgain(delivery, headers));
    void answer.then((ack) => {
      // Too late an answer still ends the repeating, as far as it has not been repeated yet.
      if (ack && isSuccess(ack)) delivery.state = 'acknowledged';
      else if (timers.has(deadline)) tryAgain(delivery, headers);
      clearTimeout(deadline);
      timers.delete(deadline);
      live.tell('stream');
    });
  }

  function tryAgain(delivery: EventDelivery, headers: Record<string, string>): void {
    const pause = timings.retryAfterMs[delivery.attempts - 1];
    if (pause === undefined) delivery.state = 'given-up';
    else
      later(pause, () => {
        if (delivery.state === 'waiting') deliver(delivery, headers);
      });
    live.tell('stream');
  }

  return {
    /** One connection within 90 seconds. */
    issueTicket(subscriptions: Subscription[]): string {
      const ticket = opaque(24);
      tickets.set(ticket, { subscriptions, expiresAt: now() + TICKET_MS });
      return ticket;
    },

    acceptUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      if (faults.strikes('down')) return void socket.destroy();
      if (faults.strikes('refuseSocket')) return refuse(socket, '503 Service Unavailable');
      const ticket = new URL(request.url ?? '/', 'http://sandbox').searchParams.get('ticket') ?? '';
      const known = tickets.get(ticket);
      tickets.delete(ticket);
      if (!known || known.expiresAt <= now()) return refuse(socket, '401 Unauthorized');
      sockets.handleUpgrade(request, socket, head, (webSocket) => connections.add(webSocket, known.subscriptions));
    },

    /** @returns false when the app is not connected: a callback is never kept for later */
    callback(topic: string, data: object): Promise<Ack | null> | null {
      const answer = connections.push('CALLBACK', topic, data);
      if (answer) calls.recordDelivery(topic);
      return answer;
    },

    publish(eventType: string, data: Record<string, unknown>): void {
      const eventId = opaque();
      const delivery: EventDelivery = { eventId, eventType, data, attempts: 0, state: 'waiting' };
      deliveries.push(delivery);
      const headers = {
        eventType,
        eventId,
        eventCorpId: corpId,
        eventBornTime: String(now()),
        eventUnifiedAppId: clientId,
      };
      deliver(delivery, headers);
    },

    connectionCount: connections.count,
    deliveries: (): readonly EventDelivery[] => deliveries,
    retireAll: connections.retireAll,
    cutAll: connections.cutAll,
    sendGarbage: connections.sendGarbage,
    pingAll: connections.pingAll,
    close(): void {
      timers.forEach(clearTimeout);
      connections.close();
      sockets.close();
    },
  };
}

function isSuccess({ code, data }: Ack): boolean {
  const status = typeof data === 'object' && data !== null && 'status' in data ? data.status : null;
  return code === 200 && status === 'SUCCESS';
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
