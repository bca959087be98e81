// Read access for tests and scripts that run in the same process.
import {
  phoneView,
  type ApprovalView,
  type ConversationView,
  type NoticeView,
  type PhoneView,
  type TodoView,
} from './people/views';
import type { Call } from './state/callLog';
import type { Credentials } from './state/credentials';
import type { Directory } from './state/directory';
import type { EventDelivery } from './push/events';
import type { World } from './world';

const PATIENCE_MS = 30_000;

export interface SandboxStore {
  credentials: Credentials;
  directory: Directory;
  /** everything on one person's screen */
  phone(userid: string): PhoneView;
  /** the person's own chat with the bot */
  botChat(userid: string): ConversationView;
  groupChat(userid: string): ConversationView | null;
  notices(userid: string): NoticeView[];
  todos(userid: string): TodoView[];
  approvals(userid: string): ApprovalView[];
  /** the last 200 calls of the app, newest first */
  calls(): Call[];
  /** counted calls by API */
  countedCalls(): Record<string, number>;
  events(): readonly EventDelivery[];
  streamConnections(): number;
  /**
   * Waits until a question has an answer, asked again at every change.
   * @throws when there is none within `withinMs` (10 s)
   */
  until<T>(what: string, ask: () => T | null | undefined | false, withinMs?: number): Promise<T>;
}

export function createStore(world: World): SandboxStore {
  function phone(userid: string): PhoneView {
    const user = world.directory.person(userid);
    if (!user) throw new Error(`no such person: ${userid}`);
    return phoneView(world, user);
  }

  return {
    credentials: world.credentials,
    directory: world.directory,
    phone,
    botChat: (userid) => {
      const chat = phone(userid).conversations.find(({ kind }) => kind === 'bot');
      if (!chat) throw new Error(`no chat with the bot: ${userid}`);
      return chat;
    },
    groupChat: (userid) => phone(userid).conversations.find(({ kind }) => kind === 'group') ?? null,
    notices: (userid) => phone(userid).notices,
    todos: (userid) => phone(userid).todos,
    approvals: (userid) => phone(userid).approvals,
    calls: world.calls.latest,
    countedCalls: world.calls.counted,
    events: world.push.events.deliveries,
    streamConnections: world.stream.connectionCount,
    until: (what, ask, withinMs = PATIENCE_MS) =>
      new Promise((resolve, reject) => {
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
      }),
  };
}
