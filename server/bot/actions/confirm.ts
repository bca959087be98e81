import type { ActionContext } from '../../context';
import { tellsFault } from '../../../shared/bot/clear';
import { readPlainly } from '../../../shared/bot/read';
import { dayOf } from '../../../shared/calendar';
import type { Intent } from '../../../shared/bot/intents';
import type { Asked, BotHandler, BotReply } from '../conversation';
import { choiceOf, dropAct, forgetTalk, takeAct, waitingAct } from '../pending';
import type { Act } from '../waiting';
import { privately, says } from './acting';
import { bindConfirmed, unbindConfirmed } from './bind';
import { askToApprove, decideConfirmed, proposeReturn } from './decide';
import { extendConfirmed, proposeExtension } from './extend';
import { urgeConfirmed } from './urge';

/** 确认: does what was shown last, once. */
export const confirmAct: BotHandler = privately(async (ctx, asked) => {
  const { saidAt, isProven, reading } = asked;
  const word = reading.choice === null ? null : String(reading.choice);
  const act = await takeAct(ctx, asked.conversation, { word, saidAt, isProven });
  if (act === 'none')
    return says('现在没有等您确认的事项', { lines: ['确认在 10 分钟内有效，过了请把要办的事再说一遍。'] });
  if (act === 'wrong') return says('没有办理', { lines: ['请按上一条消息里的“确认”按钮，或回复其中的确认码。'] });
  // A refusal is answered, not thrown on: what the act had written by then must not stay.
  return (await stillAsks(ctx, asked, act)) ?? ctx.db.transaction((db) => doAct({ ...ctx, db }, act));
});

/** 同意: said to 将通过…。确认？ it is the yes; else it asks for an approval, which is shown first. */
export const approveOrConfirm: BotHandler = async (ctx, asked) => {
  const { name, choice } = asked.reading;
  const isBare = name === '' && choice === null && !asked.inGroup;
  const act = isBare ? await waitingAct(ctx, asked.conversation) : null;
  return act?.act === 'approve' ? confirmAct(ctx, asked) : askToApprove(ctx, asked);
};

/** 取消, 不是这个: nothing is done, and the talk is about nothing any more. */
export const cancelAct: BotHandler = privately(async (ctx, asked) => {
  if (await dropAct(ctx, asked.conversation)) return says('好，没有办理');
  if (await forgetTalk(ctx, asked.conversation))
    return says('好，这个先不说了', { lines: ['要问别的请直接说；已经办了的，请打开任务查看。'] });
  return says('现在没有要取消的', { lines: ['请把要问的再说一遍；已经办了的，请打开任务查看。'] });
});

/** “2” or a tap: says the sentence that was shown under the number. */
export const chooseShown: BotHandler = async (ctx, asked) => {
  const { choice } = asked.reading;
  const chosen = choice === null ? null : await choiceOf(ctx, asked, choice);
  return chosen ? asked.again(chosen.say) : noSuchChoice(choice);
};

/** Nothing is shown under this number, or not any more. */
export const noSuchChoice = (choice: number | null): BotReply =>
  says(`现在没有第 ${choice ?? 1} 项可选`, { lines: ['请把要问的事再说一遍。'] });

/** Said while a reason is waited for, these are no reason. */
const WISHES: Intent[] = ['help', 'confirm', 'cancel', 'choose', 'urge', 'approve', 'return', 'extend'];
/** A question as short as this is one, whatever is waited for. */
const SHORT_QUESTION = 8;

/**
 * The words as the reason that was asked for last; null when none was, or when they plainly mean something else. They are
 * shown before anything is done with them.
 */
export async function takeReason(ctx: ActionContext, asked: Asked, intent: Intent | 'unknown') {
  if (
    asked.inGroup ||
    !asked.text ||
    (intent !== 'unknown' && (WISHES.includes(intent) || isShortQuestion(ctx, asked)))
  )
    return null;
  const act = await waitingAct(ctx, asked.conversation);
  if (!act || !('reason' in act) || act.reason !== null) return null;
  return proposeAgain(ctx, asked, { ...act, reason: asked.text });
}

/** By a pattern: the words of a reason may give away a question as well, such as 缺附件 or 执行率填错了. */
const isShortQuestion = ({ now }: ActionContext, { text }: Asked): boolean =>
  text.length <= SHORT_QUESTION && !tellsFault(text) && readPlainly(text, dayOf(now)).intent !== 'unknown';

/** Confirmed before its reason was given. */
async function stillAsks(ctx: ActionContext, asked: Asked, act: Act): Promise<BotReply | null> {
  return 'reason' in act && act.reason === null ? proposeAgain(ctx, asked, act) : null;
}

const proposeAgain = (ctx: ActionContext, asked: Asked, act: Extract<Act, { reason: string | null }>) =>
  act.act === 'return' ? proposeReturn(ctx, asked, act) : proposeExtension(ctx, asked, act);

function doAct(ctx: ActionContext, act: Act): Promise<BotReply> {
  switch (act.act) {
    case 'urge':
      return urgeConfirmed(ctx, act);
    case 'extend':
      return extendConfirmed(ctx, act);
    case 'bind':
      return bindConfirmed(ctx, act);
    case 'unbind':
      return unbindConfirmed(ctx, act.group);
    default:
      return decideConfirmed(ctx, act);
  }
}
