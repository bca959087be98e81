// One WebSocket of the Stream: reads frames, has them answered, and ends itself when it falls silent.
import type WebSocket from 'ws';
import type { Logger } from '../port';
import { acknowledge, parseFrame, type Acknowledgement, type Frame } from './frames';
import { topicOf, type Topic } from './topics';

/** What a socket tells its owner. */
export interface SocketListener {
  onOpened(): void;
  onFrame(): void;
  onMalformedFrame(): void;
  /** DingTalk delivers no more here and will close in about ten seconds. */
  onRetired(): void;
  onClosed(): void;
}

export interface ServedSocket {
  /** Ends it once the frames at work are acknowledged, or after `graceMs`. */
  end(graceMs: number): Promise<void>;
}

/**
 * Serves a socket until it closes. Listens before the handshake is over, because the first frame may come with its end.
 *
 * @param silenceTimeoutMs DingTalk pings every 20–30 s: a connection silent for longer is dead although TCP does not know
 */
export function serveSocket(
  socket: WebSocket,
  topics: Topic[],
  silenceTimeoutMs: number,
  listener: SocketListener,
  log: Logger,
): ServedSocket {
  const atWork = new Set<Promise<void>>();
  const silence = setTimeout(() => socket.terminate(), silenceTimeoutMs);
  let ending = false;

  async function answerFrame(frame: Frame): Promise<void> {
    const acknowledgement = await answer(frame, topics, log);
    if (!acknowledgement || socket.readyState !== socket.OPEN) return;
    // Waiting until it is written: when we close, the acknowledgement must have left before the socket is torn down.
    await new Promise((resolve) => socket.send(acknowledge(frame, acknowledgement), resolve));
  }

  socket.on('message', (bytes: Buffer) => {
    if (ending) return;
    silence.refresh();
    const frame = parseFrame(bytes);
    if (!frame) return listener.onMalformedFrame();
    if (isRetirement(frame)) return listener.onRetired();
    listener.onFrame();
    const work = answerFrame(frame);
    atWork.add(work);
    void work.finally(() => atWork.delete(work));
  });
  socket.on('open', () => listener.onOpened());
  socket.on('ping', () => silence.refresh());
  socket.on('error', (error) => log.warn({ err: error }, 'the stream connection failed'));
  socket.on('close', () => {
    clearTimeout(silence);
    listener.onClosed();
  });

  return {
    end: async (graceMs) => {
      ending = true;
      await settled(atWork, graceMs);
      if (socket.readyState === socket.CLOSED) return;
      const gone = new Promise((resolve) => socket.once('close', resolve));
      socket.terminate();
      await gone;
    },
  };
}

function isRetirement(frame: Frame): boolean {
  return frame.type === 'SYSTEM' && frame.topic === 'disconnect';
}

/** null: no answer is expected */
async function answer(frame: Frame, topics: Topic[], log: Logger): Promise<Acknowledgement | null> {
  if (frame.type === 'SYSTEM') return frame.topic === 'ping' ? { code: 200, message: 'OK', data: frame.rawData } : null;
  const topic = topicOf(frame, topics);
  if (topic) return topic.answer(frame);
  log.warn({ topic: frame.topic }, 'a stream topic nobody asked for');
  return { code: 404, message: 'unknown topic', data: '{}' };
}

async function settled(work: Set<Promise<void>>, graceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const grace = new Promise<void>((resolve) => (timer = setTimeout(resolve, graceMs)));
  await Promise.race([Promise.allSettled(work), grace]);
  clearTimeout(timer);
}
