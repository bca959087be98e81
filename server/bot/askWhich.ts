import type { ActionContext } from '../context';
import type { Asked, BotReply } from './conversation';
import { keepChoices } from './pending';
import type { Choice } from './waiting';

/** One of several that fit. */
export interface Option extends Choice {
  /** on its button */
  label: string;
  /** in the list */
  line: string;
}

/** Read at a glance, and as many buttons as DingTalk shows. */
export const SHOWN = 5;

/**
 * Asks which one is meant: by its button, its number, or the complete sentence.
 * @param unread how many there are beyond `options`
 */
export async function askWhich(
  ctx: ActionContext,
  { conversation }: Asked,
  title: string,
  options: Option[],
  unread = 0,
): Promise<BotReply> {
  const shown = options.slice(0, SHOWN);
  await keepChoices(
    ctx,
    conversation,
    shown.map(({ say, taskId }) => ({ say, taskId })),
  );
  const rest = options.length - shown.length + unread;
  return {
    title,
    markdown: [
      `${title}，请选择：`,
      ...shown.map(({ line }, at) => `${at + 1}. ${line}`),
      ...(rest > 0 ? [`还有 ${rest} 项，请说出名称`] : []),
    ].join('\n\n'),
    buttons: shown.map(({ label, say }) => ({ label, say })),
  };
}
