// 我休假了谁替我: who reviews in the asker's place and for whom the asker does; a filler's work is handed over instead.
import { spokenDay } from '../../../shared/calendar';
import type { StandIn } from '../../../shared/contracts/reviews';
import { mayReview } from '../../identity/actor';
import { presentStandIn } from '../../reviews/nameStandIn';
import { compose, personally, someOf } from '../compose';
import type { BotHandler } from '../conversation';
import { contactSentence } from './smallTalk';

const NAMED = 3;

export const answerStandIn: BotHandler = async (ctx, asked) => {
  if (!mayReview(ctx.actor))
    return personally(
      asked,
      compose(ctx, {
        sentence: '代理只管审核，填报任务要换人填由绩效管理员改派',
        besides: [`${await contactSentence(ctx)}，说明哪几天不在、转给谁。`],
        buttons: [{ label: '我的任务', say: '我的任务' }],
      }),
    );
  const { standIn, standsInFor } = await presentStandIn(ctx);
  const forWhom = standsInFor.map(({ name }) => name);
  const told = compose(ctx, {
    sentence: standIn ? `${standIn.name}${daysOf(standIn)}代您审核` : '您还没有请人代理审核',
    besides: [
      ...(standIn ? [] : ['可以请您负责的单位里的同事代审，选好起止日期；对方用自己的名义审，并注明代谁。']),
      ...(forWhom.length > 0 ? [`您正在代${someOf(forWhom, NAMED, '人')}审核。`] : []),
    ],
    buttons: [{ label: standIn ? '查看或更改' : '请人代理审核', path: '#/reviews' }],
  });
  return personally(asked, told);
};

function daysOf({ from, until, isOn }: NonNullable<StandIn['standIn']>): string {
  const days = until ? `${spokenDay(from)}至${spokenDay(until)}` : `${spokenDay(from)}起`;
  return isOn ? (until ? `到${spokenDay(until)}为止` : '现在') : days;
}
