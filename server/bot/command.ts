import type { ActionContext } from '../context';

export interface BotReply {
  /** one line for the chat list */
  title: string;
  markdown: string;
  buttons: { label: string; path: string }[];
}

/** What somebody said: the words after the phrase, and where. */
export interface Words {
  text: string;
  /** what is left when the phrase is taken out */
  rest: string;
  inGroup: boolean;
}

/** A thing the bot can do: how it is asked for, a line of help, and a call to the same query or action as HTTP. */
export interface BotCommand {
  name: string;
  /** `帮助` shows it to those for whom this returns true */
  isFor(ctx: ActionContext): boolean;
  help: string;
  /** the rest after the phrase, or null when this is not what was asked */
  match(text: string): string | null;
  run(ctx: ActionContext, words: Words): Promise<BotReply>;
}

/** Matches a phrase said alone, with a polite word or a question mark around it. */
export function phrases(...said: string[]) {
  return (text: string): string | null => {
    const bare = text.replace(/[？?。.！!~～\s]+$/u, '').replace(/^(请问|查一下|查询|看看|帮我看看|我想看)\s*/u, '');
    return said.includes(bare) ? '' : null;
  };
}
