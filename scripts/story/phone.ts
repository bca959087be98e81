// What one person sees and does in DingTalk: sign in, notices, to-dos, the chat with the bot.
import type { Sandbox } from '../../sandbox';
import { createClient, type Client } from './client';

export interface Phone extends Client {
  userId: string;
  /** titles of the work notices, oldest first */
  notices(): string[];
  /** title and text of the latest work notice */
  lastNotice(): string;
  openTodos(): string[];
  doneTodos(): string[];
  /** Sends a line to the bot and waits for its answer. */
  ask(line: string): Promise<string>;
}

/** @param settle lets the server finish what it is working on */
export function createPhone(
  sandbox: Sandbox,
  origin: () => string,
  userId: string,
  settle: () => Promise<void>,
): Phone {
  const { store } = sandbox;
  const act = (path: string, body: object) => control<{ code: string }>(sandbox, `api/people/${userId}/${path}`, body);
  const noticeTexts = () =>
    store
      .notices(userId)
      .map(({ content }) => (content.type === 'actionCard' ? `${content.title}\n${content.text}` : ''));
  const todos = (done: boolean) => store.todos(userId).filter((todo) => todo.done === done);
  const answers = () => store.botChat(userId).messages.filter(({ from }) => from !== 'me');
  return {
    ...createClient(origin, async () => (await act('auth-code', {})).code),
    userId,
    notices: () => noticeTexts().map((text) => text.split('\n')[0]!),
    lastNotice: () => noticeTexts().at(-1) ?? '',
    openTodos: () => todos(false).map((todo) => todo.subject),
    doneTodos: () => todos(true).map((todo) => todo.subject),
    async ask(line) {
      const before = answers().length;
      await act('messages', { text: line });
      const answer = await store.until(`an answer to “${line}”`, () => answers()[before]);
      await settle();
      return 'text' in answer.content ? answer.content.text : '';
    },
  };
}

/** One call of the sandbox's control API. */
export async function control<T>(sandbox: Pick<Sandbox, 'origin'>, path: string, body: object): Promise<T> {
  const response = await fetch(`${sandbox.origin}/__sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`the sandbox refused ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}
