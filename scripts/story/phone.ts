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

const ANSWER_WITHIN_MS = 10_000;

export function createPhone(
  sandbox: Sandbox,
  origin: () => string,
  userId: string,
  settle: () => Promise<void>,
): Phone {
  const { store } = sandbox;
  const person = store.directory.person(userId)!;
  const todos = () => store.todos.of(person.unionid);
  const isDone = (todo: ReturnType<typeof todos>[number]) => todo.closed || todo.doneBy.has(person.unionid);
  const client = createClient(origin, async () => store.credentials.issueCode(userId, 'client'));
  const noticeText = (notice: ReturnType<typeof store.notices.of>[number]) =>
    notice.content.type === 'actionCard' ? `${notice.content.title}\n${notice.content.text}` : '';
  return {
    ...client,
    userId,
    notices: () => store.notices.of(userId).map((notice) => noticeText(notice).split('\n')[0]!),
    lastNotice: () => store.notices.of(userId).map(noticeText).at(-1) ?? '',
    openTodos: () =>
      todos()
        .filter((todo) => !isDone(todo))
        .map((todo) => todo.subject),
    doneTodos: () =>
      todos()
        .filter(isDone)
        .map((todo) => todo.subject),
    async ask(line) {
      const answers = () => store.chats.directWith(userId).messages.filter(({ sender }) => sender.kind !== 'person');
      const before = answers().length;
      await sandbox.say(userId, line);
      const deadline = Date.now() + ANSWER_WITHIN_MS;
      while (answers().length === before) {
        if (Date.now() > deadline) throw new Error(`the bot did not answer “${line}”`);
        await settle();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      const { content } = answers().at(-1)!;
      return 'text' in content ? content.text : '';
    },
  };
}
