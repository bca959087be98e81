// The open pages that are told of changes: each hears of what it may see, ends with its session, and holds up nobody.
import type { Logger } from 'pino';
import { PassThrough } from 'node:stream';
import type { Role } from '../../shared/contracts/common';
import type { LiveChange, LiveKind } from '../../shared/contracts/live';
import { problems } from '../../shared/problems';
import type { Actor } from '../context';
import type { Database } from '../database/database';
import { holdsRoleAnywhere, loadActors } from '../identity/actor';
import { runningSessions } from '../identity/sessions';
import { mayView } from '../tasks/policy';
import { createChangeFeed, type Changes, type TaskChange } from './changeFeed';

/** Keeps the line open through proxies, and finds out whose session is over. */
const BEAT_MS = 15_000;
const MOST_PER_PERSON = 4;
const MOST_IN_ALL = 500;
/** Who does not read this much will never catch up. */
const MOST_UNREAD_BYTES = 64 * 1024;
const KINDS: LiveKind[] = ['campaign', 'project', 'template'];
const MANAGING: Role[] = ['admin', 'reviewer', 'leader'];

interface Page {
  token: string;
  actor: Actor;
  out: PassThrough;
}

export interface LiveDeps {
  database: Database;
  now(): Date;
  log: Logger;
  /** between two beats, where a test cannot wait */
  beatMs?: number;
}

export type Live = ReturnType<typeof createLive>;

/** One per process; nothing is read while no page is open. */
export function createLive({ database, now, log, beatMs = BEAT_MS }: LiveDeps) {
  const feed = createChangeFeed({ database, log });
  const pages = new Set<Page>();
  let stopListening: (() => void) | null = null;
  let beat: NodeJS.Timeout | undefined;

  function end(page: Page, event?: 'crowded' | 'end'): void {
    if (!pages.delete(page)) return;
    if (event) send(page, event, {});
    page.out.end();
    if (pages.size === 0) rest();
  }

  /** An end that waits for its turn behind what is not read would keep the line for ever. */
  function hangUp(page: Page): void {
    end(page);
    page.out.destroy();
  }

  function rest(): void {
    stopListening?.();
    stopListening = null;
    clearInterval(beat);
  }

  function tell(page: Page, changes: Changes): void {
    const told = whatConcerns(page.actor, changes);
    if (told) send(page, 'change', told);
    if (page.out.writableLength > MOST_UNREAD_BYTES) hangUp(page);
  }

  async function renew(): Promise<void> {
    try {
      const open = [...pages];
      const actors = await stillSignedIn(database, open, now());
      for (const page of open) {
        const actor = actors.get(page);
        if (actor) page.actor = actor;
        else end(page, 'end');
      }
    } catch (error) {
      log.warn({ err: error }, 'asking whose session is over failed; tried again');
    }
    for (const { out } of pages) out.write(':\n\n');
  }

  function start(): void {
    beat = setInterval(() => void renew(), beatMs).unref();
    stopListening = feed.listen((changes) => {
      for (const page of pages) tell(page, changes);
    });
  }

  return {
    /**
     * A stream for one page of somebody who is signed in; the oldest of too many of theirs has to go.
     * @throws Problem 429 when there are too many in all: the page asks from time to time instead
     */
    open(actor: Actor, token: string): PassThrough {
      if (pages.size >= MOST_IN_ALL) throw problems.liveCrowded();
      const theirs = [...pages].filter((page) => page.actor.personId === actor.personId);
      if (theirs.length >= MOST_PER_PERSON) end(theirs[0]!, 'crowded');
      const page = { token, actor, out: new PassThrough() };
      page.out.once('close', () => end(page));
      pages.add(page);
      send(page, 'hello', {});
      if (!stopListening) start();
      return page.out;
    },
    ring: feed.ring,
    async close(): Promise<void> {
      for (const page of pages) end(page);
      await feed.close();
    },
  };
}

/** Who is behind each page, with the roles of now; pages whose session is over are missing. */
function stillSignedIn(database: Database, pages: Page[], now: Date): Promise<Map<Page, Actor>> {
  const tokens = pages.map(({ token }) => token);
  const personIds = [...new Set(pages.map(({ actor }) => actor.personId))];
  return database.read(async (db) => {
    const running = await runningSessions(db, tokens, now);
    const actors = await loadActors(db, personIds, now);
    const found = new Map<Page, Actor>();
    for (const page of pages) {
      const actor = actors.get(page.actor.personId);
      if (actor && running.has(page.token)) found.set(page, actor);
    }
    return found;
  });
}

function send({ out }: Page, event: string, data: object): void {
  out.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** Only what the actor may see; null when nothing of it is. */
function whatConcerns(actor: Actor, { tasks, subjects, more }: Changes): LiveChange | null {
  const concerns = ({ fillerId, unitPath, formerFillerId }: TaskChange) =>
    formerFillerId === actor.personId || mayView(actor, { task: { fillerId }, unitPath });
  const manages = MANAGING.some((role) => holdsRoleAnywhere(actor, role));
  const told = {
    tasks: tasks.filter(concerns).map(({ taskId: id, campaignId, drafted }) => ({ id, campaignId, drafted })),
    kinds: manages ? KINDS.filter((kind) => subjects.includes(kind)) : [],
    more,
  };
  return told.tasks.length > 0 || told.kinds.length > 0 || more ? told : null;
}
