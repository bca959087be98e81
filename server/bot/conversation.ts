// What a question and its answer are. Handlers know nothing of DingTalk: they take a reading and give words.
import type { Reading } from '../../shared/bot/intents';
import type { ActionContext } from '../context';
import type { BotMessage } from '../dingtalk/port';
import type { ChatButton } from '../dingtalk/port';

/** What the bot says, in one conversation. */
export interface Spoken {
  /** one line for the chat list */
  title: string;
  markdown: string;
  buttons: ChatButton[];
}

/** The answer where it was asked. */
export type BotReply = Spoken;

/** A wish as it was said. */
export interface Asked {
  reading: Reading;
  /** as it was typed */
  text: string;
  conversation: BotMessage['conversation'];
  inGroup: boolean;
}

/** Answers one kind of wish by the same queries and actions as HTTP. */
export type BotHandler = (ctx: ActionContext, asked: Asked) => Promise<BotReply>;
