// How the official client library is used: one API's client at a time, loaded on first use. The documented paths
// (`@alicloud/dingtalk/todo_1_0`) load all 105 clients and 96 MB; `dist/todo_1_0/client.js` loads one.
import type { Config } from '@alicloud/openapi-client';
import type { RuntimeOptions } from '@alicloud/tea-util';

/** What every SDK call needs. */
export interface SdkSettings {
  config: Config;
  runtime: RuntimeOptions;
}

/** Settings for calls to `apiBaseUrl` that give up after `timeoutMs`. */
export async function sdkSettings(apiBaseUrl: string, timeoutMs: number): Promise<SdkSettings> {
  const [openApi, teaUtil] = await Promise.all([import('@alicloud/openapi-client'), import('@alicloud/tea-util')]);
  const address = new URL(apiBaseUrl);
  return {
    config: new openApi.Config({
      protocol: address.protocol.slice(0, -1),
      endpoint: address.host,
      regionId: 'central',
    }),
    // The library applies connectTimeout to any silence on the socket, so a smaller one would also cut slow answers short.
    runtime: new teaUtil.RuntimeOptions({ connectTimeout: timeoutMs, readTimeout: timeoutMs, autoretry: false }),
  };
}

/**
 * The class behind a client module's default export. Compiled to CommonJS it is the default itself; through Node's own
 * `import()` the default is the whole module, and the class one step deeper.
 */
export function clientOf<C>(module: { default: C }): C {
  const outer = module.default as C & { default?: C };
  return outer.default ?? outer;
}

/** The library puts ids into the path as they are. */
export const pathId = encodeURIComponent;

/** Whether an address leads to this very machine, where plain http and ws are harmless. */
export function isThisMachine(address: URL): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(address.hostname);
}
