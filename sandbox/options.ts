// What the sandbox is started with. These shapes are its public interface.

export interface SandboxDepartment {
  id: number;
  name: string;
  /** null for the organisation itself, whose id is 1 */
  parentId: number | null;
}

export interface SandboxUser {
  /** unique in the organisation */
  userid: string;
  /** the same person across one developer's apps; to-dos and browser sign-in speak of people this way */
  unionid: string;
  name: string;
  title?: string;
  departmentIds: number[];
  /** departments this person heads */
  leaderOf?: number[];
  admin?: boolean;
  mobile?: string;
}

export interface SandboxDirectory {
  corpId: string;
  departments: SandboxDepartment[];
  users: SandboxUser[];
}

export interface SandboxApp {
  clientId: string;
  clientSecret: string;
  agentId: number;
  robotCode: string;
  name: string;
  /** the home page configured for the app, e.g. `http://127.0.0.1:8080/` */
  homeUrl: string;
  /** things to say to the bot, offered above the page's input */
  phrases?: string[];
}

export interface StreamTimings {
  /** an event not acknowledged within this time counts as failed */
  ackTimeoutMs: number;
  /** pauses before an event is tried again; afterwards it is given up */
  retryAfterMs: readonly number[];
  pingEveryMs: number;
  /** from the `disconnect` frame to the end of the connection */
  closeAfterRetireMs: number;
}

export interface SandboxOptions {
  /** 0 for any free port */
  port?: number;
  directory: SandboxDirectory;
  app: SandboxApp;
  now?: () => number;
  /** whose phone the page shows first */
  defaultUser?: string;
  /** the group chat the bot is a member of; by default everybody's */
  group?: { title: string; members: string[] };
  stream?: Partial<StreamTimings>;
  /** keeps messages, to-dos and approvals from one start to the next; without it nothing is kept */
  stateFile?: string;
}
