import { createApprovals } from './approvals';
import { createCalls, type Calls } from './calls';
import { receiveCallbacks } from './callbacks/receiveCallbacks';
import { createDirectory } from './directory';
import { createPageSigner } from './pageSignature';
import type { DingTalk, DingTalkConfig } from './port';
import { isThisMachine } from './sdk';
import { createSender } from './sender';
import { connectStream } from './stream/connectStream';

/** How long an answer about DingTalk's health is good: probes come from several sides, every few seconds. */
const HEALTH_LIFE_MS = 15_000;

/**
 * DingTalk as the rest of the server knows it. Nothing is asked before the first use.
 * @throws RangeError on a plain http address of another machine: token and secret would travel readable
 */
export function createDingTalk(config: DingTalkConfig): DingTalk {
  [config.apiBaseUrl, config.oapiBaseUrl, config.loginBaseUrl].forEach(requireSecure);
  const calls = createCalls(config);
  return {
    directory: createDirectory(config, calls),
    sender: createSender(config, calls),
    approvals: createApprovals(calls),
    connectStream: (handlers) => connectStream(config, handlers),
    receiveCallbacks: (handlers) =>
      config.callbacks ? receiveCallbacks(config, config.callbacks, calls, handlers) : null,
    signPage: createPageSigner(config, calls),
    reachable: createHealth(config, calls),
  };
}

function requireSecure(baseUrl: string): void {
  const address = new URL(baseUrl);
  if (address.protocol !== 'https:' && !isThisMachine(address))
    throw new RangeError(`DingTalk must be reached over https: ${address.origin}`);
}

function createHealth({ log, now = Date.now }: DingTalkConfig, calls: Calls): () => Promise<boolean> {
  let asked: { at: number; answer: Promise<boolean> } | null = null;

  async function ask(): Promise<boolean> {
    try {
      await calls.checkCredentials();
      return true;
    } catch (error) {
      log.warn({ err: error }, 'DingTalk is not reachable');
      return false;
    }
  }

  return () => {
    if (!asked || now() - asked.at >= HEALTH_LIFE_MS) asked = { at: now(), answer: ask() };
    return asked.answer;
  };
}
