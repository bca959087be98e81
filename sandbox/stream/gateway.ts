// The Stream gateway: tickets, the WebSocket door, and one attempt at a time to hand something over. What is repeated, and when, is
// decided in push/.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { StreamTimings } from '../options';
import type { EventDelivery } from '../push/events';
import type { Clock } from '../state/clock';
import type { Faults } from '../state/faults';
import { opaque } from '../state/ids';
import type { Live } from '../state/live';
import { createConnections } from './connections';
import type { Ack, Subscription } from './frames';

const TICKET_MS = 90_000;
export const CONNECT_PATH = '/connect';

export interface GatewayDeps {
  clientId: string;
  corpId: string;
  clock: Clock;
  faults: Faults;
  live: Live;
  timings: StreamTimings;
}

export type Gateway = ReturnType<typeof createGateway>;

export function createGateway({ clientId, corpId, clock, faults, live, timings }: GatewayDeps) {
  const { now } = clock;
  const tickets = new Map<string, { subscriptions: Subscription[]; expiresAt: number }>();
  const hanging = new Set<Duplex>();
  const sockets = new WebSocketServer({ noServer: true });
  const connections = createConnections({ appId: clientId, now, timings, faults, onChange: () => live.tell('stream') });

  function hang(socket: Duplex): void {
    hanging.add(socket);
    socket.on('close', () => hanging.delete(socket));
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
      if (faults.strikes('hangSocket')) return hang(socket);
      if (faults.strikes('refuseSocket')) return refuse(socket, '503 Service Unavailable');
      const ticket = new URL(request.url ?? '/', 'http://sandbox').searchParams.get('ticket') ?? '';
      const known = tickets.get(ticket);
      tickets.delete(ticket);
      if (!known || known.expiresAt <= now()) return refuse(socket, '401 Unauthorized');
      sockets.handleUpgrade(request, socket, head, (webSocket) => connections.add(webSocket, known.subscriptions));
    },

    isHeard: connections.isHeard,

    /** @returns what the app answered; null when it is not connected or the connection ended first */
    callback: (topic: string, data: object): Promise<Ack | null> =>
      connections.push('CALLBACK', topic, data) ?? Promise.resolve(null),

    /** @returns whether the app acknowledged in time; null at once when it is not connected */
    pushEvent(event: EventDelivery): Promise<boolean> | null {
      const { eventId, eventType, bornAt, data } = event;
      const answer = connections.push('EVENT', eventType, data, {
        eventType,
        eventId,
        eventCorpId: corpId,
        eventBornTime: String(bornAt),
        eventUnifiedAppId: clientId,
      });
      if (!answer) return null;
      return new Promise((resolve) => {
        const giveUp = clock.later(timings.ackTimeoutMs, () => resolve(false));
        void answer.then((ack) => {
          giveUp();
          const isAcknowledged = ack !== null && isSuccess(ack);
          // Too late an answer still ends the repeating, as far as it has not been repeated yet.
          if (isAcknowledged) event.state = 'acknowledged';
          resolve(isAcknowledged);
        });
      });
    },

    connectionCount: connections.count,
    retireAll: connections.retireAll,
    cutAll(): void {
      connections.cutAll();
      hanging.forEach((socket) => socket.destroy());
    },
    sendGarbage: connections.sendGarbage,
    pingAll: connections.pingAll,
    close(): void {
      connections.close();
      hanging.forEach((socket) => socket.destroy());
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
