// What is said to the bot and what it answers, alone and in the group.
import { control, type Phone } from '../../../scripts/story/phone';
import type { Bureau } from '../../support/bureau';

export interface Said {
  text: string;
  title: string;
  buttons: string[];
  /** where the buttons lead: a path of the app, or the words they say */
  leads: string[];
}

export type Message = ReturnType<Bureau['sandbox']['store']['botChat']>['messages'][number];

export function saidIn({ content }: Message): Said {
  if (content.type !== 'actionCard' && content.type !== 'markdown') throw new Error(`no words: ${content.type}`);
  const buttons = content.type === 'actionCard' ? content.buttons : [];
  const leadOf = (url: string) =>
    url.startsWith('dtmd:') ? new URL(url).searchParams.get('content')! : decodeURIComponent(new URL(url).hash);
  return {
    title: content.title,
    text: content.text,
    buttons: buttons.map(({ title }) => title),
    leads: buttons.map(({ url }) => leadOf(url)),
  };
}

/** @param bureau read when something is said, since a suite starts its bureau after it is described */
export function chatIn(bureau: () => Bureau) {
  /** The newest answers in somebody's own chat with the bot. */
  const chatOf = (phone: Phone): Message[] =>
    bureau()
      .sandbox.store.botChat(phone.userId)
      .messages.filter(({ from }) => from !== 'me');

  const groupOf = (phone: Phone): Message[] =>
    bureau()
      .sandbox.store.groupChat(phone.userId)!
      .messages.filter(({ content }) => !('text' in content) || !content.text.startsWith('@'));

  async function ask(phone: Phone, line: string): Promise<Said> {
    const before = chatOf(phone).length;
    await phone.ask(line);
    return saidIn(chatOf(phone)[before]!);
  }

  /** What the group hears, and what the asker hears alone. */
  async function askInGroup(phone: Phone, line: string): Promise<{ group: Message[]; alone: Message[] }> {
    const { sandbox, settle } = bureau();
    const [inGroup, alone] = [groupOf(phone).length, chatOf(phone).length];
    await control(sandbox, `api/people/${phone.userId}/messages`, { to: 'group', text: `@绩效通 ${line}` });
    await sandbox.store.until(`an answer to “${line}”`, () => groupOf(phone)[inGroup]);
    await settle();
    return { group: groupOf(phone).slice(inGroup), alone: chatOf(phone).slice(alone) };
  }

  return { chatOf, ask, askInGroup };
}

/** Words, then a PNG of 720 pixels that DingTalk can show. */
export async function expectPicture({ sandbox }: Bureau, messages: Message[]): Promise<void> {
  const [words, picture] = messages.map(({ content }) => content);
  expect([words?.type, picture?.type]).toEqual(['actionCard', 'image']);
  const url = picture?.type === 'image' ? picture.url : '';
  const png = Buffer.from(await (await fetch(new URL(url, sandbox.origin))).arrayBuffer());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(720);
}
