// Keeps what people have before their eyes in a file, so that a second start finds it again. Tokens, codes and connections are not kept:
// whoever uses them asks anew.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { Change } from './state/live';
import type { World } from './world';

/** Changed when older files can no longer be read; they are then left aside. */
const VERSION = 1;
const GATHER_MS = 500;
/** Writing takes at most one part in so many of the time. */
const IDLE_SHARE = 20;

/** Changes that leave nothing to write down, or nothing worth writing for alone. */
const NOT_KEPT = new Set<Change['kind']>(['calls', 'stream', 'events', 'faults', 'permissions', 'clock']);

function saved({ chats, notices, todos, approvals, cards, media, calls }: World) {
  return {
    version: VERSION,
    chats: chats.save(),
    notices: notices.save(),
    todos: todos.save(),
    approvals: approvals.save(),
    cards: cards.save(),
    media: media.save(),
    calls: calls.save(),
  };
}

type Saved = ReturnType<typeof saved>;

/**
 * Reads the file, if there is one, and writes it after every change.
 * @returns writes what is not yet written, and ends the writing
 */
export function keepState(world: World, file: string): () => void {
  load(world, file);
  let timer: NodeJS.Timeout | undefined;
  let gatherMs = GATHER_MS;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const startedAt = performance.now();
    // A file half written must not take the place of a whole one.
    writeFileSync(`${file}.new`, serialize(saved(world)));
    renameSync(`${file}.new`, file);
    gatherMs = Math.max(GATHER_MS, (performance.now() - startedAt) * IDLE_SHARE);
  };
  const stop = world.live.listen(({ kind }) => {
    if (!NOT_KEPT.has(kind)) timer ??= setTimeout(write, gatherMs).unref();
  });
  return () => {
    stop();
    if (timer) write();
  };
}

function load(world: World, file: string): void {
  const state = read(file);
  if (state?.version !== VERSION) return;
  world.chats.load(state.chats);
  world.notices.load(state.notices);
  world.todos.load(state.todos);
  world.approvals.load(state.approvals);
  world.cards.load(state.cards);
  world.media.load(state.media);
  world.calls.load(state.calls);
}

/** @returns null when there is no file, or none of ours */
function read(file: string): Saved | null {
  try {
    return deserialize(readFileSync(file)) as Saved;
  } catch {
    return null;
  }
}
