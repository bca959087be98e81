// 发起批次: where admins (绩效管理员) do it; to anybody else who can.
import { compose, personally } from '../compose';
import { holdsRoleAnywhere } from '../../identity/actor';
import type { BotHandler } from '../conversation';
import { contactSentence } from './smallTalk';

export const answerLaunch: BotHandler = async (ctx, asked) => {
  const told = holdsRoleAnywhere(ctx.actor, 'admin')
    ? compose(ctx, {
        sentence: '评价批次在“发起评价批次”页发起',
        besides: ['选好年度、项目和截止日期后先看预览：谁会收到、共几项、要发多少消息。可以存草稿，也可以定时发起。'],
        buttons: [
          { label: '去发起', path: '#/campaigns/new' },
          { label: '看已有批次', path: '#/campaigns' },
        ],
      })
    : compose(ctx, { sentence: '评价批次由绩效管理员发起', besides: [`${await contactSentence(ctx)}。`] });
  return personally(asked, told);
};
