// The form of every answer: one sentence with its figure, a few lines under it, and as of when.
import { timeOf } from '../../shared/calendar';
import type { ActionContext } from '../context';
import type { ChatButton } from '../dingtalk/port';
import type { Asked, BotReply, Told } from './conversation';

/** Lines one reads in a chat; what is beyond them is one tap away. */
export const LINES = 5;
/** Beyond so many rows a list is no answer: units with their numbers are. */
export const MOST_LISTED = 20;

export interface Answer extends Pick<Told, 'picture' | 'report'> {
  /** without its full stop */
  sentence: string;
  /** what follows the sentence at once */
  besides?: string[];
  /** one for each row; five are shown */
  lines?: string[];
  /** what is said next may name a line by its number */
  isNumbered?: boolean;
  /** rows in all, and what they are counted in; those in `lines` when absent */
  total?: number;
  /** 项 */
  counted?: string;
  /** under the lines */
  notes?: string[];
  buttons?: ChatButton[];
}

/** The words of an answer. */
export function compose(ctx: ActionContext, answer: Answer): Told {
  const { sentence, besides = [], lines = [], counted = '项', notes = [], buttons = [] } = answer;
  const shown = lines.slice(0, LINES);
  const more = (answer.total ?? lines.length) - shown.length;
  return {
    title: sentence,
    markdown: [
      `**${sentence}。**`,
      ...besides,
      ...shown.map((words, at) => `${answer.isNumbered ? `${at + 1}.` : '-'} ${words}`),
      ...(more > 0 && shown.length > 0 ? [`还有 ${more} ${counted}，点下面的按钮查看。`] : []),
      ...notes,
      `截至 ${timeOf(ctx.now)}`,
    ].join('\n\n'),
    buttons,
    ...(answer.picture && { picture: answer.picture }),
    ...(answer.report && { report: answer.report }),
  };
}

/** What is the asker's business alone: in a group it is said to them, and the group only hears that it was. */
export function personally({ inGroup }: Pick<Asked, 'inGroup'>, told: Told): BotReply {
  return inGroup ? { ...line('已私聊回复您'), privately: told } : told;
}

/** The same wish as if it were said in the asker's own chat, where what is asked back is answered. */
export const aloneWith = ({ actor }: Pick<ActionContext, 'actor'>, asked: Asked): Asked =>
  asked.inGroup
    ? { ...asked, inGroup: false, conversation: { type: 'direct', id: '', title: null, userId: actor.userId } }
    : asked;

/** One sentence and nothing else. */
export const line = (sentence: string): Told => ({ title: sentence, markdown: `${sentence}。`, buttons: [] });

export const MY_TASKS = { label: '打开我的任务', path: '#/' };

/** Names after one another, such as 张三、李四等 5 人; `count` is of all. */
export function someOf(names: readonly string[], most: number, counted: string): string {
  const shown = names.slice(0, most).join('、');
  return names.length > most ? `${shown}等 ${names.length} ${counted}` : shown;
}
