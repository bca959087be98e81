import { kindLabelsOf, spokenSettings } from '../../../shared/reminders/settingsWords';
import { describeSettings } from '../../reminders/settings';
import { compose, personally } from '../compose';
import type { BotHandler } from '../conversation';

const buttons = [{ label: '打开提醒设置', path: '#/reminders' }];

/** 提醒设置: as they are now, and where to change them. */
export const answerReminderSettings: BotHandler = async (ctx, asked) => {
  const sentence = spokenSettings(await describeSettings(ctx));
  const besides = ['截止当天的提醒总会发。发过什么、为什么发，也在提醒设置里。'];
  return personally(asked, compose(ctx, { sentence, besides, buttons }));
};

/** 退订: what can be muted and what cannot is chosen on the page, so that nobody loses a deadline by one word. */
export const answerUnsubscribe: BotHandler = async (ctx, asked) => {
  const { muted } = await describeSettings(ctx);
  const already = muted.length > 0 ? [`已经关掉：${kindLabelsOf(muted)}。`] : [];
  return personally(
    asked,
    compose(ctx, {
      sentence: '可以在提醒设置里关掉不需要的提醒',
      besides: [...already, '截止当天的提醒不能关，以免错过截止时间。'],
      buttons,
    }),
  );
};
