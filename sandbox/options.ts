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

/** Whom the app may see (可见范围): whole departments with all below them, and single people. */
export interface VisibleScope {
  departmentIds: number[];
  userids: string[];
}

/** What the organisation may use in a calendar month; a standard edition has 5,000 and 3,000. */
export interface Quota {
  calls: number;
  deliveries: number;
}

/** Where events and bot messages are sent when the app does not use the Stream (HTTP 推送). */
export interface PushTargets {
  events?: { url: string; token: string; /** 43 characters */ aesKey: string };
  robot?: { url: string };
}

export interface StreamTimings {
  /** an event not acknowledged within this time counts as failed */
  ackTimeoutMs: number;
  /** pauses before an event is tried again, over the Stream or HTTP; afterwards it is given up */
  retryAfterMs: readonly number[];
  /** how long an address of the app may take to answer a push */
  httpTimeoutMs: number;
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
  /** without it everything goes over the Stream */
  push?: PushTargets;
  /** calls of one API in any one second, 20 unless said otherwise; null for as many as one likes */
  rateLimit?: number | null;
  /** calls from one address within 20 seconds before it is shut out for 5 minutes (DingTalk: 10,000); null for no such limit */
  addressLimit?: number | null;
  /** 5,000 calls and 3,000 deliveries unless said otherwise */
  quota?: Partial<Quota>;
  /** people who get work notifications within one minute, 5,000 unless said otherwise; what is over is dropped silently */
  recipientsPerMinute?: number | null;
  /** what the app was not granted, e.g. `Todo.Todo.Write` */
  missingPermissions?: readonly string[];
  /** everybody unless said otherwise */
  visibleScope?: VisibleScope | null;
  /** keeps messages, to-dos and approvals from one start to the next; without it nothing is kept */
  stateFile?: string;
}
