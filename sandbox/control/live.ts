// The page's live channel: server-sent events that say what changed. The page then reads the state anew.
import type { ServerResponse } from 'node:http';
import type { World } from '../world';

const HEARTBEAT_MS = 15_000;

export function serveLive(world: World, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write('retry: 1000\n\n');
  const stop = world.live.listen((change) => response.write(`data: ${JSON.stringify(change)}\n\n`));
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS).unref();
  response.on('close', () => {
    stop();
    clearInterval(heartbeat);
  });
}
