// How the official client library is used: one API's client at a time, loaded on first use. The documented paths
// (`@alicloud/dingtalk/todo_1_0`) load all 105 clients and 96 MB; `dist/todo_1_0/client.js` loads one.
import type { Config } from '@alicloud/openapi-client';
import type { RuntimeOptions } from '@alicloud/tea-util';

/** The official client of each API; a process that never calls one never loads it. */
export const loadOauth2 = () => import('@alicloud/dingtalk/dist/oauth2_1_0/client.js');
export const loadContact = () => import('@alicloud/dingtalk/dist/contact_1_0/client.js');
export const loadTodo = () => import('@alicloud/dingtalk/dist/todo_1_0/client.js');
export const loadCard = () => import('@alicloud/dingtalk/dist/card_1_0/client.js');
export const loadRobot = () => import('@alicloud/dingtalk/dist/robot_1_0/client.js');
export const loadWorkflow = () => import('@alicloud/dingtalk/dist/workflow_1_0/client.js');

/** A client module of the library: its client is the default export, its request models are beside it. */
export interface SdkModule {
  default: new (config: Config) => object;
}

/** What one call needs. */
export interface SdkKit<M extends SdkModule> {
  module: M;
  client: InstanceType<M['default']>;
  runtime: RuntimeOptions;
}

/** Loads a module and prepares a client that calls `apiBaseUrl` and gives up after `timeoutMs`. */
export async function openSdk<M extends SdkModule>(
  load: () => Promise<M>,
  apiBaseUrl: string,
  timeoutMs: number,
): Promise<SdkKit<M>> {
  const [module, openApi, teaUtil] = await Promise.all([
    load(),
    import('@alicloud/openapi-client'),
    import('@alicloud/tea-util'),
  ]);
  const { protocol, host } = new URL(apiBaseUrl);
  const config = new openApi.Config({ protocol: protocol.slice(0, -1), endpoint: host, regionId: 'central' });
  const Client = clientOf(module);
  return {
    module,
    client: new Client(config) as InstanceType<M['default']>,
    // The library applies connectTimeout to any silence on the socket, so a smaller one would also cut slow answers short.
    runtime: new teaUtil.RuntimeOptions({ connectTimeout: timeoutMs, readTimeout: timeoutMs, autoretry: false }),
  };
}

/**
 * Compiled to CommonJS the default export is the class itself; through Node's own `import()` it is the whole module, and
 * the class is one step deeper.
 */
function clientOf<C>(module: { default: C }): C {
  const outer = module.default as C & { default?: C };
  return outer.default ?? outer;
}

/** The library puts ids into the path as they are. */
export const pathId = encodeURIComponent;

/** Whether an address leads to this very machine, where plain http and ws are harmless. */
export function isThisMachine(address: URL): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(address.hostname);
}
