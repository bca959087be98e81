// Open Stream connections of the app. Each push goes to one of them by chance, so two processes with one clientId share the load.
import { randomInt } from 'node:crypto';
import { WebSocket } from 'ws';
import type { StreamTimings } from '../options';
import type { Faults } from '../state/faults';
import { opaque } from '../state/ids';
import { readAck, type Ack, type Frame, type Subscription } from './frames';

interface Connection {
  id: string;
  socket: WebSocket;
  subscriptions: Subscription[];
  /** nothing more is delivered over it */
  retired: boolean;
  /** by a trouble: it stands, but nothing is ever sent */
  silent: boolean;
}

interface Waiting {
  connection: Connection;
  /** null: the connection ended first */
  settle: (ack: Ack | null) => void;
}

interface Deps {
  appId: string;
  now: () => number;
  timings: StreamTimings;
  faults: Faults;
  onChange: () => void;
}

/** As when a line is bad: a frame that is no JSON. */
const GARBAGE = '{"specVersion":"1.0","type":';

export function createConnections({ appId, now, timings, faults, onChange }: Deps) {
  const connections = new Set<Connection>();
  const waiting = new Map<string, Waiting>();
  const pinging = setInterval(() => connections.forEach(ping), timings.pingEveryMs).unref();

  function add(socket: WebSocket, subscriptions: Subscription[]): void {
    const silent = faults.strikes('silentSocket') !== null;
    const connection: Connection = { id: opaque(8), socket, subscriptions, retired: false, silent };
    connections.add(connection);
    socket.on('message', (data) => {
      const ack = readAck(String(data));
      if (!ack) return;
      waiting.get(ack.messageId)?.settle(ack);
      waiting.delete(ack.messageId);
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => forget(connection));
    onChange();
  }

  function forget(connection: Connection): void {
    connections.delete(connection);
    for (const [messageId, entry] of waiting) {
      if (entry.connection !== connection) continue;
      waiting.delete(messageId);
      entry.settle(null);
    }
    onChange();
  }

  function send(
    connection: Connection,
    type: Frame['type'],
    topic: string,
    data: string,
    more: Record<string, string>,
  ) {
    const messageId = opaque();
    const headers = { topic, messageId, contentType: 'application/json', time: String(now()), appId };
    const frame: Frame = {
      specVersion: '1.0',
      type,
      headers: { ...headers, connectionId: connection.id, ...more },
      data,
    };
    if (connection.silent) return messageId;
    if (faults.strikes('garbageFrames', topic)) connection.socket.send(GARBAGE);
    connection.socket.send(JSON.stringify(frame));
    return messageId;
  }

  function ping(connection: Connection): void {
    if (isServing(connection)) send(connection, 'SYSTEM', 'ping', JSON.stringify({ opaque: opaque(8) }), {});
  }

  function ableTo(type: string, topic: string): Connection[] {
    return [...connections].filter((connection) => isServing(connection) && listensTo(connection, type, topic));
  }

  return {
    add,
    isHeard: (type: 'EVENT' | 'CALLBACK', topic: string): boolean => ableTo(type, topic).length > 0,
    count: (): number => [...connections].filter(isServing).length,
    /**
     * Hands something to one connection.
     * @returns what became of it (null: the connection ended before the answer), or null at once when nobody is connected for it
     */
    push(
      type: 'EVENT' | 'CALLBACK',
      topic: string,
      data: object,
      more: Record<string, string> = {},
    ): Promise<Ack | null> | null {
      const able = ableTo(type, topic);
      const connection = able.length > 0 ? able[randomInt(able.length)] : undefined;
      if (!connection) return null;
      const messageId = send(connection, type, topic, JSON.stringify(data), more);
      return new Promise((settle) => waiting.set(messageId, { connection, settle }));
    },
    pingAll: (): void => connections.forEach(ping),
    /** Tells every client to move to a new connection, and closes the old ones a while later. */
    retireAll(): void {
      for (const connection of [...connections].filter(isServing)) {
        send(connection, 'SYSTEM', 'disconnect', JSON.stringify({ reason: 'connection is expired' }), {});
        connection.retired = true;
        setTimeout(() => connection.socket.close(), timings.closeAfterRetireMs).unref();
      }
      onChange();
    },
    /** As when a cable is pulled. */
    cutAll: (): void => connections.forEach(({ socket }) => socket.terminate()),
    sendGarbage: (): void => connections.forEach(({ socket }) => socket.send(GARBAGE)),
    close(): void {
      clearInterval(pinging);
      connections.forEach(({ socket }) => socket.terminate());
    },
  };
}

function isServing({ socket, retired }: Connection): boolean {
  return !retired && socket.readyState === WebSocket.OPEN;
}

function listensTo({ subscriptions }: Connection, type: string, topic: string): boolean {
  return subscriptions.some((one) => one.type === type && (one.topic === topic || one.topic === '*'));
}
