// A local DingTalk. The official client libraries talk to it unmodified; a page shows what people would see.
import { listen } from './http/listen';
import type { SandboxOptions } from './options';
import { createStore, type SandboxStore } from './store';
import { createWorld } from './world';

export type { SandboxApp, SandboxDepartment, SandboxDirectory, SandboxOptions, SandboxUser } from './options';
export type { SandboxStore } from './store';
export type * from './people/views';

export interface Sandbox {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** what people see and what the app did, for tests */
  store: SandboxStore;
  /** The app may start after the sandbox, on a port of its own. */
  setHomeUrl(url: string): void;
  /** Ends connections, timers and the server. */
  close(): Promise<void>;
}

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const world = createWorld(options);
  const server = await listen(world, options.port ?? 0);
  return {
    origin: world.origin,
    store: createStore(world),
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
