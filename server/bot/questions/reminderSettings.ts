import { compose, personally } from '../compose';
import type { BotHandler } from '../conversation';

const buttons = [{ label: '打开提醒设置', path: '#/reminders' }];

/** 提醒设置. */
export const answerReminderSettings: BotHandler = async (ctx, asked) =>
  personally(asked, compose(ctx, { sentence: '几点提醒、哪些不提醒，可以在提醒设置里改', buttons }));

/** 退订: what can be muted and what cannot is chosen on the page, so that nobody loses a deadline by one word. */
export const answerUnsubscribe: BotHandler = async (ctx, asked) =>
  personally(
    asked,
    compose(ctx, {
      sentence: '可以在提醒设置里关掉不需要的提醒',
      besides: ['截止当天的提醒不能关，以免错过截止时间。'],
      buttons,
    }),
  );
