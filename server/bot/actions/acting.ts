// What all acts have in common: they are shown before they are done, and are between the bot and one person.
import { textSchema } from '../../../shared/contracts/common';
import type { ActionContext } from '../../context';
import { aloneWith, personally } from '../compose';
import type { Asked, BotHandler, BotReply, Spoken } from '../conversation';
import { dropAct, keepAct } from '../pending';
import type { Act } from '../waiting';

/** Asked for in a group, an act goes on in the asker's own chat. */
export const privately =
  (handler: BotHandler): BotHandler =>
  async (ctx, asked) => {
    if (!asked.inGroup) return handler(ctx, asked);
    const { privately: _none, ...said } = await handler(ctx, aloneWith(ctx, asked));
    return personally(asked, said);
  };

/** An act that is asked for: whatever waited before lapses, even if it comes to nothing, so that 确认 never does what was said earlier. */
export const askedToAct = (handler: BotHandler): BotHandler =>
  privately(async (ctx, asked) => {
    await dropAct(ctx, asked.conversation);
    return handler(ctx, asked);
  });

/** Shows what would be done, with the buttons that do it or leave it. */
export async function askToConfirm(
  ctx: ActionContext,
  { conversation }: Asked,
  act: Act,
  { title, lines }: { title: string; lines: string[] },
): Promise<BotReply> {
  const word = await keepAct(ctx, conversation, act);
  return {
    title: `${title}，确认？`,
    markdown: [`**${title}。确认？**`, ...lines, `请按下面的按钮，或回复“确认 ${word}”，10 分钟内有效。`].join('\n\n'),
    buttons: [
      { label: '确认', say: `确认 ${word}` },
      { label: '取消', say: '取消' },
    ],
  };
}

/** As long as a reason may be that is said in the chat; a longer one is written on the page. */
const LONGEST_REASON = 500;

/** The reason as the page would take it. */
export function fittingReason(said: string): { reason: string } | { reply: BotReply } {
  const fit = textSchema(LONGEST_REASON).safeParse(said);
  if (fit.success) return { reason: fit.data };
  return { reply: says(`理由${fit.error.issues[0]!.message}`, { lines: ['请换一种说法再回复，或在应用里办理。'] }) };
}

/** One sentence, and what may be of use after it. */
export function says(sentence: string, more: { lines?: string[]; buttons?: Spoken['buttons'] } = {}): BotReply {
  return {
    title: sentence,
    markdown: [`**${sentence}。**`, ...(more.lines ?? [])].join('\n\n'),
    buttons: more.buttons ?? [],
  };
}
