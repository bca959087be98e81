// 谢谢, 好的, 👍: a nod that asks for nothing. While an act waits it is no consent, and whoever nodded hears so.
import type { BotHandler } from '../conversation';
import { line } from '../compose';
import { waitingAct } from '../pending';

export const answerThanks: BotHandler = async (ctx, { conversation }) =>
  line((await waitingAct(ctx, conversation)) ? '还没有办理，请按上一条消息里的“确认”按钮' : '不客气，有事随时问我');
