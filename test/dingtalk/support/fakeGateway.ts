// A Stream gateway that misbehaves on command, beside the scripted HTTP of fakeDingTalk.
import { WebSocketServer, type WebSocket } from 'ws';
import { until } from './until';
import type { FakeDingTalk } from './fakeDingTalk';

export const OPEN_PATH = '/v1.0/gateway/connections/open';
export const BOT_TOPIC = '/v1.0/im/bot/messages/get';

export const CARD_TOPIC = '/v1.0/card/instances/callback';

export interface Acknowledged {
  code: number;
  headers: { messageId: string };
  data: string;
}

export interface GatewayClient {
  socket: WebSocket;
  ticket: string | null;
  acknowledged: Acknowledged[];
  send(type: string, topic: string, data: unknown, headers?: object): string;
}

export interface FakeGateway {
  clients: GatewayClient[];
  /** how often a ticket was asked for */
  opens(): number;
  /** the nth client since the start, once it is there */
  client(nth: number): Promise<GatewayClient>;
  close(): void;
}

/** Adds a gateway to a fake. @param accepts whether the nth upgrade is taken or refused */
export function addGateway(fake: FakeDingTalk, accepts: (nth: number) => boolean = () => true): FakeGateway {
  const clients: GatewayClient[] = [];
  const sockets = new WebSocketServer({ noServer: true });
  let upgrades = 0;
  let messages = 0;
  fake.on(OPEN_PATH, (_, nth) => ({
    json: { endpoint: `${fake.origin.replace('http', 'ws')}/connect`, ticket: `t/${nth}` },
  }));
  fake.server.on('upgrade', (request, raw, head) => {
    if (!accepts(upgrades++)) return raw.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
    sockets.handleUpgrade(request, raw, head, (socket) => {
      const ticket = new URL(request.url ?? '', fake.origin).searchParams.get('ticket');
      const acknowledged: Acknowledged[] = [];
      socket.on('message', (bytes) => acknowledged.push(JSON.parse(bytes.toString()) as Acknowledged));
      const send: GatewayClient['send'] = (type, topic, data, headers = {}) => {
        const messageId = `m${(messages += 1)}`;
        const frame = {
          specVersion: '1.0',
          type,
          headers: { topic, messageId, ...headers },
          data: JSON.stringify(data),
        };
        socket.send(JSON.stringify(frame));
        return messageId;
      };
      clients.push({ socket, ticket, acknowledged, send });
    });
  });
  return {
    clients,
    opens: () => fake.to(OPEN_PATH).length,
    client: async (nth) => {
      await until(`stream connection ${nth}`, () => clients.length > nth);
      return clients[nth]!;
    },
    close: () => {
      for (const { socket } of clients) socket.terminate();
      sockets.close();
    },
  };
}
