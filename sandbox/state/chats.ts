// Conversations: everybody's own with the bot (单聊), and one group (群聊).
import type { SandboxApp, SandboxOptions } from '../options';
import { summaryOf, type Content } from './content';
import type { Directory } from './directory';
import { createGrouped } from './grouped';
import { conversationId, messageId } from './ids';
import type { Live } from './live';

export type Sender = { kind: 'person'; userid: string } | { kind: 'bot' } | { kind: 'system' };

export interface Message {
  id: string;
  conversationId: string;
  sender: Sender;
  at: number;
  content: Content;
  readBy: Set<string>;
  recalled: boolean;
  /** how the app asks about a message it sent */
  queryKey: string | null;
}

export interface Conversation {
  id: string;
  type: 'direct' | 'group';
  title: string;
  members: string[];
  messages: Message[];
}

/** What the app sent of its own accord: one call, however many people. */
export interface SentMessage {
  queryKey: string;
  at: number;
  content: Content;
}

/** The oldest go when a conversation grows beyond this. */
const MOST_MESSAGES = 500;

export function createChats(
  options: { app: SandboxApp; group: SandboxOptions['group'] },
  directory: Directory,
  now: () => number,
  live: Live,
) {
  const conversations = new Map<string, Conversation>();
  const direct = new Map<string, Conversation>();
  const byQueryKey = createGrouped<Message>();
  const sent: SentMessage[] = [];
  const invited = options.group ? new Set(options.group.members) : null;
  const group = open('group', titleOfGroup(), options.group?.members ?? []);

  function titleOfGroup(): string {
    return options.group?.title ?? `${directory.department(1)?.name ?? '本单位'}工作群`;
  }

  function open(type: Conversation['type'], title: string, members: string[]): Conversation {
    const conversation: Conversation = { id: conversationId(), type, title, members, messages: [] };
    conversations.set(conversation.id, conversation);
    return conversation;
  }

  function directWith(userid: string): Conversation {
    const known = direct.get(userid);
    if (known) return known;
    const opened = open('direct', options.app.name, [userid]);
    direct.set(userid, opened);
    return opened;
  }

  /** Without a list of its own the group holds everybody, also those who join later. */
  function membersOf(conversation: Conversation): string[] {
    if (conversation !== group || invited) return conversation.members;
    return directory.people().map((person) => person.userid);
  }

  const isInGroup = (userid: string): boolean =>
    invited ? invited.has(userid) : directory.person(userid) !== undefined;

  /** Nobody named means everybody. */
  const concerned = (conversation: Conversation): string[] => (conversation === group ? [] : conversation.members);

  function indexed(message: Message): Message {
    const { queryKey, at, content } = message;
    if (queryKey === null) return message;
    if (byQueryKey.of(queryKey).size === 0) sent.push({ queryKey, at, content });
    byQueryKey.add(queryKey, message);
    return message;
  }

  const memberCount = (conversation: Conversation): number =>
    conversation === group && !invited ? directory.size() : conversation.members.length;

  return {
    directWith,
    group: (): Conversation => group,
    conversation: (id: string): Conversation | undefined => conversations.get(id),
    membersOf,
    memberCount,
    memberCountOf({ conversationId: id }: Message): number {
      const conversation = conversations.get(id);
      return conversation ? memberCount(conversation) : 0;
    },
    /** newest first */
    latestSent: (most: number): SentMessage[] => sent.slice(-most).reverse(),
    sentCount: (): number => sent.length,
    conversationsOf: (userid: string): Conversation[] => [directWith(userid), ...(isInGroup(userid) ? [group] : [])],

    post(conversation: Conversation, sender: Sender, content: Content, queryKey: string | null = null): Message {
      const message: Message = {
        id: messageId(),
        conversationId: conversation.id,
        sender,
        at: now(),
        content,
        readBy: new Set(sender.kind === 'person' ? [sender.userid] : []),
        recalled: false,
        queryKey,
      };
      conversation.messages.push(indexed(message));
      if (conversation.messages.length > MOST_MESSAGES) conversation.messages.shift();
      live.tell('chat', concerned(conversation));
      return message;
    },
    byQueryKey: (queryKey: string): Message[] => [...byQueryKey.of(queryKey)],
    recall(message: Message): void {
      message.recalled = true;
      const conversation = conversations.get(message.conversationId);
      if (conversation) live.tell('chat', concerned(conversation));
    },
    markRead(conversation: Conversation, userid: string): void {
      const unread = conversation.messages.filter(({ readBy }) => !readBy.has(userid));
      if (unread.length === 0) return;
      for (const { readBy } of unread) readBy.add(userid);
      live.tell('chat', [userid]);
    },
    save: () => ({ direct, group }),
    /** The group keeps its id and words; who is in it comes from this start's options. */
    load(saved: { direct: Map<string, Conversation>; group: Conversation }): void {
      for (const [userid, conversation] of saved.direct) {
        direct.set(userid, conversation);
        conversations.set(conversation.id, conversation);
      }
      conversations.delete(group.id);
      Object.assign(group, { id: saved.group.id, messages: saved.group.messages });
      conversations.set(group.id, group);
      for (const { messages } of conversations.values()) messages.forEach(indexed);
    },
  };
}

/** The line under a conversation's name. */
export function lastLine({ messages }: Conversation): string {
  const last = messages.at(-1);
  if (!last) return '';
  return last.recalled ? '消息已撤回' : summaryOf(last.content);
}
