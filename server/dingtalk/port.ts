// What the rest of the server knows of DingTalk: types in our own words. Everybody imports them from here; only this
// folder knows the wire. Instants are milliseconds since 1970; `path` is relative to the app's own address, '#/tasks/ID'.
import type { DingTalkDirectory } from './port/directory';
import type { DingTalkApprovals } from './port/approvals';
import type { DingTalkSender } from './port/messages';
import type { IncomingHandlers, Callbacks, StreamConnection } from './port/incoming';

export * from './port/directory';
export * from './port/messages';
export * from './port/approvals';
export * from './port/incoming';
export * from './port/settings';

export interface DingTalk {
  directory: DingTalkDirectory;
  sender: DingTalkSender;
  approvals: DingTalkApprovals;
  /** Connects in the background and stays connected until closed. */
  connectStream(handlers: IncomingHandlers): StreamConnection;
  /** The other way in; null when the app is set up to use the Stream. */
  receiveCallbacks(handlers: IncomingHandlers): Callbacks | null;
  /**
   * What a page of ours hands to `dd.config`; only some client APIs want it.
   * @throws RangeError for an address that is not ours, DingTalkRefused or DingTalkUnreachable
   */
  signPage(href: string): Promise<PageSignature>;
  /** Whether DingTalk answers and knows our credentials; the answer may be 15 seconds old. */
  reachable(): Promise<boolean>;
}

export interface PageSignature {
  agentId: string;
  corpId: string;
  /** milliseconds */
  timeStamp: string;
  nonceStr: string;
  signature: string;
}
