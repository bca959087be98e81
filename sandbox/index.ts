// A local DingTalk. The official client libraries talk to it unmodified; a page shows what people would see.
import { listen } from './http/listen';
import type { SandboxOptions, SandboxUser } from './options';
import { speak } from './people/speak';
import { phoneView, type PhoneView } from './people/views';
import { createWorld, type World } from './world';

export type { SandboxApp, SandboxDepartment, SandboxDirectory, SandboxOptions, SandboxUser } from './options';
export type * from './people/views';
/** The state itself, and the same as one person sees it. */
export type SandboxStore = World & { phone: (userid: string) => PhoneView };

const PATIENCE_MS = 10_000;

export interface Sandbox {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** for tests and scripts in the same process */
  store: SandboxStore;
  /**
   * A person says something to the bot, or in the group.
   * @returns whether the app got it; null when it was not meant for the bot
   */
  say(userid: string, text: string, where?: 'bot' | 'group'): Promise<{ delivered: boolean | null }>;
  /**
   * Waits until a question has an answer, asked again at every change.
   * @throws when there is none within `withinMs` (10 s)
   */
  until<T>(what: string, ask: () => T | null | undefined | false, withinMs?: number): Promise<T>;
  /** The app may start after the sandbox, on a port of its own. */
  setHomeUrl(url: string): void;
  /** Ends connections, timers and the server. */
  close(): Promise<void>;
}

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const world = createWorld(options);
  const server = await listen(world, options.port ?? 0);

  function personOf(userid: string): SandboxUser {
    const user = world.directory.person(userid);
    if (!user) throw new Error(`no such person: ${userid}`);
    return user;
  }

  return {
    origin: world.origin,
    store: Object.assign(world, { phone: (userid: string) => phoneView(world, personOf(userid)) }),
    say: async (userid, text, where = 'bot') => {
      const conversation = where === 'bot' ? world.chats.directWith(userid) : world.chats.group();
      const { delivered } = speak(world, personOf(userid), conversation, { text, atBot: false, file: null });
      return { delivered };
    },
    until: (what, ask, withinMs) => until(world, what, ask, withinMs),
    setHomeUrl: (url) => {
      world.app.homeUrl = new URL(url).href;
      world.live.tell('app');
    },
    close: async () => {
      world.stream.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function until<T>(
  world: World,
  what: string,
  ask: () => T | null | undefined | false,
  withinMs = PATIENCE_MS,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = world.live.listen(look);
    const deadline = setTimeout(() => {
      stop();
      reject(new Error(`not within ${withinMs} ms: ${what}`));
    }, withinMs);
    function look(): void {
      const answer = ask();
      if (answer === null || answer === undefined || answer === false) return;
      stop();
      clearTimeout(deadline);
      resolve(answer);
    }
    look();
  });
}
