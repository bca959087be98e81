// What a question and its answer are. Handlers know nothing of DingTalk: they take a reading and give words.
import type { Reading } from '../../shared/bot/intents';
import type { ActionContext } from '../context';
import type { BotMessage } from '../dingtalk/port';
import type { ChatButton } from '../dingtalk/port';
import type { Named } from './names/tell';
import type { ChatPicture } from './pictures/types';
import type { Group, Subject } from './waiting';

/** What the bot says, in one conversation. */
export interface Spoken {
  /** one line for the chat list */
  title: string;
  markdown: string;
  buttons: ChatButton[];
}

/** Words with what goes along. */
export interface Told extends Spoken {
  /** follows the words */
  picture?: ChatPicture;
  /** the Word report of this task follows, to the person alone; compiled after the answer when it is not there yet */
  report?: { taskId: string; fileName: string };
}

/** The answer where it was asked; in a group, what is nobody else's business goes to the asker alone. */
export interface BotReply extends Told {
  privately?: Told;
}

/** A wish as it was said. */
export interface Asked {
  reading: Reading;
  /** as it was typed */
  text: string;
  /** where it is answered */
  conversation: BotMessage['conversation'];
  /** where it was said */
  saidIn: BotMessage['conversation'];
  /** what `reading.name` names, where that was only pointed at */
  meant: (Named & Pick<Subject, 'taskId'>) | null;
  inGroup: boolean;
  /** the group it claims to come from, where nothing proves that; it is answered in the asker's own chat */
  claimedGroup: Group | null;
  /** surely said by the asker; where that cannot be known, an act wants the word that was shown with it */
  isProven: boolean;
  saidAt: Date;
  /** The answer to other words in the same place, such as those that a number stands for. */
  again(words: string): Promise<BotReply>;
}

/** Answers one kind of wish by the same queries and actions as HTTP. */
export type BotHandler = (ctx: ActionContext, asked: Asked) => Promise<BotReply>;
