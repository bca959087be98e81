// A local DingTalk. The official client libraries talk to it unmodified; a page shows what people would see.
import { listen } from './http/listen';
import { keepState } from './keepState';
import type { SandboxOptions, SandboxUser } from './options';
import { speak } from './people/speak';
import { createStore, type SandboxStore } from './store';
import { createWorld } from './world';

export type {
  PushTargets,
  SandboxApp,
  SandboxDepartment,
  SandboxDirectory,
  SandboxOptions,
  SandboxUser,
  VisibleScope,
} from './options';
export type * from './people/views';
export type { SandboxStore } from './store';

export interface Sandbox {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** what people see and what the app did, for tests and scripts in the same process */
  store: SandboxStore;
  /**
   * A person says something to the bot, or in the group.
   * @returns whether the app got it; null when it was not meant for the bot
   */
  say(userid: string, text: string, where?: 'bot' | 'group'): Promise<{ delivered: boolean | null }>;
  /** The app may start after the sandbox, on a port of its own. */
  setHomeUrl(url: string): void;
  /** Ends connections, timers and the server. */
  close(): Promise<void>;
}

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const world = createWorld(options);
  const stopKeeping = options.stateFile ? keepState(world, options.stateFile) : null;
  const server = await listen(world, options.port ?? 0);

  function personOf(userid: string): SandboxUser {
    const user = world.directory.person(userid);
    if (!user) throw new Error(`no such person: ${userid}`);
    return user;
  }

  return {
    origin: world.origin,
    store: createStore(world),
    say: async (userid, text, where = 'bot') => {
      const conversation = where === 'bot' ? world.chats.directWith(userid) : world.chats.group();
      const { delivered } = await speak(world, personOf(userid), conversation, { text, atBot: false, file: null });
      return { delivered };
    },
    setHomeUrl: (url) => {
      world.app.homeUrl = new URL(url).href;
      world.live.tell('app');
    },
    close: async () => {
      stopKeeping?.();
      world.stream.close();
      world.push.close();
      world.clock.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
